internal import CKernels

/// A map from points to M · (x − center), in Double.
///
/// Points are given feature by feature, as many columns of one length as the center has
/// coordinates. Each point has its own chain of additions, in the order of features: the same bits
/// on every path, and whatever other points come with it.
package struct AffineMap: Sendable, Equatable {
  /// What is subtracted from each point.
  package let center: [Double]

  /// The matrix, row after row.
  package let matrix: [Double]

  /// How many coordinates an image has.
  package var rows: Int { center.isEmpty ? 0 : matrix.count / center.count }

  /// A map by a center and the rows of a matrix.
  package init(center: [Double], matrix: [Double]) {
    precondition(
      center.isEmpty ? matrix.isEmpty : matrix.count % center.count == 0,
      "map: \(matrix.count) elements for points of \(center.count) coordinates")
    self.center = center
    self.matrix = matrix
  }

  /// The squared length of the image of each point of a range. Cost: O(points · rows · features).
  package func squaredLengths(
    of columns: Span<Float>, _ range: Range<Int>, into lengths: inout MutableSpan<Double>,
    on isa: ISA = .active
  ) {
    precondition(lengths.count == range.count, "map: \(lengths.count) places for \(range)")
    unsafe lengths.withUnsafeMutableBufferPointer { lengths in
      unsafe withPoints(columns, range) { points, scratch in
        unsafe ck_squared_images(
          isa.path, points, center, matrix, rows, scratch, lengths.baseAddress)
      }
    }
  }

  /// The images of a range of points, coordinate by coordinate. Cost: O(points · rows · features).
  package func images(
    of columns: Span<Float>, _ range: Range<Int>, on isa: ISA = .active
  ) -> [Double] {
    unsafe [Double](unsafeUninitializedCapacity: rows * range.count) { images, count in
      count = rows * range.count
      unsafe withPoints(columns, range) { points, scratch in
        unsafe ck_images(isa.path, points, center, matrix, rows, scratch, images.baseAddress)
      }
    }
  }

  private func withPoints(
    _ columns: Span<Float>, _ range: Range<Int>,
    _ body: (ck_points, UnsafeMutablePointer<Double>?) -> Void
  ) {
    unsafe withColumns(columns, features: center.count, range, body)
  }
}

/// Sums of points and of products of their coordinates, each point perhaps with a weight.
package struct Scatter: Sendable, Equatable {
  /// Where coordinates are measured from.
  package let center: [Double]
  /// The sum of weights; the number of points where none are given.
  package private(set) var weight = 0.0
  private var sums: [Double]
  private var products: [Double]

  /// Nothing yet, measured from a center; near the mean, no digits are lost.
  package init(center: [Double]) {
    self.center = center
    sums = Array(repeating: 0, count: center.count)
    products = Array(repeating: 0, count: center.count * center.count)
  }

  /// Adds a range of points, with a weight for each, or 1. Cost: O(points · features²).
  package mutating func add(
    _ columns: Span<Float>, _ range: Range<Int>, weights: Span<Double>? = nil,
    on isa: ISA = .active
  ) {
    guard let weights else {
      weight += Double(range.count)
      unsafe withColumns(columns, features: center.count, range) { points, scratch in
        unsafe ck_scatter(isa.path, points, center, nil, scratch, &sums, &products)
      }
      return
    }
    precondition(weights.count == range.count, "scatter: one weight a point")
    weight += sum(weights, on: isa)
    unsafe withColumns(columns, features: center.count, range) { points, scratch in
      unsafe weights.withUnsafeBufferPointer { weights in
        unsafe ck_scatter(isa.path, points, center, weights.baseAddress, scratch, &sums, &products)
      }
    }
  }

  /// Adds what others have gathered from the same center.
  package mutating func add(_ other: Scatter) {
    precondition(center == other.center, "scatter: measured from two centers")
    weight += other.weight
    for index in sums.indices { sums[index] += other.sums[index] }
    for index in products.indices { products[index] += other.products[index] }
  }

  /// The mean.
  package var mean: [Double] { center.indices.map { center[$0] + sums[$0] / weight } }

  /// The covariance, as of a whole population.
  package var covariance: SymmetricMatrix {
    let size = center.count
    var elements = products
    for row in 0..<size {
      for column in 0...row {
        let shift = sums[row] / weight * (sums[column] / weight)
        elements[row * size + column] = products[row * size + column] / weight - shift
      }
    }
    return SymmetricMatrix(size: size, elements: elements)
  }
}

private func withColumns(
  _ columns: Span<Float>, features: Int, _ range: Range<Int>,
  _ body: (ck_points, UnsafeMutablePointer<Double>?) -> Void
) {
  guard features > 0 else { return }
  let stride = columns.count / features
  precondition(
    stride * features == columns.count && 0 <= range.lowerBound && range.upperBound <= stride,
    "points: \(range) of \(columns.count) numbers in \(features) columns")
  unsafe columns.withUnsafeBufferPointer { columns in
    unsafe withUnsafeTemporaryAllocation(of: Double.self, capacity: 16 * features) { scratch in
      let points = unsafe ck_points(
        at: columns.baseAddress.map { unsafe $0 + range.lowerBound }, count: range.count,
        stride: stride, features: features)
      unsafe body(points, scratch.baseAddress)
    }
  }
}
