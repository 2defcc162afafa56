import RingtrueCore

/// Predicted ranges with what came true.
public struct PredictiveIntervals: Repeated {
  /// The part's name.
  public static let what = "predicted intervals with outcomes"

  /// The lower bounds.
  public let low: [Double]
  /// The upper bounds, which belong to the interval as the lower do.
  public let high: [Double]
  /// What came true.
  public let outcomes: [Double]
  /// The share of outcomes that the intervals promise to hold.
  public let nominal: Double
  let clusters: Clusters?

  /// Intervals and outcomes, one of each a row; bounds may be infinite but must be in order.
  public init(
    low: [Double], high: [Double], outcomes: [Double], nominal: Double, clusters: Clusters? = nil
  ) throws(MetricsError) {
    try requireClusters(clusters, of: outcomes.count)
    try requireSameLength("outcomes", outcomes.count, "lower bounds", low.count)
    try requireSameLength("outcomes", outcomes.count, "upper bounds", high.count)
    try requireFinite("outcomes", outcomes)
    let crossed = low.indices.filter { !(low[$0] <= high[$0]) }
    if !crossed.isEmpty {
      throw .outside("lower bounds", allowed: "below the upper ones", crossed)
    }
    self.init(checked: low, high, outcomes, nominal, clusters)
  }

  init(
    checked low: [Double], _ high: [Double], _ outcomes: [Double], _ nominal: Double,
    _ clusters: Clusters? = nil
  ) {
    self.low = low
    self.high = high
    self.outcomes = outcomes
    self.nominal = nominal
    self.clusters = clusters
  }

  var units: Int { outcomes.count }

  func repeated(_ times: [UInt32]) -> PredictiveIntervals {
    PredictiveIntervals(
      checked: low.repeated(times), high.repeated(times), outcomes.repeated(times), nominal)
  }

  /// How many outcomes lie within their interval.
  var covered: Int {
    outcomes.indices.count { low[$0] <= outcomes[$0] && outcomes[$0] <= high[$0] }
  }

  func coverage() throws(Undefined) -> Double {
    guard !outcomes.isEmpty else { throw .noRows }
    return Double(covered) / Double(outcomes.count)
  }
}

extension Metric {
  /// The share of outcomes within their interval.
  public static let intervalCoverage = intervals(
    "interval-coverage", "The share of outcomes that lie within their predicted interval.",
    .neither, 0...1
  ) { intervals throws(Undefined) in try intervals.coverage() }

  /// How far the coverage lies above what was promised.
  public static let coverageGap = intervals(
    "interval-coverage-gap", "Coverage less the promised share; below 0, intervals are too narrow.",
    .neither, -1...1
  ) { intervals throws(Undefined) in try intervals.coverage() - intervals.nominal }

  /// How wide the intervals are.
  public static let intervalWidth = intervals(
    "interval-width", "The mean width of the predicted intervals.", .lower, 0...Double.infinity
  ) { intervals throws(Undefined) in
    guard !intervals.outcomes.isEmpty else { throw .noRows }
    let widths = zip(intervals.low, intervals.high).reduce(0) { $0 + ($1.1 - $1.0) }
    guard widths.isFinite else {
      throw Undefined(code: "unbounded", "some intervals have no end")
    }
    return widths / Double(intervals.outcomes.count)
  }
}

private func intervals(
  _ id: String, _ summary: String, _ better: MetricCard.Orientation, _ range: ClosedRange<Double>,
  _ value: @escaping @Sendable (PredictiveIntervals) throws(Undefined) -> Double
) -> Metric {
  Metric(
    MetricCard(
      id: id, family: "probabilities", summary: summary, better: better, range: range,
      interval: "bootstrap",
      reference: "Gneiting & Raftery, JASA 102, 2007, doi:10.1198/016214506000001437"),
    resampling: \.predictiveIntervals, value: value)
}
