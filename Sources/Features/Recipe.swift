public import RingtrueCore

/// A way to make features from a table: what is fitted on training rows alone, then applied to any.
///
/// Fitting returns another type, so that nothing can be computed from rows that are still to be
/// measured. A conformer is one file and one line in `Recipes.all`.
public protocol Recipe: Sendable {
  /// What fitting makes.
  associatedtype Fitted: FittedRecipe

  /// What a user should know of it.
  static var card: RecipeCard { get }

  /// A recipe over the named columns, with settings that were checked against the card.
  init(columns: [String], _ settings: Settings)

  /// The columns that it takes of a table if nobody names any.
  static func usableColumns(of table: Table) -> [String]

  /// Learns what the recipe needs from training rows.
  func fit(_ table: Table, roles: ColumnRoles) throws -> Fitted
}

extension Recipe {
  /// A recipe over the named columns, with every setting at its default.
  public init(columns: [String]) { self.init(columns: columns, Settings(of: Self.card.knobs)) }

  /// The columns that hold numbers.
  public static func usableColumns(of table: Table) -> [String] { table.numericColumnNames }
}

/// Makes the features of any rows as it learned to.
public protocol FittedRecipe: Sendable {
  /// The features of some rows, a row each, in their order.
  ///
  /// Where features tell of rows before, these are the rows that were followed so far and then those
  /// of the table itself, never later ones.
  func features(of table: Table) throws -> FeatureMatrix

  /// The same features; from now on these rows are among those before.
  mutating func follow(_ table: Table) throws -> FeatureMatrix

  /// Puts all rows that were followed out of mind; what fitting learned stays.
  mutating func forget()

  /// Whether features tell of rows before.
  var remembers: Bool { get }

  /// All that was learned, as plain data.
  var archive: Archive { get }

  /// What was learned, from plain data; throws where the data is not of this kind.
  init(_ archive: Archive) throws(ArchiveError)
}

extension FittedRecipe {
  /// The features of rows that stand for themselves.
  public mutating func follow(_ table: Table) throws -> FeatureMatrix { try features(of: table) }

  /// Nothing is in mind that could be put out of it.
  public mutating func forget() {}

  /// Rows stand for themselves.
  public var remembers: Bool { false }
}

/// What a user should know of a recipe before choosing it.
public struct RecipeCard: Sendable {
  /// The name by which users ask for it, such as `standard`.
  public let id: String
  /// What it makes, in one sentence.
  public let summary: String
  /// What it needs and makes, in full.
  public let discussion: String
  /// What may be set.
  public let knobs: [Knob]

  /// Describes a recipe.
  public init(id: String, summary: String, discussion: String = "", knobs: [Knob] = []) {
    self.id = id
    self.summary = summary
    self.discussion = discussion
    self.knobs = knobs
  }
}
