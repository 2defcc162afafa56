internal import CKernels

/// The nearest points of each query of one block, nearest first.
package struct Neighbours: Sendable {
  /// How many there are of each query.
  package let k: Int
  /// The distances, k of each query.
  package let distances: [Double]
  /// The points' places in the index, k of each query.
  package let places: [UInt32]

  /// Where the neighbours of a query are, by its place in the block.
  package func range(of query: Int) -> Range<Int> { query * k..<(query + 1) * k }
}

extension NeighbourIndex {
  /// The k nearest points of each query of one block; there must be as many.
  ///
  /// Points are told apart by their distance in float, two to spare, and those that are kept are
  /// measured and ordered in double. A query's neighbours don't depend on the others of its block,
  /// but queries that lie close together are found theirs sooner.
  ///
  /// Cost: O(d · n) a query at the worst; a small part of that where few features count.
  package func nearest(
    _ k: Int, of queries: PointBlocks, block: Int, on isa: ISA = .active
  ) -> Neighbours {
    precondition(
      queries.dimensions == dimensions,
      "neighbours: queries of \(queries.dimensions) coordinates among points of \(dimensions)")
    return search(k, of: queries, block: block, others: false, isa)
  }

  /// The k nearest other points of each point of one block; there must be as many.
  package func nearestOthers(_ k: Int, ofBlock block: Int, on isa: ISA = .active) -> Neighbours {
    search(k, of: points, block: block, others: true, isa)
  }

  private func search(
    _ k: Int, of queries: PointBlocks, block: Int, others: Bool, _ isa: ISA
  ) -> Neighbours {
    precondition(
      1...max(1, count - (others ? 1 : 0)) ~= k && count > 0, "neighbours: \(k) of \(count) points")
    let asked = queries.points(block).count
    let words = ck_neighbours_scratch(points.blocks, dimensions, k)
    var places: [UInt32] = []
    var distances = unsafe [Double](unsafeUninitializedCapacity: asked * k) { squares, count in
      count = asked * k
      places = unsafe [UInt32](unsafeUninitializedCapacity: asked * k) { places, count in
        count = asked * k
        unsafe withIndex { index in
          unsafe withUnsafeTemporaryAllocation(of: UInt64.self, capacity: words) { scratch in
            queries.withBlocks(block..<block + 1) { coordinates in
              unsafe coordinates.withUnsafeBufferPointer { coordinates in
                unsafe ck_nearest(
                  isa.path, index, coordinates.baseAddress, asked, others ? block : -1, k,
                  scratch.baseAddress, squares.baseAddress, places.baseAddress)
              }
            }
          }
        }
      }
    }
    let unit = 1 / Double(scale)
    for i in distances.indices { distances[i] = distances[i].squareRoot() * unit }
    return Neighbours(k: k, distances: distances, places: places)
  }
}
