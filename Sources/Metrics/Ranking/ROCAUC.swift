import RingtrueCore

extension Metric {
  /// The chance that an anomalous row scores above a normal one, ties counting half.
  ///
  /// The numerator is counted in integers, twice over, so that it is exact.
  public static let rocAUC = Metric(
    MetricCard(
      id: "roc-auc", family: "ranking",
      summary: "The chance that an anomalous row scores above a normal one; ties count half.",
      better: .higher, range: 0...1, interval: "DeLong",
      reference: "Hanley & McNeil, Radiology 1982, doi:10.1148/radiology.143.1.7063747"),
    from: \.ranking
  ) { ranking throws(Undefined) in
    guard ranking.positives + ranking.negatives > 0 else { throw .noRows }
    guard ranking.positives > 0, ranking.negatives > 0 else { throw .oneClass }
    var below = ranking.negatives
    var twice = 0
    for block in ranking.blocks {
      below -= block.negatives
      twice += block.positives * (2 * below + block.negatives)
    }
    return Double(twice) / 2 / (Double(ranking.positives) * Double(ranking.negatives))
  }
}
