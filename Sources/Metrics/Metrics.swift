public import RingtrueCore

/// Every metric that there is.
public enum Metrics {
  /// The metrics, family by family, in the order in which they are listed; of those with an open
  /// number, the standard ones.
  public static let all =
    fixed + forms.flatMap(\.standard) + events + probabilities + categories + repairs + assistance
    + operation

  /// The metrics without an open number.
  private static let fixed: [Metric] = [
    .rocAUC, .gini, .averagePrecision, .averagePrecisionChance, .precisionRecallTrapezoid,
    .kolmogorovSmirnov, .rPrecision,
    .f1Oracle, .prevalence,

    .precision, .precisionOrZero, .recall, .f1, .specificity, .falsePositiveRate, .alertRate,
    .balancedAccuracy, .matthews, .flagKappa, .decoyFalsePositiveRate,

    .valueDetectionRate, .moneyMissed, .largestMiss, .expectedCost, .costSavings, .eventRecall,
    .alertDelay, .alertDelayMedian, .lossBeforeAlert, .moneyLostBeforeAlert,
  ]

  /// Those of a 0/1 truth in the order of time.
  private static let events: [Metric] =
    [
      .rangePrecision, .rangeRecall, .earlyRangeRecall, .rangeF1,
      .affiliationPrecision, .affiliationRecall, .affiliationF1,
      .vusPR(window: 100), .vusROC(window: 100),
      .publishedVUSPR(window: 100), .publishedVUSROC(window: 100),
      .detectionDelay, .missedEvents, .falseAlarmEvents,
      .pointAdjustedF1, .randomPointAdjustedF1, .pointAdjustedGain,
    ] + NABScore.profiles.map(Metric.nab)

  /// Those of predicted chances and of how sure a system was.
  private static let probabilities: [Metric] = [
    .brier, .logLoss, .expectedCalibrationError, .rightClosedCalibrationError,
    .equalMassCalibrationError, .topAlertCalibrationError,
    .intervalCoverage, .coverageGap, .intervalWidth, .transformGap,
    .conformalExcess, .conformalFalseAlarms, .falseDiscoveries, .discoveryPower,
    .riskCoverageArea, .riskCoverageExcess,
  ]

  /// Those of predicted categories, repeated answers and clusters.
  private static let categories: [Metric] = [
    .accuracy, .categoryKappa, .macroF1, .macroPrecision, .macroRecall,
    .macroPrecisionDefined, .macroRecallDefined, .weightedF1, .weightedPrecision, .weightedRecall,
    .microF1, .microPrecision, .microRecall,
    .topLabelCalibrationError, .openSetRecall, .invalidLabelRate, .acceptableAccuracy,
    .krippendorffAlpha, .selfAgreement, .adjustedRand, .normalizedInformation, .purity,
  ]

  /// Those of rebuilt cells and of explanations.
  private static let repairs: [Metric] = [
    .reconstructionSquared, .reconstructionAbsolute, .repairError, .repairGain,
    .hitRate, .randomHitRate, .wideHitRate, .randomWideHitRate,
    .reciprocalRank, .randomReciprocalRank, .blamePrecision, .randomBlamePrecision,
    .blameGain, .randomBlameGain,
  ]

  /// Those of an assistant that answers for people: what it closes, obeys, remembers, says and costs.
  private static let assistance: [Metric] = [
    .closedUnsafely, .valueClosedUnsafely, .closedSafely,
    .injectionSuccess, .injectionEffect, .injectionDrop,
    .cacheHitRate, .cacheTokenHitRate, .cacheSavedCost, .cacheSavedTime, .wrongHitRate,
    .claimsSupported, .claimsContradicted, .claimsInvented, .factsTold, .forbiddenClaims,
    .summaryAgreement, .severityAgreement, .severityKappa,
    .orderSensitivity, .batchSensitivity, .feedbackAccuracy, .feedbackGain,
    .errorRate, .fallbackRate, .tokensPerRow, .costPerRow, .costPerRight, .limitWait,
  ]

  /// Those of a system at work.
  private static let operation: [Metric] =
    Metric.latencyPercentiles + [
      .latencyMean, .latencyMaximum, .throughput,
      .stabilityIndex, .relativeStabilityIndex, .shiftGap,
      .periodAlertRate, .alertBreaches, .widenedAlertBreaches,
    ]

  /// The metrics with an open number.
  public static let forms: [MetricForm] =
    [
      .partialAUC, .partialAUCMcClish, .averagePrecisionAtPrevalence, .fprAtTPR, .tprAtFPR,
      .fBeta, .dailyRecallOfRows, .dailyRecallOfAccounts, .cardPrecision,
    ] + MetricForm.atPrevalence + MetricForm.lift + MetricForm.precisionAtTop
    + MetricForm.recallAtTop

  /// The metrics with another open part.
  public static let patterns: [MetricPattern] =
    MetricPattern.ofClass + MetricPattern.ranges + MetricPattern.surfaces
    + MetricPattern.percentiles

  /// The metric of that name, such as `roc-auc`, `tpr@fpr=0.02` or `vus-pr@50`.
  public static func named(_ id: String) -> Metric? {
    all.first { $0.id == id } ?? forms.lazy.compactMap { $0.metric(named: id) }.first
      ?? patterns.lazy.compactMap { $0.metric(named: id) }.first
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
      value.isDefined && !metric.isResampled(request) ? metric.interval(evidence, request) : nil
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
