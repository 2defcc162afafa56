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

/// Where the points of some blocks were assigned, and how far centres may move while they stay.
package struct Assignment: Sendable {
  /// The clusters of the points, 64 a block; -1 for nowhere, where the filling stays.
  package fileprivate(set) var clusters: [Int32]
  /// For each 16 points, the drift up to which they stay where they are.
  fileprivate var until: [Float]

  /// Nowhere yet.
  package init(blocks: Int) {
    clusters = Array(repeating: -1, count: blocks * PointBlocks.size)
    until = Array(repeating: 0, count: blocks * PointBlocks.size / 16)
  }
}

/// How far centres have moved since they began.
package struct Drift: Sendable {
  /// The sum of what in each pass the two centres moved that moved farthest: so much nearer, at
  /// the most, has another centre come to a point than its own. Never rounded down.
  package private(set) var total: Float = 0

  /// The drift after one pass, or none.
  package init(_ ways: [Double] = []) {
    if !ways.isEmpty { add(ways) }
  }

  /// Adds the ways of all centres in one pass.
  package mutating func add(_ ways: some Sequence<Double>) {
    let (first, second) = ways.reduce((0.0, 0.0)) { two, way in
      way > two.0 ? (way, two.0) : (two.0, max(two.1, way))
    }
    total = (total + Float(first + second).nextUp).nextUp
  }
}

extension Centres {
  /// How far each centre is from where it was.
  package func ways(from before: Centres) -> [Double] {
    (0..<count).map { index in
      zip(self[index], before[index]).reduce(0) { sum, pair in
        let way = Double(pair.0) - Double(pair.1)
        return sum + way * way
      }.squareRoot()
    }
  }

  /// Assigns the points of a range of blocks to their nearest centres, and tells what that changes
  /// in the sums of the clusters; one pass of Lloyd's k-means.
  ///
  /// Points that surely stay where they are, as the drift of the centres tells, are not looked at.
  /// Nearness is judged by products of coordinates, which is quick, and as exact as one may ask
  /// where the points lie around the origin. AVX2 and AVX-512 agree to the bit.
  ///
  /// Cost: O(k · d) a point that may move. Lloyd 1982, doi:10.1109/TIT.1982.1056489;
  /// Hamerly 2010, doi:10.1137/1.9781611972801.12
  package func assign(
    _ points: PointBlocks, blocks: Range<Int>, to assignment: inout Assignment, after drift: Drift,
    on isa: ISA = .active
  ) -> ClusterSums {
    precondition(
      assignment.clusters.count == blocks.count * PointBlocks.size,
      "centres: \(assignment.clusters.count) clusters for \(blocks.count) blocks")
    var change = ClusterSums(for: self)
    let room = ck_lloyd_scratch(dimensions, count)
    unsafe points.withPart(blocks) { floats, points in
      unsafe elements.withUnsafeBufferPointer { centres in
        unsafe withUnsafeTemporaryAllocation(of: Float.self, capacity: room) { scratch in
          unsafe ck_lloyd(
            isa.path, floats, points, dimensions, centres.baseAddress, count, drift.total,
            scratch.baseAddress, &assignment.clusters, &assignment.until, &change.sums,
            &change.counts)
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
    let asked = unsafe points.withPart(blocks) { floats, points in
      unsafe elements.withUnsafeBufferPointer { centres in
        unsafe ck_nearest_centre(
          isa.path, floats, points, dimensions, centres.baseAddress, count, &squares, &clusters)
      }
      return points
    }
    return (Array(clusters.prefix(asked)), Array(squares.prefix(asked)))
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
  checkSquares(closest.count, blocks, centre.count, points)
  return unsafe points.withPart(blocks) { floats, count in
    unsafe closest.withUnsafeBufferPointer { closest in
      unsafe centre.withUnsafeBufferPointer { centre in
        unsafe ck_approach(
          isa.path, floats, count, points.dimensions, centre.baseAddress, closest.baseAddress, nil)
      }
    }
  }
}

/// Writes to `closest` what the squares are with a new centre.
package func approach(
  _ points: PointBlocks, blocks: Range<Int>, closest: inout MutableSpan<Float>,
  centre: Span<Float>, on isa: ISA = .active
) {
  checkSquares(closest.count, blocks, centre.count, points)
  unsafe points.withPart(blocks) { floats, count in
    unsafe closest.withUnsafeMutableBufferPointer { closest in
      unsafe centre.withUnsafeBufferPointer { centre in
        _ = unsafe ck_approach(
          isa.path, floats, count, points.dimensions, centre.baseAddress, closest.baseAddress,
          closest.baseAddress)
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
  /// Shows a kernel the coordinates of some blocks, and how many points they hold.
  fileprivate func withPart<Result>(
    _ range: Range<Int>, _ body: (UnsafePointer<Float>?, Int) -> Result
  ) -> Result {
    let points = max(0, min(count, range.upperBound * Self.size) - range.lowerBound * Self.size)
    return withBlocks(range) { floats in
      unsafe floats.withUnsafeBufferPointer { unsafe body($0.baseAddress, points) }
    }
  }
}
