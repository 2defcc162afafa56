public import RingtrueCore

/// Every recipe that there is.
public enum Recipes {
  /// The recipes, simplest first.
  public static let all: [any Recipe.Type] = [
    RawFeatures.self,
    StandardFeatures.self,
    TemporalFeatures.self,
    EntityFeatures.self,
    SequenceFeatures.self,
  ]

  /// The recipe of that name.
  public static func named(_ id: String) -> (any Recipe.Type)? { all.first { $0.card.id == id } }

  /// A recipe and its settings, from a text such as `entity:window=30d,by=client_id`.
  public static func parsing(_ text: String) throws(Problems) -> RecipeChoice {
    let halves = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    let id = String(halves[0])
    guard let kind = named(id) else {
      let known = all.map { $0.card.id }
      let hint = Nearest.hint(for: id, in: known)
      let remedy = hint.isEmpty ? "known: \(known.joined(separator: ", "))" : hint
      throw Problems(Problem("there is no recipe '\(id)'; \(remedy)"))
    }
    let settings = halves.count > 1 ? String(halves[1]) : ""
    return RecipeChoice(kind, try Settings(of: kind.card.knobs, parsing: settings, for: id))
  }
}

/// A recipe and its settings, before it is known what columns there are.
public struct RecipeChoice: Sendable {
  /// The recipe.
  public let kind: any Recipe.Type
  /// How it is set.
  public let settings: Settings

  /// Joins a recipe and settings that were checked against its card.
  public init(_ kind: any Recipe.Type, _ settings: Settings) {
    self.kind = kind
    self.settings = settings
  }

  /// A recipe with every setting at its default.
  public init(_ kind: any Recipe.Type) { self.init(kind, Settings(of: kind.card.knobs)) }

  /// The recipe over some columns.
  public func recipe(columns: [String]) -> any Recipe { kind.init(columns: columns, settings) }
}
