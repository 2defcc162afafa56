public import RingtrueCore

/// A p-value for each row, such as a conformal detector gives, with labels.
public struct PValues: Repeated {
  /// The part's name.
  public static let what = "p-values with labels"

  /// The p-values of labelled rows.
  public let values: [Double]
  /// Whether each of these rows is anomalous.
  public let isPositive: [Bool]
  let clusters: Clusters?

  /// P-values from 0 to 1, one for each label; rows without a label do not count.
  ///
  /// With `clusters`, rows of one cluster are drawn together.
  public init(
    _ values: [Double], labels: Labels, clusters: Clusters? = nil
  ) throws(MetricsError) {
    try requireSameLength("p-values", values.count, "labels", labels.rows.count)
    try requireClusters(clusters, of: values.count)
    try requireShares("p-values", values)
    let rows = values.indices.filter { labels.rows[$0] != .unlabelled }
    self.init(
      checked: rows.map { values[$0] }, rows.map { labels.rows[$0] == .anomalous },
      clusters?.keeping(rows))
  }

  init(checked values: [Double], _ isPositive: [Bool], _ clusters: Clusters? = nil) {
    self.values = values
    self.isPositive = isPositive
    self.clusters = clusters
  }

  var units: Int { values.count }
  var classes: Clusters? { Clusters(isPositive) }

  func repeated(_ times: [UInt32]) -> PValues {
    PValues(checked: values.repeated(times), isPositive.repeated(times))
  }

  /// The p-values of normal rows, ascending.
  func normal() throws(Undefined) -> [Double] {
    guard !values.isEmpty else { throw .noRows }
    let normal = values.indices.filter { !isPositive[$0] }.map { values[$0] }.sorted()
    guard !normal.isEmpty else { throw .oneClass }
    return normal
  }

  /// Which rows the procedure of Benjamini and Hochberg discovers at a rate of false discoveries.
  func discoveries(rate: Double) throws(Undefined) -> [Int] {
    guard !values.isEmpty else { throw .noRows }
    let adjusted = Correction.benjaminiHochberg(values)
    return adjusted.indices.filter { adjusted[$0] <= rate }
  }
}

extension Metric {
  /// How many more normal rows than promised lie below some p-value.
  public static let conformalExcess = pValues(
    "conformal-excess", "The most by which normal rows below some p-value exceed that p-value.",
    .lower, "Bates et al., Annals of Statistics 51(1), 2023, doi:10.1214/22-AOS2244"
  ) { values throws(Undefined) in uniformGaps(try values.normal()).above }

  /// The share of normal rows with a p-value of at most 5 %.
  public static let conformalFalseAlarms = pValues(
    "conformal-false-alarms@0.05",
    "The share of normal rows with a p-value of at most 0.05; valid p-values give at most that.",
    .lower, "Bates et al., Annals of Statistics 51(1), 2023, doi:10.1214/22-AOS2244"
  ) { values throws(Undefined) in
    let normal = try values.normal()
    return Double(normal.count { $0 <= 0.05 }) / Double(normal.count)
  }

  /// The share of discoveries that are false when a rate of 10 % is asked for.
  public static let falseDiscoveries = pValues(
    "fdp@bh-0.1", "The share of normal rows among those that Benjamini–Hochberg finds at 0.1.",
    .lower, "Benjamini & Hochberg, JRSS B 57(1), 1995, doi:10.1111/j.2517-6161.1995.tb02031.x"
  ) { values throws(Undefined) in
    let found = try values.discoveries(rate: 0.1)
    guard !found.isEmpty else { throw .nothingFlagged }
    return Double(found.count { !values.isPositive[$0] }) / Double(found.count)
  }

  /// The share of anomalous rows that are discovered then.
  public static let discoveryPower = pValues(
    "power@bh-0.1", "The share of anomalous rows that Benjamini–Hochberg finds at 0.1.",
    .higher, "Benjamini & Hochberg, JRSS B 57(1), 1995, doi:10.1111/j.2517-6161.1995.tb02031.x"
  ) { values throws(Undefined) in
    let found = try values.discoveries(rate: 0.1)
    let positives = values.isPositive.count { $0 }
    guard positives > 0 else { throw .oneClass }
    return Double(found.count { values.isPositive[$0] }) / Double(positives)
  }
}

private func pValues(
  _ id: String, _ summary: String, _ better: MetricCard.Orientation, _ reference: String,
  _ value: @escaping @Sendable (PValues) throws(Undefined) -> Double
) -> Metric {
  Metric(
    MetricCard(
      id: id, family: "probabilities", summary: summary, better: better, range: 0...1,
      interval: "bootstrap", reference: reference),
    resampling: \.pValues, value: value)
}
