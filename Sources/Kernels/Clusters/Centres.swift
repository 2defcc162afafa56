internal import CKernels

/// Centres of clusters, one after another, k · dimensions numbers.
package struct Centres: Sendable, Equatable {
  /// How many coordinates a centre has.
  package let dimensions: Int
  /// The coordinates of all centres.
  package var elements: [Float]

  /// Centres of such coordinates.
  package init(dimensions: Int, elements: [Float] = []) {
    precondition(
      dimensions > 0 && elements.count % dimensions == 0,
      "centres: \(elements.count) floats for centres of \(dimensions) coordinates")
    self.dimensions = dimensions
    self.elements = elements
  }

  /// How many there are.
  package var count: Int { elements.count / dimensions }

  /// The coordinates of one of them.
  package subscript(index: Int) -> ArraySlice<Float> {
    get { elements[index * dimensions..<(index + 1) * dimensions] }
    set { elements.replaceSubrange(index * dimensions..<(index + 1) * dimensions, with: newValue) }
  }
}

/// What the points of each cluster sum up to.
package struct ClusterSums: Sendable, Equatable {
  /// The sums of their coordinates, k · dimensions.
  package var sums: [Double]
  /// How many they are.
  package var counts: [Int64]

  /// Sums of no points at all, for clusters with such centres.
  package init(for centres: Centres) {
    sums = [Double](repeating: 0, count: centres.elements.count)
    counts = [Int64](repeating: 0, count: centres.count)
  }

  /// Adds other points.
  package static func += (own: inout Self, other: Self) {
    for i in own.sums.indices { own.sums[i] += other.sums[i] }
    for i in own.counts.indices { own.counts[i] += other.counts[i] }
  }
}

extension Centres {
  /// Assigns the points of a range of blocks to their nearest centres, and tells what that changes
  /// in the sums of the clusters; one pass of Lloyd's k-means.
  ///
  /// `clusters` holds where the points were before, 64 a block, -1 for nowhere. Nearness is judged
  /// by products of coordinates, which is quick, and as exact as one may ask where the points lie
  /// around the origin. AVX2 and AVX-512 agree to the bit.
  ///
  /// Cost: O(k · d) a point, and O(d) for one that moves. Lloyd 1982, doi:10.1109/TIT.1982.1056489
  package func assign(
    _ points: PointBlocks, blocks: Range<Int>, to clusters: inout [Int32], on isa: ISA = .active
  ) -> ClusterSums {
    precondition(
      clusters.count == blocks.count * PointBlocks.size,
      "centres: \(clusters.count) clusters for \(blocks.count) blocks")
    var change = ClusterSums(for: self)
    let part = points.part(blocks)
    let room = ck_lloyd_scratch(dimensions, count)
    unsafe part.floats.withUnsafeBufferPointer { floats in
      unsafe elements.withUnsafeBufferPointer { centres in
        unsafe withUnsafeTemporaryAllocation(of: Float.self, capacity: room) { scratch in
          unsafe ck_lloyd(
            isa.path, floats.baseAddress, part.count, dimensions, centres.baseAddress, count,
            scratch.baseAddress, &clusters, &change.sums, &change.counts)
        }
      }
    }
    return change
  }

  /// The nearest centre of each point of a range of blocks, the first of those equally near, and
  /// its squared distance.
  ///
  /// Cost: O(k · d) a point.
  package func nearest(
    to points: PointBlocks, blocks: Range<Int>, on isa: ISA = .active
  ) -> (clusters: [UInt32], squares: [Float]) {
    let room = blocks.count * PointBlocks.size
    var clusters = [UInt32](repeating: 0, count: room)
    var squares = [Float](repeating: 0, count: room)
    let part = points.part(blocks)
    unsafe part.floats.withUnsafeBufferPointer { floats in
      unsafe elements.withUnsafeBufferPointer { centres in
        unsafe ck_nearest_centre(
          isa.path, floats.baseAddress, part.count, dimensions, centres.baseAddress, count,
          &squares, &clusters)
      }
    }
    return (Array(clusters.prefix(part.count)), Array(squares.prefix(part.count)))
  }
}

/// The sum of squared distances from points to the nearest of old centres and a new one.
///
/// `closest` holds the squares of the old ones, 64 a block, and 0 where a block is filled up.
/// Cost: O(d) a point.
package func potential(
  of points: PointBlocks, blocks: Range<Int>, closest: Span<Float>, centre: Span<Float>,
  on isa: ISA = .active
) -> Double {
  let part = points.part(blocks)
  checkSquares(closest.count, blocks, centre.count, points)
  return unsafe part.floats.withUnsafeBufferPointer { floats in
    unsafe closest.withUnsafeBufferPointer { closest in
      unsafe centre.withUnsafeBufferPointer { centre in
        unsafe ck_approach(
          isa.path, floats.baseAddress, part.count, points.dimensions, centre.baseAddress,
          closest.baseAddress, nil)
      }
    }
  }
}

/// Writes to `closest` what the squares are with a new centre.
package func approach(
  _ points: PointBlocks, blocks: Range<Int>, closest: inout MutableSpan<Float>,
  centre: Span<Float>, on isa: ISA = .active
) {
  let part = points.part(blocks)
  checkSquares(closest.count, blocks, centre.count, points)
  unsafe part.floats.withUnsafeBufferPointer { floats in
    unsafe closest.withUnsafeMutableBufferPointer { closest in
      unsafe centre.withUnsafeBufferPointer { centre in
        _ = unsafe ck_approach(
          isa.path, floats.baseAddress, part.count, points.dimensions, centre.baseAddress,
          closest.baseAddress, closest.baseAddress)
      }
    }
  }
}

private func checkSquares(
  _ squares: Int, _ blocks: Range<Int>, _ coordinates: Int, _ points: PointBlocks
) {
  precondition(
    squares == blocks.count * PointBlocks.size && coordinates == points.dimensions,
    "approach: \(squares) squares for \(blocks.count) blocks, a centre of \(coordinates)")
}

extension PointBlocks {
  /// The coordinates of a range of blocks, and how many points they hold.
  fileprivate func part(_ blocks: Range<Int>) -> (floats: ArraySlice<Float>, count: Int) {
    precondition(
      0...self.blocks ~= blocks.upperBound && blocks.lowerBound >= 0,
      "point blocks: no blocks \(blocks) of \(self.blocks)")
    let length = Self.size * dimensions
    let points = blocks.lowerBound * Self.size..<min(count, blocks.upperBound * Self.size)
    return (
      elements[blocks.lowerBound * length..<blocks.upperBound * length], max(0, points.count)
    )
  }
}
