import RingtrueCore

extension Metric {
  /// The chance that an anomalous row scores above a normal one, ties counting half.
  public static let rocAUC = Metric(
    .ranking(
      "roc-auc", "The chance that an anomalous row scores above a normal one; ties count half.",
      interval: "DeLong, on log odds below 200 rows of a class; cluster bootstrap with clusters",
      "Hanley & McNeil, Radiology 1982, doi:10.1148/radiology.143.1.7063747"),
    resampling: \.ranking,
    unless: { ranking, request throws(Undefined) in try ranking.areaInterval(request) }
  ) { ranking throws(Undefined) in try ranking.rocArea() }

  /// Twice the area under the ROC curve, less one.
  public static let gini = Metric(
    .ranking(
      "gini", "Twice roc-auc less one: 0 is chance, 1 is perfect.", in: -1...1,
      interval: "DeLong, on log odds below 200 rows of a class; cluster bootstrap with clusters",
      "Somers, American Sociological Review 1962, doi:10.2307/2090408"),
    resampling: \.ranking,
    unless: { ranking, request throws(Undefined) in
      try ranking.areaInterval(request).map { $0.mapped { 2 * $0 - 1 } }
    }
  ) { ranking throws(Undefined) in 2 * (try ranking.rocArea()) - 1 }

  /// The mean of the precisions at the thresholds, weighted by the recall that each adds.
  public static let averagePrecision = Metric(
    .ranking(
      "average-precision",
      "The precision at each threshold, weighted by the recall it adds; a tie is one threshold.",
      interval: "on log odds, by the number of anomalous rows; cluster bootstrap with clusters",
      "Su, Yuan & Zhu, ICTIR 2015, doi:10.1145/2808194.2809481"),
    resampling: \.ranking,
    unless: { ranking, request throws(Undefined) in
      ranking.precisionInterval(
        try ranking.averagePrecision(), variance: ranking.averagePrecisionVariance, request)
    }
  ) { ranking throws(Undefined) in try ranking.averagePrecision() }

  /// The area under straight lines between the points of the precision-recall curve.
  public static let precisionRecallTrapezoid = Metric(
    .ranking(
      "pr-auc-trapezoid",
      "The area under straight lines through the precision-recall points; too optimistic.",
      interval: "on log odds, by the number of anomalous rows; cluster bootstrap with clusters",
      "Davis & Goadrich, ICML 2006, doi:10.1145/1143844.1143874"),
    resampling: \.ranking,
    unless: { ranking, request throws(Undefined) in
      ranking.precisionInterval(
        try ranking.precisionRecallTrapezoid(), variance: ranking.averagePrecisionVariance, request)
    }
  ) { ranking throws(Undefined) in try ranking.precisionRecallTrapezoid() }

  /// The greatest distance between the score distributions of both classes.
  public static let kolmogorovSmirnov = Metric(
    .ranking(
      "ks", "The greatest distance between the distributions of anomalous and of normal scores.",
      interval: "bootstrap, on log odds less the bias; too narrow where anomalies are few",
      "Smirnov, Annals of Mathematical Statistics 1948, doi:10.1214/aoms/1177730256"),
    resampling: \.ranking, bounds: .unbiased
  ) { ranking throws(Undefined) in try ranking.greatestDistance() }

  /// The best F1 over thresholds that look at the labels: a ceiling, never a result.
  public static let f1Oracle = Metric(
    .ranking(
      "f1-oracle", "The best F1 over thresholds chosen by the labels: a ceiling, never a result.",
      interval: "bootstrap, BCa; too narrow, since a best of many is biased upward",
      "van Rijsbergen, Information Retrieval, 1979, chapter 7"),
    resampling: \.ranking, bounds: .bca
  ) { ranking throws(Undefined) in try ranking.bestF1().value }

  /// The share of anomalous rows, which is the average precision of chance.
  public static let prevalence = Metric(
    .ranking(
      "prevalence", "The share of anomalous rows: the average precision of chance.", .neither,
      interval: "Wilson; cluster bootstrap where clusters are given",
      "Wilson, JASA 1927, doi:10.1080/01621459.1927.10502953"),
    resampling: \.ranking,
    unless: { ranking, request in
      ranking.hasClusters
        ? nil : Proportion(ranking.positives, of: ranking.count).wilson(request.confidence)
    }
  ) { ranking throws(Undefined) in
    guard ranking.count > 0 else { throw .noRows }
    return ranking.prevalence
  }
}

extension MetricForm {
  static let partialAUC = MetricForm(
    "partial-auc@fpr", in: Double.leastNonzeroMagnitude...1, standard: [0.01, 0.1]
  ) { limit in
    Metric(
      .ranking(
        id("partial-auc@fpr", limit), "The ROC area up to that false-positive rate, as it is.",
        in: 0...limit, interval: "bootstrap, BCa",
        "McClish, Medical Decision Making 1989, doi:10.1177/0272989X8900900307"),
      resampling: \.ranking, bounds: .bca
    ) { ranking throws(Undefined) in try ranking.rocArea(upTo: limit) }
  }

  static let partialAUCMcClish = MetricForm(
    "partial-auc-mcclish@fpr", in: Double.leastNonzeroMagnitude...1, standard: [0.01, 0.1]
  ) { limit in
    Metric(
      .ranking(
        id("partial-auc-mcclish@fpr", limit),
        "The ROC area up to that false-positive rate, scaled so that chance is 0.5.",
        interval: "bootstrap, BCa",
        "McClish, Medical Decision Making 1989, doi:10.1177/0272989X8900900307"),
      resampling: \.ranking, bounds: .bca
    ) { ranking throws(Undefined) in
      guard limit < 1 else { return try ranking.rocArea() }
      let chance = limit * limit / 2
      return 0.5 * (1 + (try ranking.rocArea(upTo: limit) - chance) / (limit - chance))
    }
  }

  static let averagePrecisionAtPrevalence = MetricForm(
    "average-precision@prevalence", in: Double.leastNonzeroMagnitude...1,
    standard: [0.0005, 0.001, 0.005, 0.01]
  ) { share in
    Metric(
      .ranking(
        id("average-precision@prevalence", share),
        "The average precision where that share of all rows is anomalous.",
        interval: "on log odds, by the number of anomalous rows; none where anomalies would be "
          + "rarer than half as rare; cluster bootstrap with clusters",
        "Siblini et al., IDA 2020, doi:10.1007/978-3-030-44584-3_36"),
      resampling: \.ranking, bounds: .logit,
      unless: { ranking, request throws(Undefined) in
        // The highest scores of rarer anomalies stand among normal rows that were never seen.
        guard share >= ranking.prevalence / 2 else {
          throw Undefined(
            code: "extrapolates",
            "anomalies that are less than half as rare as here take normal rows not seen here")
        }
        let value = try ranking.averagePrecision(prevalence: share)
        return ranking.precisionInterval(value, variance: 0, request)
      }
    ) { ranking throws(Undefined) in try ranking.averagePrecision(prevalence: share) }
  }
}

extension Ranking {
  /// Whether rows are drawn by cluster.
  var hasClusters: Bool { source?.clusters != nil }

  /// The interval by formula, where rows are drawn one by one.
  fileprivate func areaInterval(
    _ request: IntervalRequest
  ) throws(Undefined) -> Measure.Interval? {
    guard !hasClusters else { return nil }
    let area = try DeLong(self)
    return Swift.min(positives, negatives) < 200
      ? area.logitInterval(request.confidence, of: Swift.min(positives, negatives))
      : area.interval(request.confidence)
  }

  /// The bounds of a mean of precisions by the normal law on the scale of its log odds; nil where
  /// resamples are asked for or needed.
  ///
  /// They are as wide as those of a share of the anomalous rows, or as each row's influence says,
  /// whichever is more: the first is too narrow where anomalies are common, the second where they
  /// are few. Resamples, which hold each of the few highest rows several times, are too narrow. A
  /// perfect mean has no spread of its own: it is bounded as a share of the anomalous rows is.
  /// Boyd, Eng & Page, ECML PKDD 2013, doi:10.1007/978-3-642-40994-3_29;
  /// Efron, JRSS B 1992, doi:10.1111/j.2517-6161.1992.tb01866.x
  fileprivate func precisionInterval(
    _ value: Double, variance: Double, _ request: IntervalRequest
  ) -> Measure.Interval? {
    guard !hasClusters, request.bounds == nil, value > 0 else { return nil }
    guard value < 1 else { return Proportion(positives, of: positives).wilson(request.confidence) }
    let spread = value * (1 - value)
    let deviation = max(spread / Double(positives), variance).squareRoot() / spread
    let bounds = shareBounds(of: value, deviation: deviation, request.confidence)
    return Measure.Interval(
      low: bounds.lowerBound, high: bounds.upperBound, confidence: request.confidence,
      method: "logit")
  }
}

extension MetricCard {
  /// The card of a ranking metric.
  static func ranking(
    _ id: String, _ summary: String, _ better: Orientation = .higher,
    in range: ClosedRange<Double> = 0...1, interval: String, _ reference: String
  ) -> MetricCard {
    MetricCard(
      id: id, family: "ranking", summary: summary, better: better, range: range,
      interval: interval, reference: reference)
  }
}
