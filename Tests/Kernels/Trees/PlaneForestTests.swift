import Testing

@testable import RingtrueKernels

@Suite struct `A forest of planes` {
  /// Trees of random planes and rows of small whole numbers, whose products are exact in any order
  /// and often meet an offset.
  private struct Example {
    let depth: Int
    let features: Int
    let normals: [Float]
    let offsets: [Float]
    let leaves: [UInt16]
    let columns: [Float]
    let rowCount: Int

    init(trees: Int, depth: Int, features: Int, rows: Int) {
      var numbers = Numbers(seed: UInt64(trees + depth + features + rows))
      func whole(_ count: Int, _ range: ClosedRange<Int>) -> [Float] {
        (0..<count).map { _ in Float(Int.random(in: range, using: &numbers)) }
      }
      self.depth = depth
      self.features = features
      rowCount = rows
      normals = whole(features * trees << depth, -3...3)
      offsets = whole(trees << depth, -6...6).map { $0 == 6 ? .infinity : $0 }
      leaves = (0..<trees << depth).map { _ in UInt16.random(in: 0...(.max), using: &numbers) }
      columns = whole(features * rows, -4...4)
    }

    func forest() -> PlaneForest {
      PlaneForest(
        depth: depth, features: features, normals: normals, offsets: offsets, leaves: leaves)
    }

    func sum(ofRow row: Int) -> UInt32 {
      stride(from: 0, to: offsets.count, by: 1 << depth).reduce(0) { sum, tree in
        var node = 1
        while node < 1 << depth {
          let product = (0..<features).reduce(Float(0)) {
            $0 + normals[(tree + node) * features + $1] * columns[$1 * rowCount + row]
          }
          node = 2 * node + (product > offsets[tree + node] ? 1 : 0)
        }
        return sum + UInt32(leaves[tree + node - (1 << depth)])
      }
    }
  }

  @Test(arguments: [1, 5, 15, 16, 40], [1, 127, 128, 300])
  func `earns what every row earns alone, on every path`(_ features: Int, _ rows: Int) {
    let example = Example(trees: 7, depth: 6, features: features, rows: rows)
    let expected = (0..<rows).map(example.sum)
    for isa in ISA.available {
      let sums = example.forest().sums(
        of: 0..<rows, in: example.columns.span, rowCount: rows, on: isa)
      #expect(sums == expected)
    }
  }

  @Test(arguments: [3, 30])
  func `has the same bits on every path, for numbers that must be rounded`(_ features: Int) {
    var numbers = Numbers(seed: 9)
    let forest = PlaneForest(
      depth: 8, features: features, normals: numbers.floats(features << 8),
      offsets: numbers.floats(1 << 8).map { $0 / 8 }, leaves: (0..<256).map { UInt16($0) })
    let columns = numbers.floats(features * 500)
    let sums = ISA.available.map {
      forest.sums(of: 0..<500, in: columns.span, rowCount: 500, on: $0)
    }
    #expect(Set(sums).count == 1 && Set(sums[0]).count > 20)
  }

  @Test func `gives some of the rows what it gives them among all`() {
    let example = Example(trees: 3, depth: 8, features: 5, rows: 600)
    let forest = example.forest()
    let all = forest.sums(of: 0..<600, in: example.columns.span, rowCount: 600)
    let some = forest.sums(of: 250..<515, in: example.columns.span, rowCount: 600)
    #expect(some == Array(all[250..<515]))
  }

  @Test func `gives back the planes that it was made of`() {
    let example = Example(trees: 2, depth: 3, features: 16, rows: 1)
    let forest = example.forest()
    #expect(forest.normals == example.normals && forest.offsets == example.offsets)
    #expect(forest.leaves == example.leaves)
  }
}
