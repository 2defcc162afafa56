internal import CKernels

/// Points laid out so that the nearest ones of a query are found without trying most of them.
///
/// A point's *place* is its rank in the index, which keeps close points close. Equally near points
/// count in the order of their places, so that a search has one answer.
package struct NeighbourIndex: Sendable {
  /// The points.
  package let points: PointBlocks
  /// What the coordinates were multiplied with; distances are given as they were before.
  package let scale: Float
  private let low: [Float]
  private let high: [Float]

  /// How many points there are.
  package var count: Int { points.count }

  /// How many coordinates a point has.
  package var dimensions: Int { points.dimensions }

  /// An index of blocks, best in a spatial order.
  package init(_ points: PointBlocks, scale: Float = 1) {
    self.init(points, scale: scale) { () throws(Never) in }
  }

  /// The same; `check` is asked often, and may throw.
  package init<Failure: Error>(
    _ points: PointBlocks, scale: Float, check: () throws(Failure) -> Void
  ) throws(Failure) {
    self.points = points
    self.scale = scale
    let groups = (points.blocks + PointBlocks.size - 1) / PointBlocks.size
    var low = [Float](repeating: .infinity, count: groups * PointBlocks.size * points.dimensions)
    var high = low
    for block in 0..<points.blocks {
      if block % PointBlocks.blocksAnAsk == 0 { try check() }
      let (group, place) = block.quotientAndRemainder(dividingBy: PointBlocks.size)
      let members = points.points(block).count
      points.withBlocks(block..<block + 1) { coordinates in
        for c in 0..<points.dimensions {
          let own = coordinates.extracting(c * PointBlocks.size..<c * PointBlocks.size + members)
          guard let bounds = extremes(own) else { continue }
          let box = (group * points.dimensions + c) * PointBlocks.size + place
          low[box] = bounds.lowerBound
          high[box] = bounds.upperBound
        }
      }
    }
    self.low = low
    self.high = high
  }

  /// How many bytes an index of so many points takes.
  package static func bytes(points: Int, dimensions: Int) -> Int {
    let blocks = (points + PointBlocks.size - 1) / PointBlocks.size
    let groups = (blocks + PointBlocks.size - 1) / PointBlocks.size
    return (blocks + 2 * groups) * PointBlocks.size * dimensions * 4
  }

  /// How many bytes one thread's search takes.
  package static func searchBytes(points: Int, dimensions: Int, k: Int) -> Int {
    let blocks = (points + PointBlocks.size - 1) / PointBlocks.size
    return ck_neighbours_scratch(blocks, dimensions, k) * 8 + PointBlocks.size * k * 12
  }
}

extension NeighbourIndex {
  /// Shows the index to a kernel.
  func withIndex(_ body: (UnsafePointer<ck_index>) -> Void) {
    points.withBlocks(0..<points.blocks) { elements in
      unsafe elements.withUnsafeBufferPointer { elements in
        unsafe low.withUnsafeBufferPointer { low in
          unsafe high.withUnsafeBufferPointer { high in
            var index = unsafe ck_index(
              points: elements.baseAddress, low: low.baseAddress, high: high.baseAddress,
              blocks: points.blocks, dimensions: dimensions)
            unsafe body(&index)
          }
        }
      }
    }
  }
}
