public import RingtrueCore

/// Predicted chances of being anomalous, with labels.
public struct Probabilities: Repeated {
  /// The part's name.
  public static let what = "probabilities with labels"

  /// The chance that was predicted for each labelled row.
  public let predicted: [Double]
  /// Whether each labelled row is anomalous.
  public let isPositive: [Bool]
  let clusters: Clusters?

  /// Chances from 0 to 1, one for each label; rows without a label do not count.
  ///
  /// With `clusters`, rows of one cluster are drawn together.
  public init(
    predicted: [Double], labels: Labels, clusters: Clusters? = nil
  ) throws(MetricsError) {
    try requireSameLength("probabilities", predicted.count, "labels", labels.rows.count)
    try requireClusters(clusters, of: predicted.count)
    try requireShares("probabilities", predicted)
    let rows = predicted.indices.filter { labels.rows[$0] != .unlabelled }
    self.init(
      checked: rows.map { predicted[$0] }, rows.map { labels.rows[$0] == .anomalous },
      clusters?.keeping(rows))
  }

  init(checked predicted: [Double], _ isPositive: [Bool], _ clusters: Clusters? = nil) {
    self.predicted = predicted
    self.isPositive = isPositive
    self.clusters = clusters
  }

  var units: Int { predicted.count }
  var classes: Clusters? { Clusters(isPositive) }

  func repeated(_ times: [UInt32]) -> Probabilities {
    Probabilities(checked: predicted.repeated(times), isPositive.repeated(times))
  }

  /// The mean of something over the rows.
  func mean(_ term: (Double, Bool) -> Double) throws(Undefined) -> Double {
    guard !predicted.isEmpty else { throw .noRows }
    return predicted.indices.reduce(0) { $0 + term(predicted[$1], isPositive[$1]) }
      / Double(predicted.count)
  }
}
