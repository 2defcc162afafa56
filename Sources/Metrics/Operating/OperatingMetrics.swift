import RingtrueCore

extension Metric {
  /// The share of flagged rows that are anomalous.
  public static let precision = share(
    "precision", "The share of flagged rows that are anomalous.", reference: rijsbergen
  ) {
    ($0.truePositives, of: $0.flagged)
  } value: { counts throws(Undefined) in
    try counts.precision()
  }

  /// The share of flagged rows that are anomalous, 0 where none is flagged.
  public static let precisionOrZero = Metric(
    .operating(
      "precision-or-zero", "The share of flagged rows that are anomalous; 0 where none is flagged.",
      reference: rijsbergen),
    resampling: \.decisions, bounds: .bca
  ) { decisions throws(Undefined) in
    guard decisions.counts.total > 0 else { throw .noRows }
    return decisions.counts.flagged > 0 ? try decisions.counts.precision() : 0
  }

  /// The share of anomalous rows that are flagged.
  public static let recall = share(
    "recall", "The share of anomalous rows that are flagged.", reference: rijsbergen
  ) {
    ($0.truePositives, of: $0.positives)
  } value: { counts throws(Undefined) in
    try counts.recall()
  }

  /// The harmonic mean of precision and recall.
  public static let f1 = Metric(
    .operating("f1", "The harmonic mean of precision and recall.", reference: rijsbergen),
    resampling: \.decisions, bounds: .bca
  ) { decisions throws(Undefined) in try decisions.counts.f(beta: 1) }

  /// The share of normal rows that are not flagged.
  public static let specificity = share(
    "specificity", "The share of normal rows that are not flagged.", reference: altman
  ) {
    ($0.trueNegatives, of: $0.negatives)
  } value: { counts throws(Undefined) in
    try counts.specificity()
  }

  /// The share of normal rows that are flagged.
  public static let falsePositiveRate = share(
    "fpr", "The share of normal rows that are flagged.", .lower, reference: altman
  ) {
    ($0.falsePositives, of: $0.negatives)
  } value: { counts throws(Undefined) in
    try counts.falsePositiveRate()
  }

  /// The share of rows that are flagged.
  public static let alertRate = share(
    "alert-rate", "The share of rows that are flagged.", .neither, reference: altman
  ) {
    ($0.flagged, of: $0.total)
  } value: { counts throws(Undefined) in
    try counts.alertRate()
  }

  /// The mean of recall and specificity.
  public static let balancedAccuracy = Metric(
    .operating(
      "balanced-accuracy", "The mean of recall and specificity.",
      reference: "Brodersen et al., ICPR 2010, doi:10.1109/ICPR.2010.764"),
    resampling: \.decisions, bounds: .bca
  ) { decisions throws(Undefined) in try decisions.counts.balancedAccuracy() }

  /// The correlation of flags and labels.
  public static let matthews = Metric(
    .operating(
      "mcc", "The correlation of flags and labels; 0 where one of them does not vary.", in: -1...1,
      reference: "Matthews, BBA 1975, doi:10.1016/0005-2795(75)90109-9"),
    resampling: \.decisions, bounds: .bca
  ) { decisions throws(Undefined) in try decisions.counts.matthews() }

  /// The agreement of flags and labels beyond that of chance.
  public static let flagKappa = Metric(
    .operating(
      "kappa", "The agreement of flags and labels beyond that of chance.", in: -1...1,
      reference: "Cohen, EPM 1960, doi:10.1177/001316446002000104"),
    resampling: \.decisions, bounds: .bca
  ) { decisions throws(Undefined) in try decisions.counts.kappa() }

  /// The share of decoys that are flagged.
  public static let decoyFalsePositiveRate = share(
    "decoy-fpr", "The share of flagged rows among those that only look anomalous.", .lower,
    reference: dal,
    part: \.decoys
  ) {
    ($0.falsePositives, of: $0.negatives)
  } value: { counts throws(Undefined) in
    guard counts.total > 0 else { throw .notGiven("decoys") }
    return try counts.falsePositiveRate()
  }

  /// A share of rows, with Wilson's interval where rows stand alone.
  private static func share(
    _ id: String, _ summary: String, _ better: MetricCard.Orientation = .higher,
    reference: String,
    part: @escaping @Sendable (Decisions) -> FlagCounts = { $0.counts },
    count: @escaping @Sendable (FlagCounts) -> (Double, of: Double),
    value: @escaping @Sendable (FlagCounts) throws(Undefined) -> Double
  ) -> Metric {
    Metric(
      .operating(
        id, summary, better, interval: intervalOfShares, reference: reference),
      resampling: \.decisions,
      unless: { decisions, request in
        let (successes, trials) = count(part(decisions))
        return request.interval(
          of: Proportion(Int(successes), of: Int(trials)),
          clusters: decisions.clusterCount { count(part($0)).of > 0 })
      }
    ) { decisions throws(Undefined) in try value(part(decisions)) }
  }
}

extension MetricForm {
  static let fBeta = MetricForm("fbeta@beta", in: 0.001...1000, standard: [0.5, 2]) { beta in
    Metric(
      .operating(
        id("fbeta@beta", beta),
        "The harmonic mean of precision and recall, recall weighing beta² times as much.",
        reference: rijsbergen),
      resampling: \.decisions, bounds: .bca
    ) { decisions throws(Undefined) in try decisions.counts.f(beta: beta) }
  }

  /// Metrics that depend on how rare anomalies are, where they are as rare as is asked for.
  static let atPrevalence = [
    atPrevalence("precision", "The precision") { counts throws(Undefined) in
      try counts.precision()
    },
    atPrevalence("f1", "The F1") { counts throws(Undefined) in try counts.f(beta: 1) },
    atPrevalence("alert-rate", "The share of flagged rows", .neither) { counts throws(Undefined) in
      try counts.alertRate()
    },
    atPrevalence("mcc", "The correlation of flags and labels", in: -1...1) {
      counts throws(Undefined) in try counts.matthews()
    },
    atPrevalence("kappa", "The agreement beyond chance", in: -1...1) {
      counts throws(Undefined) in try counts.kappa()
    },
  ]

  private static func atPrevalence(
    _ name: String, _ summary: String, _ better: MetricCard.Orientation = .higher,
    in range: ClosedRange<Double> = 0...1,
    value: @escaping @Sendable (FlagCounts) throws(Undefined) -> Double
  ) -> MetricForm {
    let form = "\(name)@prevalence"
    return MetricForm(
      form, in: Double.leastNonzeroMagnitude...1.nextDown, standard: [0.0005, 0.001, 0.005, 0.01]
    ) { share in
      Metric(
        .operating(
          id(form, share), "\(summary) where that share of all rows is anomalous.", better,
          in: range, reference: "Siblini et al., IDA 2020, doi:10.1007/978-3-030-44584-3_36"),
        resampling: \.decisions
      ) { decisions throws(Undefined) in try value(decisions.counts.weighted(to: share)) }
    }
  }
}

extension MetricCard {
  fileprivate static func operating(
    _ id: String, _ summary: String, _ better: Orientation = .higher,
    in range: ClosedRange<Double> = 0...1, interval: String = "bootstrap, BCa", reference: String
  ) -> MetricCard {
    MetricCard(
      id: id, family: "operating", summary: summary, better: better, range: range,
      interval: interval, reference: reference)
  }
}

private let rijsbergen = "van Rijsbergen, Information Retrieval, 1979, chapter 7"
private let altman = "Altman & Bland, BMJ 1994, doi:10.1136/bmj.308.6943.1552"
private let dal = "Dal Pozzolo et al., TNNLS 2018, doi:10.1109/TNNLS.2017.2736643"
