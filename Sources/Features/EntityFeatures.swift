public import RingtrueCore

/// A row beside its account's habits: rolling statistics of amounts, deviations from them, the time
/// since the row before, balances that do not add up, words by their rarity, and what is missing.
///
/// Causal: a row's features are made from the rows before it, in the order of time; by default the row
/// itself does not count in its own windows, so that a strange amount cannot hide in the mean that it
/// is compared with. Cost: O(n) a window and amount, O(n·w log w) for medians of the last w rows.
public struct EntityFeatures: Recipe {
  /// What a user should know of it.
  public static let card = RecipeCard(
    id: "entity",
    summary: "A row beside its account's habits: rolling statistics, pauses, balances, rare words.",
    discussion: """
      For each amount and window: the mean, standard deviation, sum and count of the account's rows \
      before, and the ratio of the amount to that mean; then how far the amount lies from the median \
      of the account's last rows, where few of them are filled up with what is usual of all. Beside \
      them: the time since the account's row before, the other numbers, what balances differ by from \
      the amount between them, how rare each word is and, where a column has few words, which it is; \
      a word that training had not has a code of its own. Columns that lacked cells in training have \
      a flag, and all missing cells of a row are counted. Numbers are taken by their logarithm, \
      centred on the training rows' median and scaled by their median deviation; where there is \
      nothing to say, such as the mean of no rows, stands the median. Without a column of times, \
      windows of days are left out, and rows count in the order of the file.
      """,
    knobs: [
      .column("by", "Whose rows belong together; by default account_id, else client_id."),
      .column("time", "The column of times; by default ts, transaction_date, date or the like."),
      .column("of", "The amounts to look back on; by default amount, else every number."),
      .windows("window", "10+30d", "How far to look back."),
      .flag("own", false, "Whether a row counts in its own windows."),
      .flag("log", true, "Whether numbers are taken by their logarithm."),
      .integer("one-hot", 12, in: 0...1000, "Up to how many words each become a yes or no."),
      .number(
        "prior", 5, in: 0.01...1_000_000,
        "As how many rows of an account's own those of all count in its median."),
    ])

  private let columns: [String]
  private let settings: Settings

  /// A recipe over the named columns.
  public init(columns: [String], _ settings: Settings) {
    self.columns = columns
    self.settings = settings
  }

  /// The columns of numbers and of words that repeat.
  public static func usableColumns(of table: Table) -> [String] {
    table.columns.filter { $0.cells.isNumeric || $0.isName }.map(\.name)
  }

  /// Learns the words there are, what is usual, and each feature's median and spread.
  public func fit(_ table: Table, roles: ColumnRoles) throws -> Fitted {
    let plan = try EntityPlan(of: columns, in: table, roles, settings)
    let blank = Fitted(plan: plan, scales: Scales(learning: []))
    let passage = try plan.passage(through: table, after: blank.history)
    return Fitted(plan: plan, scales: Scales(learning: try plan.parts(of: table, passage)))
  }
}

extension EntityFeatures {
  /// What training rows taught, and each entity's last rows.
  public struct Fitted: FittedRecipe {
    private let plan: EntityPlan
    private let scales: Scales
    fileprivate private(set) var history: History

    fileprivate init(plan: EntityPlan, scales: Scales) {
      self.plan = plan
      self.scales = scales
      history = plan.emptyHistory
    }

    /// Habits are made of rows before.
    public var remembers: Bool { true }

    /// The features of rows that come after those followed so far.
    public func features(of table: Table) throws -> FeatureMatrix {
      try matrix(of: table, try plan.passage(through: table, after: history))
    }

    /// The same; then these are rows before.
    public mutating func follow(_ table: Table) throws -> FeatureMatrix {
      let passage = try plan.passage(through: table, after: history)
      history.remember(passage)
      return try matrix(of: table, passage)
    }

    /// Puts all entities' rows out of mind.
    public mutating func forget() { history.forget() }

    private func matrix(of table: Table, _ passage: Passage) throws -> FeatureMatrix {
      try plan.parts(of: table, passage).matrix(scaledBy: scales, rowCount: table.rowCount)
    }

    /// The plan, scales, and each entity's last rows.
    public var archive: Archive {
      Archive(
        detector: "features/entity",
        plan.entries.merging(scales.entries) { $1 }.merging(history.entries) { $1 })
    }

    /// The plan, scales, and each entity's last rows, from plain data.
    public init(_ archive: Archive) throws(ArchiveError) {
      try archive.expect("features/entity")
      plan = try EntityPlan(archive)
      scales = try Scales(archive)
      history = try History(archive, columns: plan.amounts.count)
      let needed = plan.emptyHistory
      guard history.rows == needed.rows, history.span == needed.span else {
        throw .inconsistent("history")
      }
    }
  }
}
