public import RingtrueCore

/// Every metric that there is.
public enum Metrics {
  /// The metrics, family by family, in the order in which they are listed; of those with an open
  /// number, the standard ones.
  public static let all: [Metric] = [
    .rocAUC
  ]

  /// The metrics with an open number.
  public static let forms: [MetricForm] = []

  /// The metric of that name, such as `roc-auc` or `tpr@fpr=0.02`.
  public static func named(_ id: String) -> Metric? {
    all.first { $0.id == id } ?? forms.lazy.compactMap { $0.metric(named: id) }.first
  }
}

extension Metrics {
  /// The values of metrics with their intervals, or the reasons for lacking them, in their order.
  ///
  /// Metrics that read the same part of the evidence share its resamples, so that measuring all of
  /// them costs little more than measuring one.
  public static func measure(
    _ metrics: [Metric] = all, _ evidence: Evidence, _ request: IntervalRequest = .init()
  ) -> [Measure] {
    let values = metrics.map { metric in
      Result { () throws(Undefined) in try metric.value(of: evidence) }
    }
    let intervals = Bootstrap.intervals(of: metrics, values, evidence, request)
    return zip(metrics, values).enumerated().map { index, pair in
      let (metric, value) = pair
      let interval = value.flatMap { _ in
        intervals[index] ?? metric.interval(evidence, request)
      }
      return Measure(
        metric: metric.id, version: metric.card.version, value: value, interval: interval)
    }
  }
}
