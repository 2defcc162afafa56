internal import RingtrueCore
internal import RingtrueKernels

/// exp(−γ · squared distance) between any row and each of some points.
struct RadialKernel: Sendable {
  /// How fast it falls off.
  let gamma: Float
  /// The points, row by row.
  let rows: [Float]
  private let points: PointBlocks

  /// How many values a row of the kernel has: as many as points, filled up to whole blocks.
  var width: Int { points.blocks * PointBlocks.size }

  /// A kernel to points given row by row.
  init(rows: [Float], count: Int, dimensions: Int, gamma: Float) {
    self.rows = rows
    self.gamma = gamma
    points = PointBlocks(rows: rows.span, count: count, dimensions: dimensions)
  }

  /// Writes the kernel from a row to each point; the filling gets next to 0.
  func fill(_ values: inout [Float], from query: Span<Float>) {
    var distances = [Float](repeating: 0, count: PointBlocks.size)
    for block in 0..<points.blocks {
      points.withBlocks(block..<block + 1) { coordinates in
        var span = distances.mutableSpan
        squaredDistances(
          from: query, dimensions: points.dimensions, to: coordinates, into: &span)
      }
      let start = block * PointBlocks.size
      for index in 0..<PointBlocks.size { values[start + index] = -gamma * distances[index] }
    }
    var span = values.mutableSpan
    exponentiate(&span)
  }

  /// Writes the kernel from one of the points.
  func fill(_ values: inout [Float], fromPoint point: Int) {
    let start = point * points.dimensions
    fill(&values, from: rows.span.extracting(start..<start + points.dimensions))
  }
}

extension FeatureMatrix {
  /// The numbers row by row.
  func rowMajor(_ rows: Range<Int>) -> [Float] {
    rows.flatMap { row in names.indices.lazy.map { self[row, $0] } }
  }

  /// 1 / (d · variance of all cells), a width at which kernels neither blur nor isolate.
  var kernelScale: Double {
    let variance = Moments(of: values.span).variance
    return variance > 0 ? 1 / (Double(featureCount) * variance) : 1 / Double(featureCount)
  }
}
