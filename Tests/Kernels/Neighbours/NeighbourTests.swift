import Testing

@testable import RingtrueKernels

/// Points stored column by column, and what their neighbours should be, found by trying all.
private struct Cloud {
  let count: Int
  let dimensions: Int
  let columns: [Float]

  /// Points of a kind: spread evenly, on a coarse grid with many ties, or all in one place.
  init(_ kind: Kind, _ count: Int, _ dimensions: Int, seed: UInt64 = 3) {
    var numbers = Numbers(seed: seed)
    self.count = count
    self.dimensions = dimensions
    columns = numbers.floats(count * dimensions).map { x in
      switch kind {
      case .even: x
      case .grid: (x * 2).rounded()
      case .one: 7
      }
    }
  }

  enum Kind: CaseIterable { case even, grid, one }

  var order: [UInt32] {
    SpatialOrder(columns: columns.span, count: count, dimensions: dimensions) {}.places
  }

  var blocks: PointBlocks {
    PointBlocks(columns: columns.span, of: count, dimensions: dimensions, order: order.span)
  }
}

private func square(_ a: PointBlocks, _ i: Int, _ b: PointBlocks, _ j: Int) -> Double {
  (0..<a.dimensions).reduce(0.0) { sum, c in
    let d = Double(b[j, c]) - Double(a[i, c])
    return sum + d * d
  }
}

/// The squared distances and places of the k nearest, self left out, equal ones by place.
private func oracle(
  _ k: Int, of queries: PointBlocks, _ i: Int, in points: PointBlocks, others: Bool
) -> [(square: Double, place: Int)] {
  let all = (0..<points.count).filter { !others || $0 != i }
    .map { (square: square(queries, i, points, $0), place: $0) }
  return Array(all.sorted { ($0.square, $0.place) < ($1.square, $1.place) }.prefix(k))
}

@Suite struct `The nearest neighbours` {
  @Test(arguments: Cloud.Kind.allCases, [(2, 1, 1), (65, 3, 20), (700, 2, 5), (300, 30, 40)])
  private func `of every point are those that trying all others finds`(
    _ kind: Cloud.Kind, _ shape: (count: Int, dimensions: Int, k: Int)
  ) {
    let points = Cloud(kind, shape.count, shape.dimensions).blocks
    let index = NeighbourIndex(points)
    let found = ISA.available.map { isa in
      (0..<points.blocks).map { index.nearestOthers(shape.k, ofBlock: $0, on: isa) }
    }
    for place in stride(from: 0, to: points.count, by: 7) {
      let expected = oracle(shape.k, of: points, place, in: points, others: true)
      for near in found.map({ $0[place / 64] }) {
        let range = near.range(of: place % 64)
        #expect(near.distances[range].elementsEqual(expected.map { $0.square.squareRoot() }))
        #expect(near.places[range].elementsEqual(expected.map { UInt32($0.place) }))
      }
    }
  }

  @Test(arguments: Cloud.Kind.allCases, [1, 3, 31, 500])
  private func `of new points may be any, and do not depend on who else is asked`(
    _ kind: Cloud.Kind, _ k: Int
  ) {
    let index = NeighbourIndex(Cloud(kind, 500, 4).blocks)
    let queries = Cloud(kind, 70, 4, seed: 9)
    let together = queries.blocks
    for isa in ISA.available {
      let found = (0..<2).map { index.nearest(k, of: together, block: $0, on: isa) }
      for place in [0, 5, 63, 64, 69] {
        let expected = oracle(k, of: together, place, in: index.points, others: false)
        let near = found[place / 64]
        let range = near.range(of: place % 64)
        #expect(Array(near.distances[range]) == expected.map { $0.square.squareRoot() })
        #expect(near.places[range].map(Int.init) == expected.map(\.place))
        let row = (0..<4).map { together[place, $0] }
        let alone = index.nearest(
          k, of: PointBlocks(rows: row.span, count: 1, dimensions: 4), block: 0, on: isa)
        #expect(alone.distances == Array(near.distances[range]))
        #expect(alone.places == Array(near.places[range]))
      }
    }
  }

  @Test func `are found among coordinates too large to be squared in float`() {
    let columns: [Float] = [-3e38, 0, 3e38, 1e38]
    let index = NeighbourIndex(
      PointBlocks(columns: columns.span, of: 4, dimensions: 1, order: [0, 1, 2, 3].span))
    let found = index.nearestOthers(3, ofBlock: 0)
    #expect(found.distances.allSatisfy { $0.isFinite && $0 > 0 })
    #expect(Set(found.places[0..<3]) == [1, 2, 3])
  }

  /// Every box touches every other: only the order of places tells where to stop.
  @Test func `of many equal points cost no more than of others`() {
    #if DEBUG
      let count = 10_000
    #else
      let count = 1_000_000
    #endif
    let index = NeighbourIndex(Cloud(.one, count, 2).blocks)
    for block in 1..<index.points.blocks {
      let found = index.nearestOthers(20, ofBlock: block)
      #expect(found.distances.allSatisfy { $0 == 0 })
      #expect(found.places[found.range(of: 0)].elementsEqual(0..<20))
    }
  }
}

@Suite struct `A spatial order` {
  @Test(arguments: Cloud.Kind.allCases, [0, 1, 64, 65, 1000])
  private func `has every point once`(_ kind: Cloud.Kind, _ count: Int) {
    #expect(Cloud(kind, count, 3).order.sorted() == (0..<UInt32(count)).map(\.self))
  }

  @Test func `sorts a line into pieces that do not overlap`() {
    let cloud = Cloud(.even, 1000, 1)
    let blocks = cloud.blocks
    for block in 1..<blocks.blocks {
      let before = blocks.points(block - 1).map { blocks[$0, 0] }.max()!
      #expect(blocks.points(block).allSatisfy { before <= blocks[$0, 0] })
    }
  }

  @Test func `orders some points as if there were no others`() {
    let (all, some) = (Cloud(.grid, 3000, 3), 700..<2500)
    let own = (0..<3).flatMap { c in
      all.columns[some.lowerBound + c * 3000..<some.upperBound + c * 3000]
    }
    let alone = SpatialOrder(columns: own.span, count: some.count, dimensions: 3) {}
    let among = SpatialOrder(columns: all.columns.span, count: 3000, dimensions: 3, rows: some) {}
    #expect(among.places == alone.places.map { $0 + 700 })
  }

  @Test func `leaves equal points as they came, and stops when it is told to`() {
    #expect(Cloud(.one, 300, 2).order == (0..<300).map(\.self))
    struct Enough: Error {}
    let cloud = Cloud(.even, 300, 2)
    #expect(throws: Enough.self) {
      try SpatialOrder(columns: cloud.columns.span, count: 300, dimensions: 2) { throw Enough() }
    }
  }
}
