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

  /// A recipe over the named columns.
  init(columns: [String])

  /// Learns what the recipe needs from training rows.
  func fit(_ table: Table, roles: ColumnRoles) throws -> Fitted
}

/// Makes the features of any rows as it learned to.
public protocol FittedRecipe: Sendable {
  /// The features of some rows, a row each, in their order.
  func features(of table: Table) throws -> FeatureMatrix

  /// All that was learned, as plain data.
  var archive: Archive { get }

  /// What was learned, from plain data; throws where the data is not of this kind.
  init(_ archive: Archive) throws(ArchiveError)
}

/// What a user should know of a recipe before choosing it.
public struct RecipeCard: Sendable, Equatable {
  /// The name by which users ask for it, such as `standard`.
  public let id: String
  /// What it makes, in one sentence.
  public let summary: String

  /// Describes a recipe.
  public init(id: String, summary: String) {
    self.id = id
    self.summary = summary
  }
}

/// Every recipe that there is.
public enum Recipes {
  /// The recipes, simplest first.
  public static let all: [any Recipe.Type] = [
    RawFeatures.self,
    StandardFeatures.self,
  ]

  /// The recipe of that name.
  public static func named(_ id: String) -> (any Recipe.Type)? { all.first { $0.card.id == id } }
}
