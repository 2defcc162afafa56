import RingtrueCore

/// What answers took: tokens, money, attempts and patience.
public struct Expenses: Rowwise {
  /// The part's name.
  public static let what = "expenses"

  /// What one answer took.
  public struct Row: Sendable, Equatable {
    /// How it ended.
    public enum End: Sendable, Equatable {
      /// With an answer, right or wrong.
      case answered(isRight: Bool)
      /// With a stand-in for the answer that did not come.
      case fellBack
      /// With nothing.
      case failed
    }

    /// How it ended.
    public let end: End
    /// What was paid for.
    public let tokens: Double, cost: Double
    /// The seconds for which limits had it wait.
    public let waited: Double

    /// A row that took so much.
    public init(_ end: End, tokens: Double, cost: Double, waited: Double = 0) {
      self.end = end
      self.tokens = tokens
      self.cost = cost
      self.waited = waited
    }
  }

  let rows: [Row]
  let clusters: Clusters?

  /// What some answers took.
  public init(_ rows: [Row], clusters: Clusters? = nil) throws(MetricsError) {
    try requireFinite("tokens, costs and times", rows.flatMap { [$0.tokens, $0.cost, $0.waited] })
    try requireClusters(clusters, of: rows.count)
    self.init(checked: rows, clusters)
  }

  init(checked rows: [Row], _ clusters: Clusters?) {
    self.rows = rows
    self.clusters = clusters
  }
}

extension Metric {
  /// How many rows got no answer.
  public static let errorRate = assistance(
    "error-rate", "The share of rows that got no answer.", .lower, of: \.expenses
  ) { expenses throws(Undefined) in try expenses.share { $0.end == .failed } }

  /// How many rows got a stand-in.
  public static let fallbackRate = assistance(
    "fallback-rate", "The share of rows that got a stand-in for an answer.", .lower, of: \.expenses
  ) { expenses throws(Undefined) in try expenses.share { $0.end == .fellBack } }

  /// What an answer takes.
  public static let tokensPerRow = mean(
    "tokens-per-row", "The mean number of tokens that a row takes.", \.tokens)

  /// What an answer costs.
  public static let costPerRow = mean(
    "cost-per-row", "The mean cost of a row, in dollars.", \.cost)

  /// For how long limits have a row wait.
  public static let limitWait = mean(
    "limit-wait", "The mean seconds for which limits have a row wait.", \.waited)

  /// What a right answer costs, wrong ones and failures paid for too.
  public static let costPerRight = Metric(
    .assistance(
      "cost-per-right-row", "The cost of all rows for each that was answered rightly, in dollars.",
      .lower, in: 0...(.infinity), interval: "bootstrap"),
    resampling: \.expenses
  ) { expenses throws(Undefined) in
    let right = expenses.rows.count { $0.end == .answered(isRight: true) }
    guard right > 0 else { throw Undefined(code: "nothing-right", "no row was answered rightly") }
    return expenses.rows.reduce(0) { $0 + $1.cost } / Double(right)
  }

  private static func mean(
    _ id: String, _ summary: String, _ amount: @escaping @Sendable (Expenses.Row) -> Double
  ) -> Metric {
    Metric(
      .assistance(id, summary, .lower, in: 0...(.infinity), interval: "bootstrap"),
      resampling: \.expenses
    ) { expenses throws(Undefined) in
      guard !expenses.rows.isEmpty else { throw .noRows }
      return expenses.rows.reduce(0) { $0 + amount($1) } / Double(expenses.rows.count)
    }
  }
}
