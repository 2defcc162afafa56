import RingtrueCore

/// The answers to the same rows in other circumstances, which are no reason to answer otherwise.
public struct Steadiness: Rowwise {
  /// The part's name.
  public static let what = "answers in other circumstances"

  /// The answers to one row.
  public struct Row: Sendable {
    let usual: Category?
    let reordered: [Category?], regrouped: [Category?]

    /// The usual answer, those in other orders of the same rows, and those with other rows beside it
    /// in one message; answers that are no category are nil.
    public init(usual: String?, reordered: [String?], regrouped: [String?]) {
      self.usual = usual.map(Category.init)
      self.reordered = reordered.map { $0.map(Category.init) }
      self.regrouped = regrouped.map { $0.map(Category.init) }
    }
  }

  let rows: [Row]
  let clusters: Clusters?

  /// The answers to some rows.
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
  /// How much answers hang on the order of asking.
  public static let orderSensitivity = sensitivity(
    "order-sensitivity",
    "The share of valid answers that are others when the same rows come in another order.",
    \.reordered)

  /// How much answers hang on what is asked beside.
  public static let batchSensitivity = sensitivity(
    "batch-sensitivity",
    "The share of valid answers that are others when a message asks about another number of rows.",
    \.regrouped)

  /// The mean over rows, so that each counts once, however often it was asked about.
  private static func sensitivity(
    _ id: String, _ summary: String, _ again: @escaping @Sendable (Steadiness.Row) -> [Category?]
  ) -> Metric {
    @Sendable func changed(_ row: Steadiness.Row) -> Double? {
      let answers = again(row).compactMap { $0 }
      guard let usual = row.usual, !answers.isEmpty else { return nil }
      return Double(answers.count { $0 != usual }) / Double(answers.count)
    }
    @Sendable func share(_ steadiness: Steadiness) throws(Undefined) -> Double {
      guard !steadiness.rows.isEmpty else { throw .noRows }
      let shares = steadiness.rows.compactMap(changed)
      guard !shares.isEmpty else {
        throw Undefined(code: "no-pairs", "no row has two valid answers to compare")
      }
      return shares.reduce(0, +) / Double(shares.count)
    }
    return Metric(
      .assistance(id, summary, .lower, interval: "bootstrap, exact at none and all"),
      resampling: \.steadiness,
      unless: { steadiness, request throws(Undefined) in
        let rows = steadiness.clusters ?? Clusters(steadiness.rows.indices)
        let worth = rows.count { changed(steadiness.rows[$0]) != nil }
        return request.unanimous(try share(steadiness), among: Double(worth))
      }, value: share)
  }
}
