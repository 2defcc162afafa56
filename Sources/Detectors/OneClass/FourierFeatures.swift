internal import RingtrueCore
internal import RingtrueKernels

/// Random waves whose products stand in for a radial kernel.
///
/// Rahimi & Recht, "Random Features for Large-Scale Kernel Machines", NIPS 2007.
struct FourierFeatures: Sendable {
  /// How many waves there are.
  let count: Int
  /// The waves' directions, feature by feature, in turns a unit.
  let directions: [Float]
  /// Where each wave begins, in turns.
  let phases: [Float]

  private var features: Int { directions.count / count }

  /// So many waves for a kernel of that width.
  init(_ count: Int, features: Int, gamma: Double, from stream: RandomStream) {
    self.count = count
    let deviation = (2 * gamma).squareRoot() / (2 * Double.pi)
    var (first, second) = (stream.entity(0), stream.entity(1))
    directions = (0..<count * features).map { _ in
      Float(first.next(Normal(mean: 0, deviation: deviation)))
    }
    phases = (0..<count).map { _ in Float(second.draw().unit) }
  }

  /// Waves as they were kept.
  init(directions: [Float], phases: [Float]) {
    count = phases.count
    self.directions = directions
    self.phases = phases
  }

  /// The waves' heights at some rows, row after row. Cost: O(rows · count · features).
  func heights(of matrix: FeatureMatrix, _ rows: Range<Int>) -> [Float] {
    var heights = [Float](repeating: 0, count: rows.count * count)
    var span = heights.mutableSpan
    for row in 0..<rows.count {
      for wave in 0..<count { span[row * count + wave] = phases[wave] }
    }
    let columns = Layout(rows: features, columns: rows.count, stride: matrix.rowCount)
    let last = matrix.values.count
    multiply(
      matrix.values.span.extracting(rows.lowerBound..<last), columns.transposed,
      by: directions.span, Layout(rows: features, columns: count), into: &span,
      Layout(rows: rows.count, columns: count), adding: true)
    takeCosines(&span)
    return heights
  }
}

/// Finds the point of a reduced convex hull that lies nearest to the origin: a one-class machine
/// in the space of waves.
///
/// Each step goes towards the mean of the share ν of rows that lie lowest along the present
/// direction, as far as the length still falls. Cost: O(rows · count) a step.
/// Frank & Wolfe, Naval Research Logistics 3, 1956; Schölkopf et al., Neural Computation 13(7), 2001.
struct NearestPoint {
  let nu: Double
  let width: Int

  private static let mostSteps = 300
  private static let tolerance = 1e-4

  /// The direction, and the level that rows on the boundary reach along it.
  func find(
    among heights: [Float], under conditions: Conditions
  ) throws -> (direction: [Float], level: Double) {
    let rows = heights.count / width
    let lowest = max(1, Int(nu * Double(rows)))
    var point = mean(of: (0..<rows).map { UInt32($0) }[...], in: heights)
    for _ in 0..<Self.mostSteps {
      try conditions.checkCancelled()
      let order = argsort(levels(along: point, in: heights).span)
      let target = mean(of: order.prefix(lowest), in: heights)
      let (square, product) = (dot(point.span, point.span), dot(point.span, target.span))
      if square - product <= Self.tolerance * square { break }
      let apart = square - 2 * product + dot(target.span, target.span)
      let step = Float(min(1, (square - product) / apart))
      for index in point.indices { point[index] += step * (target[index] - point[index]) }
    }
    var levels = levels(along: point, in: heights)
    radixSort(&levels)
    return (point, levels[min(lowest, rows - 1)])
  }

  private func levels(along direction: [Float], in heights: [Float]) -> [Double] {
    stride(from: 0, to: heights.count, by: width).map { start in
      dot(heights.span.extracting(start..<start + width), direction.span)
    }
  }

  private func mean(of rows: ArraySlice<UInt32>, in heights: [Float]) -> [Float] {
    var sums = [Double](repeating: 0, count: width)
    for row in rows {
      let start = Int(row) * width
      for index in 0..<width { sums[index] += Double(heights[start + index]) }
    }
    return sums.map { Float($0 / Double(rows.count)) }
  }
}
