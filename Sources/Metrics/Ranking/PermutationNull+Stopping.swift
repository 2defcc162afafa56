public import RingtrueCore

extension PermutationNull {
  /// How likely chance alone does as well as was done, or better, by one metric.
  ///
  /// Draws end when chance has done as well so many times that nothing is left to show: the chance is
  /// then known well enough, and what is no better than chance costs least.
  /// Besag & Clifford, Biometrika 78(2), 1991, doi:10.1093/biomet/78.2.301
  /// Cost: O(anomalies) a draw, and what it takes to deal.
  public func pValue(
    of metric: Metric, draws: Int = Self.fewDraws, enough: Int = 20, by deals: Deals? = nil
  ) throws(Undefined) -> Double {
    let deals = deals ?? Deals(of: ranking.positives, among: ranking.count)
    precondition(
      deals.positives == ranking.positives && deals.rows == ranking.count, "deals of other rows")
    var evidence = Evidence()
    evidence.ranking = ranking
    let found = try metric.value(of: evidence)
    var asGood = 0
    for draw in 0..<draws {
      evidence.ranking = dealt(deals.places(draw))
      let value = try metric.value(of: evidence)
      if metric.card.better == .lower ? value <= found : value >= found { asGood += 1 }
      if asGood == enough { return Double(enough) / Double(draw + 1) }
    }
    return Double(asGood + 1) / Double(draws + 1)
  }

  /// How many draws are enough to see that something is better than chance.
  public static let fewDraws = 199
}

extension Metric {
  /// How likely an average precision as high comes from labels dealt out by chance.
  public static let averagePrecisionChance = averagePrecisionChance(by: nil)

  /// The same by deals that all rankings of the same rows share, so that they are drawn once.
  public static func averagePrecisionChance(by deals: Deals?) -> Metric {
    Metric(
      .ranking(
        "average-precision-p",
        "How likely chance alone reaches the average precision: labels dealt out anew, 199 times.",
        .neither, interval: "it is a chance itself",
        "Phipson & Smyth, SAGMB 9(1), 2010, doi:10.2202/1544-6115.1585"),
      from: \.ranking
    ) { ranking throws(Undefined) in
      try PermutationNull(ranking).pValue(of: .averagePrecision, by: deals)
    }
  }
}
