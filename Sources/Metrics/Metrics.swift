public import RingtrueCore

/// Every metric that there is.
public enum Metrics {
  /// The metrics, family by family, in the order in which they are listed; of those with an open
  /// number, the standard ones.
  public static let all = fixed + forms.flatMap(\.standard)

  /// The metrics without an open number.
  private static let fixed: [Metric] = [
    .rocAUC, .gini, .averagePrecision, .precisionRecallTrapezoid, .kolmogorovSmirnov, .rPrecision,
    .f1Oracle, .prevalence,
  ]

  /// The metrics with an open number.
  public static let forms: [MetricForm] =
    [
      .partialAUC, .partialAUCMcClish, .averagePrecisionAtPrevalence, .fprAtTPR, .tprAtFPR,
    ] + MetricForm.lift + MetricForm.precisionAtTop + MetricForm.recallAtTop

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
    let formulas = zip(metrics, values).map { metric, value in
      value.isDefined ? metric.interval(evidence, request) : nil
    }
    let open = metrics.indices.filter { values[$0].isDefined && formulas[$0] == nil }
    let resampled = Bootstrap.intervals(of: metrics, at: open, values, evidence, request)
    return metrics.indices.map { index in
      let card = metrics[index].card
      return Measure(
        metric: card.id, version: card.version, value: values[index],
        interval: values[index].flatMap { _ in
          formulas[index] ?? resampled[index] ?? .failure(.noInterval(card))
        })
    }
  }
}

extension Result {
  fileprivate var isDefined: Bool { (try? get()) != nil }
}

extension Undefined {
  /// The metric has no interval; its card says why.
  static func noInterval(_ card: MetricCard) -> Undefined {
    Undefined(code: "no-interval", card.interval)
  }
}
