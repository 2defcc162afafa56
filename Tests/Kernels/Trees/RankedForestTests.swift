import Testing

@testable import RingtrueKernels

@Suite struct `A ranked forest` {
  /// Trees of random cuts, and rows of numbers that often meet a cut exactly.
  struct Example {
    let depth: Int
    let width: Int
    let rowCount: Int
    let features: [Int32]
    let cuts: [Float]
    let leaves: [UInt16]
    let columns: [Float]

    init(trees: Int, depth: Int, width: Int, rows: Int) {
      var numbers = Numbers(seed: UInt64(trees + depth + width + rows))
      self.depth = depth
      self.width = width
      rowCount = rows
      let count = trees << depth
      features = (0..<count).map { _ in Int32.random(in: 0..<Int32(width), using: &numbers) }
      cuts = (0..<count).map { _ in
        let cut = Float(Int.random(in: -50...50, using: &numbers)) / 16
        return cut == 3 ? .infinity : cut == 0 ? -0.0 : cut
      }
      leaves = (0..<count).map { _ in UInt16.random(in: 0...(.max), using: &numbers) }
      columns = (0..<rows * width).map { _ in
        Float(Int.random(in: -60...60, using: &numbers)) / 16
      }
    }

    func forest() -> RankedForest {
      RankedForest(depth: depth, width: width, features: features, cuts: cuts, leaves: leaves)
    }

    /// Row by row and step by step, with the numbers themselves.
    func sum(ofRow row: Int) -> UInt32 {
      stride(from: 0, to: cuts.count, by: 1 << depth).reduce(0) { sum, tree in
        var node = 1
        while node < 1 << depth {
          let x = columns[Int(features[tree + node]) * rowCount + row]
          node = 2 * node + (x > cuts[tree + node] ? 1 : 0)
        }
        return sum + UInt32(leaves[tree + node - (1 << depth)])
      }
    }
  }

  @Test(arguments: [1, 4, 5, 11, 20, 31, 33, 70], [1, 255, 256, 300])
  func `earns what every row earns alone, on every path`(_ width: Int, _ rows: Int) {
    let example = Example(trees: 7, depth: 8, width: width, rows: rows)
    let expected = (0..<rows).map(example.sum)
    for isa in ISA.available {
      let sums = example.forest().sums(
        of: 0..<rows, in: example.columns.span, rowCount: rows, on: isa)
      #expect(sums == expected)
    }
  }

  @Test(arguments: [9, 10, 12])
  func `is as right for deeper trees, and for more of them than one ranking holds`(_ depth: Int) {
    let example = Example(trees: 17, depth: depth, width: 6, rows: 40)
    let expected = (0..<40).map(example.sum)
    for isa in ISA.available {
      let sums = example.forest().sums(of: 0..<40, in: example.columns.span, rowCount: 40, on: isa)
      #expect(sums == expected)
    }
  }

  @Test func `gives some of the rows what it gives them among all`() {
    let example = Example(trees: 3, depth: 8, width: 5, rows: 600)
    let forest = example.forest()
    let all = forest.sums(of: 0..<600, in: example.columns.span, rowCount: 600)
    let some = forest.sums(of: 250..<515, in: example.columns.span, rowCount: 600)
    #expect(some == Array(all[250..<515]))
    #expect(forest.sums(of: 9..<9, in: example.columns.span, rowCount: 600).isEmpty)
  }

  @Test func `ranks as many different cuts as one feature can have`() {
    var numbers = Numbers(seed: 3)
    let cuts = numbers.floats(130 << 8)
    let forest = RankedForest(
      depth: 8, width: 1, features: Array(repeating: 0, count: cuts.count), cuts: cuts,
      leaves: (0..<cuts.count).map { UInt16($0 % 256) })
    let columns = numbers.floats(64) + [-2, 2] + cuts.prefix(30)
    let expected = columns.map { x in
      stride(from: 0, to: cuts.count, by: 256).reduce(UInt32(0)) { sum, tree in
        let leaf = (0..<8).reduce(1) { node, _ in 2 * node + (x > cuts[tree + node] ? 1 : 0) }
        return sum + UInt32(leaf - 256)
      }
    }
    for isa in ISA.available {
      #expect(
        forest.sums(of: 0..<96, in: columns.span, rowCount: 96, on: isa) == expected)
    }
  }
}
