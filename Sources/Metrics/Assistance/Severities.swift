import RingtrueCore

/// How bad rows are said to be, and how bad they are.
public struct Severities: Rowwise {
  /// The part's name.
  public static let what = "severities"

  /// One row.
  public struct Row: Sendable, Equatable {
    let given: Int?, truth: Int

    /// How bad it was said to be and how bad it is, counted up from the least; nil where nothing
    /// valid was said.
    public init(given: Int?, truth: Int) {
      self.given = given
      self.truth = truth
    }
  }

  let rows: [Row]
  let clusters: Clusters?

  /// Some rows.
  public init(_ rows: [Row], clusters: Clusters? = nil) throws(MetricsError) {
    try requireClusters(clusters, of: rows.count)
    self.init(checked: rows, clusters)
  }

  init(checked rows: [Row], _ clusters: Clusters?) {
    self.rows = rows
    self.clusters = clusters
  }
}

extension Metric {
  /// How many rows are said to be just as bad as they are.
  public static let severityAgreement = assistance(
    "severity-agreement", "The share of rows that are said to be just as bad as they are.",
    .higher, of: \.severities
  ) { severities throws(Undefined) in try severities.share { $0.given == $0.truth } }

  /// Agreement beyond chance, where a miss by two steps is four times as bad as one by one.
  public static let severityKappa = Metric(
    MetricCard(
      id: "severity-kappa", family: "assistance",
      summary: "Agreement on how bad rows are beyond chance, misses weighed by their square.",
      better: .higher, range: -1...1, interval: "bootstrap",
      reference: "Cohen, Psychol. Bull. 70(4), 1968, doi:10.1037/h0026256"),
    resampling: \.severities
  ) { severities throws(Undefined) in
    let pairs = severities.rows.compactMap { row in row.given.map { ($0, row.truth) } }
    guard !pairs.isEmpty else { throw .notGiven("severities") }
    let given = Dictionary(grouping: pairs, by: \.0).mapValues(\.count)
    let truth = Dictionary(grouping: pairs, by: \.1).mapValues(\.count)
    let found = pairs.reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
    let byChance = given.reduce(0) { sum, said in
      truth.reduce(sum) {
        $0 + said.value * $1.value * (said.key - $1.key) * (said.key - $1.key)
      }
    }
    guard byChance > 0 else { throw .certainAgreement }
    return 1 - Double(found * pairs.count) / Double(byChance)
  }
}
