public import RingtrueCore

/// What a world made of one seed: a table, the truth about it, and everything else as files.
public struct Dataset: Sendable {
  /// The world's name.
  public let world: String
  /// The rows that are measured on.
  public let table: Table
  /// The same rows had nothing anomalous happened, in an order of their own.
  public let twin: Table
  /// What is known of the rows.
  public let truth: GroundTruth
  /// Which part each row is for.
  public let parts: [RowPart]
  /// The files of the dataset's folder.
  public let files: [DatasetFile]
  /// What the manifest should say about it.
  public var facts: JSON { told.json }
  package let told: DatasetFacts
  /// The lists that its rows are numbered in, by the file that shows them: the ascending keys by
  /// which those of several blocks run together.
  package let lists: [String: [UInt64]]
  /// Columns beside the table that no system sees, such as the templates of its texts: no trace of
  /// how rows were made may tell what is anomalous.
  public let hidden: [Column]
  /// The cause of each row, where people write of it: what texts tell of a row beyond its cause is a
  /// trace of how it was made.
  public let causes: [String]?
  /// What people wrote about on rows, with what is true of it; none where they write nothing.
  public let cases: [BreakCase]
  /// Which column plays which part.
  public let roles: ColumnRoles

  /// Gathers what a world made.
  init(
    world: String, table: Table, twin: Table, truth: GroundTruth, parts: [RowPart],
    files: [DatasetFile], lists: [String: [UInt64]], facts: DatasetFacts, hidden: [Column] = [],
    causes: [String]? = nil, cases: [BreakCase] = [], roles: ColumnRoles = ColumnRoles()
  ) {
    self.world = world
    self.table = table
    self.twin = twin
    self.truth = truth
    self.parts = parts
    self.files = files
    self.lists = lists
    told = facts
    self.hidden = hidden
    self.causes = causes
    self.cases = cases
    self.roles = roles
  }
}

/// A file of a dataset before it is written.
public struct DatasetFile: Sendable {
  /// What a file holds.
  public enum Content: Sendable {
    /// A table, as CSV.
    case table(Table)
    /// One JSON value a line.
    case lines([JSON])
  }

  /// Its path in the dataset's folder, such as `labels/rows.csv`.
  public let path: String
  /// What it holds.
  public let content: Content
  /// The list whose order its rows have; nil if those of a block stand behind those of the block
  /// before it.
  package let order: String?
  /// The columns or members that hold numbers of rows, and the list in which these count. Of a
  /// table they are the first columns, and empty where there is no such row.
  package let references: [Reference]

  /// A column or a member that holds numbers of rows, from 1.
  package struct Reference: Sendable, Hashable {
    /// Its name.
    package let name: String
    /// The list in which the rows count.
    package let list: String
  }

  /// A file of that path, in the order of a list.
  init(
    _ path: String, _ content: Content, order: String? = nil,
    references: KeyValuePairs<String, String> = [:]
  ) {
    self.path = path
    self.content = content
    self.order = order
    self.references = references.map { Reference(name: $0.key, list: $0.value) }
  }

  /// Whether it says what is true, and not what a system sees.
  public var isLabels: Bool { path.hasPrefix("labels/") }
}

/// About how many rows a dataset has.
public enum DatasetSize: String, Sendable, CaseIterable {
  /// Enough to see that everything runs.
  case tiny
  /// Enough to try something out.
  case small
  /// Enough to compare.
  case standard
  /// Enough to measure speed.
  case large

  /// The number of rows.
  public var rows: Int {
    switch self {
    case .tiny: 2000
    case .small: 20_000
    case .standard: 100_000
    case .large: 1_000_000
    }
  }
}
