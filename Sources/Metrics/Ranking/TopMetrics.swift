import RingtrueCore

extension Metric {
  /// The precision among as many rows as there are anomalous ones.
  public static let rPrecision = Metric(
    .ranking(
      "r-precision",
      "The precision among the highest scores, as many as there are anomalous rows; ties by "
        + "chance.", interval: "bootstrap; Wilson below 5 hits", manning),
    resampling: \.ranking,
    unless: { ranking, request throws(Undefined) in
      let hits = try ranking.hits(inTop: ranking.positives, .expected)
      return ranking.interval(of: hits, among: ranking.positives, ifFewerThan: 5, request)
    }
  ) { ranking throws(Undefined) in
    try ranking.requirePositives()
    return try ranking.hits(inTop: ranking.positives, .expected) / Double(ranking.positives)
  }
}

extension Ranking {
  /// The bounds of a share of hits where resamples would repeat the same few; otherwise nil.
  fileprivate func interval(
    of hits: Double, among trials: Int, ifFewerThan limit: Double, _ request: IntervalRequest
  ) -> Measure.Interval? {
    guard hits < limit, trials > 0, !hasClusters else { return nil }
    return Proportion(min(trials, Int(hits.rounded())), of: trials).wilson(request.confidence)
  }
}

extension MetricForm {
  static let fprAtTPR = MetricForm("fpr@tpr", in: 0...1, standard: [0.8, 0.95]) { rate in
    Metric(
      .ranking(
        id("fpr@tpr", rate),
        "The smallest false-positive rate at which at least that share of anomalies is flagged.",
        .lower, interval: "bootstrap", fawcett),
      resampling: \.ranking
    ) { ranking throws(Undefined) in try ranking.falsePositiveRate(atTruePositiveRate: rate) }
  }

  static let tprAtFPR = MetricForm("tpr@fpr", in: 0...1, standard: [0.001, 0.01, 0.05]) { rate in
    Metric(
      .ranking(
        id("tpr@fpr", rate),
        "The largest share of anomalies flagged at no more than that false-positive rate.",
        interval: "bootstrap, BCa", fawcett),
      resampling: \.ranking, bounds: .bca
    ) { ranking throws(Undefined) in try ranking.truePositiveRate(atFalsePositiveRate: rate) }
  }

  static let lift = top("lift", in: 0...Double.infinity, shares: [0.01, 0.1], counts: []) {
    ranking, count throws(Undefined) in
    try ranking.requirePositives()
    let hits = try ranking.hits(inTop: count, .expected)
    return hits / Double(count) / ranking.prevalence
  }

  /// The precision among the highest scores, under each rule for ties.
  static let precisionAtTop = TieRule.allCases.flatMap { rule in
    top(
      "precision-\(rule)", shares: [0.001, 0.01], counts: [100, 1000], rule,
      among: Trials { _, count in count }
    ) { ranking, count throws(Undefined) in
      try ranking.hits(inTop: count, rule) / Double(count)
    }
  }

  /// The recall among the highest scores, under each rule for ties.
  static let recallAtTop = TieRule.allCases.flatMap { rule in
    top(
      "recall-\(rule)", shares: [0.001, 0.01], counts: [100, 1000], rule,
      among: Trials { ranking, _ in ranking.positives }
    ) { ranking, count throws(Undefined) in
      try ranking.requirePositives()
      return try ranking.hits(inTop: count, rule) / Double(ranking.positives)
    }
  }

  /// One form for a number of rows, and one for a share of them; `among` says of what the hits are a
  /// share.
  private static func top(
    _ name: String, in range: ClosedRange<Double> = 0...1, shares: [Double], counts: [Double],
    _ rule: TieRule = .expected, among trials: Trials? = nil,
    value: @escaping @Sendable (Ranking, Int) throws(Undefined) -> Double
  ) -> [MetricForm] {
    let byCount = MetricForm("\(name)@k", in: 1...0x1p53, isWhole: true, standard: counts) {
      number in
      metric("\(name)@k", number, in: range, rule, among: trials, value: value) { _ in Int(number) }
    }
    let byShare = MetricForm("\(name)@share", in: 0...1, standard: shares) { share in
      metric("\(name)@share", share, in: range, rule, among: trials, value: value) {
        $0.rows(inShare: share)
      }
    }
    return [byCount, byShare]
  }

  private static func metric(
    _ name: String, _ number: Double, in range: ClosedRange<Double>, _ rule: TieRule,
    among trials: Trials?,
    value: @escaping @Sendable (Ranking, Int) throws(Undefined) -> Double,
    rows: @escaping @Sendable (Ranking) -> Int
  ) -> Metric {
    let what = name.prefix { $0 != "-" && $0 != "@" }
    let summary =
      "The \(what) among that \(name.hasSuffix("k") ? "number" : "share") of highest "
      + "scores; \(rule.phrase)."
    let way =
      switch (rule, trials) {
      case (.stable, _):
        "none: which row of a tie comes first is an accident; see the expected form"
      case (_, nil): "bootstrap"
      case (_, _?): "bootstrap; Wilson below 20 hits"
      }
    let card = MetricCard.ranking(
      id(name, number), summary, in: range, interval: way,
      "McSherry & Najork, ECIR 2008, doi:10.1007/978-3-540-78646-7_38")
    let valueOfRanking: @Sendable (Ranking) throws(Undefined) -> Double = {
      (ranking) throws(Undefined) in try value(ranking, rows(ranking))
    }
    guard rule != .stable else { return Metric(card, from: \.ranking, value: valueOfRanking) }
    return Metric(
      card, resampling: \.ranking,
      unless: { ranking, request throws(Undefined) in
        guard let trials = trials?.count(ranking, rows(ranking)) else { return nil }
        let hits = try valueOfRanking(ranking) * Double(trials)
        return ranking.interval(of: hits, among: trials, ifFewerThan: 20, request)
      }, value: valueOfRanking)
  }
}

/// Of how many rows hits are a share, where so many of the highest scores are looked at.
private struct Trials: Sendable {
  let count: @Sendable (Ranking, Int) -> Int
}

extension TieRule {
  fileprivate var phrase: String {
    switch self {
    case .stable: "ties by their place in the data"
    case .expected: "ties by chance"
    case .min: "normal rows first in ties"
    case .max: "anomalous rows first in ties"
    }
  }
}

private let manning =
  "Manning, Raghavan & Schütze, Introduction to Information Retrieval, 2008, 8.4"
private let fawcett = "Fawcett, Pattern Recognition Letters 2006, doi:10.1016/j.patrec.2005.10.010"
