public import RingtrueCore

/// Scores a ledger's row by the rules that it breaks, each of which explains it by name.
///
/// The rules are the balance identity, duplicates, daily limits, structuring, dormancy and kinds of
/// rows that do not go together; where the ledger lacks a rule's columns, the rule is silent.
/// Cost: O(n log n).
public struct LedgerRules: Detector {
  /// What a user should know of it.
  public static let card = DetectorCard(
    id: "ledger-rules",
    summary: "How many of a ledger's rules the row breaks, and how badly.",
    assumes: "The table is a ledger: amounts, times, clients, and better also types and balances.",
    cost: "O(n log n), learning and scoring; keeps 5 numbers a client",
    avoid:
      "Rows are no postings, or come one by one: most rules look at a row's neighbours in time.",
    paper: "the controls that auditors run over a ledger",
    traits: [.takesMissing, .readsTable, .ordered],
    knobs: [
      .number(
        "reporting", 10_000, in: 0...1e12, "From which amount on a deposit must be reported."),
      .number(
        "rare", 0.005, in: 0...0.5, "On which share of days a client exceeds its limit."),
    ])

  private let reporting: Double
  private let rare: Double

  /// A detector with settings that were checked against the card.
  public init(_ settings: Settings) {
    reporting = settings.number("reporting")
    rare = settings.number("rare")
  }

  /// The columns as numbers and words, the sums of each client's days, and the breaches of each rule.
  public func memory(rows: Int, features: Int) -> Int { rows * 170 }

  /// Learns clients' daily sums, and which kinds of rows go together.
  public func fit(_ rows: Observations, under conditions: Conditions) throws -> Fitted {
    if rows.rowCount == 0 { throw DetectorError.noRows }
    try conditions.checkMemory(memory(rows: rows.rowCount, features: rows.features.featureCount))
    try conditions.checkCancelled()
    let ledger = try LedgerRows(rows, for: Self.card.id, under: conditions)
    return Fitted(
      try LedgerHabits(ledger, reporting: reporting, rare: rare, under: conditions))
  }
}

extension LedgerRules {
  /// The habits that some of the rules go by.
  public struct Fitted: Attributing {
    private let habits: LedgerHabits

    fileprivate init(_ habits: LedgerHabits) { self.habits = habits }

    /// The sum of each row's breaches.
    public func scores(_ rows: Observations, under conditions: Conditions) throws -> [Double] {
      let breaches = try contributions(rows, under: conditions)
      return try conditions.map(rows.rowCount) { row in
        LedgerRule.all.indices.reduce(0) { $0 + Double(breaches[row, $1]) }
      }
    }

    /// How badly each row breaks each rule: a column a rule, named after it.
    public func contributions(
      _ rows: Observations, under conditions: Conditions
    ) throws -> FeatureMatrix {
      let ledger = try LedgerRows(rows, for: LedgerRules.card.id, under: conditions)
      var breaches: [Float] = []
      breaches.reserveCapacity(LedgerRule.all.count * ledger.count)
      for rule in LedgerRule.all {
        let own = try rule.breaches(ledger, habits, conditions)
        breaches += try conditions.map(own.count) { Float(own[$0]) }
      }
      return FeatureMatrix(
        names: LedgerRule.all.map(\.id), rowCount: rows.rowCount, values: breaches)
    }

    /// The habits.
    public var archive: Archive { Archive(detector: LedgerRules.card.id, habits.entries) }

    /// The habits, from plain data.
    public init(_ archive: Archive) throws(ArchiveError) {
      try archive.expect(LedgerRules.card.id)
      habits = try LedgerHabits(archive)
    }
  }
}
