public import RingtrueCore
import RingtrueKernels

extension PermutationNull {
  /// How likely chance alone does as well as was done, or better, by one metric.
  ///
  /// Draws end when chance has done as well so many times that nothing is left to show: the chance is
  /// then known well enough, and what is no better than chance costs least.
  /// Besag & Clifford, Biometrika 78(2), 1991, doi:10.1093/biomet/78.2.301
  /// Cost: O(anomalies · log anomalies) a draw.
  public func pValue(
    of metric: Metric, draws: Int = 199, enough: Int = 20, seed: Seed = 1
  ) throws(Undefined) -> Double {
    var evidence = Evidence()
    evidence.ranking = ranking
    let found = try metric.value(of: evidence)
    let stream = RandomStream(seed: seed.rawValue, name: "permutation")
    var asGood = 0
    for draw in 0..<draws {
      evidence.ranking = dealt(stream.entity(draw))
      let value = try metric.value(of: evidence)
      if metric.card.better == .lower ? value <= found : value >= found { asGood += 1 }
      if asGood == enough { return Double(enough) / Double(draw + 1) }
    }
    return Double(asGood + 1) / Double(draws + 1)
  }
}

extension Metric {
  /// How likely an average precision as high comes from labels dealt out by chance.
  public static let averagePrecisionChance = Metric(
    .ranking(
      "average-precision-p",
      "How likely chance alone reaches the average precision: labels dealt out anew, 199 times.",
      .neither, interval: "it is a chance itself",
      "Phipson & Smyth, SAGMB 9(1), 2010, doi:10.2202/1544-6115.1585"),
    from: \.ranking
  ) { ranking throws(Undefined) in
    try PermutationNull(ranking).pValue(of: .averagePrecision)
  }
}
