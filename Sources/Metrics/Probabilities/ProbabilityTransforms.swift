import RingtrueCore

/// The predicted chance of staying below what came true: uniform if predictions are right.
public struct ProbabilityTransforms: EvidencePart {
  /// The part's name.
  public static let what = "probability integral transforms"

  /// The transforms, ascending.
  public let sorted: [Double]

  /// Transforms from 0 to 1, one a row.
  public init(_ values: [Double]) throws(MetricsError) {
    try requireShares("probability integral transforms", values)
    sorted = values.sorted()
  }

  /// How many transforms lie in each of so many bins of one width: the PIT histogram.
  public func histogram(bins: Int) -> [Int] {
    var counts = [Int](repeating: 0, count: bins)
    for value in sorted { counts[min(Int(value * Double(bins)), bins - 1)] += 1 }
    return counts
  }
}

/// How far sorted values from 0 to 1 have more, and fewer, small ones than uniform values.
func uniformGaps(_ sorted: [Double]) -> (above: Double, below: Double) {
  let n = Double(sorted.count)
  return sorted.enumerated().reduce((0, 0)) { gaps, item in
    (
      max(gaps.0, (Double(item.offset) + 1) / n - item.element),
      max(gaps.1, item.element - Double(item.offset) / n)
    )
  }
}

extension Metric {
  /// The largest gap between the transforms' distribution and the uniform.
  public static let transformGap = Metric(
    MetricCard(
      id: "pit-ks", family: "probabilities",
      summary: "The largest gap between the distribution of the transforms and the uniform one.",
      better: .lower, range: 0...1, interval: "none: biased upwards on every resample",
      reference: "Diebold, Gunther & Tay, Int. Econ. Review 39(4), 1998, doi:10.2307/2527342"),
    from: \.transforms
  ) { transforms throws(Undefined) in
    guard !transforms.sorted.isEmpty else { throw .noRows }
    let gaps = uniformGaps(transforms.sorted)
    return max(gaps.above, gaps.below)
  }
}
