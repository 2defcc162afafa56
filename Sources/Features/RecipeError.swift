/// Says why features cannot be made from a table.
public struct RecipeError: Error, Equatable, CustomStringConvertible {
  private enum Kind: Equatable {
    case lacksColumn(recipe: String, part: String, names: [String], setting: String)
    case noTime(column: String, storage: String)
    case needsTime(recipe: String)
    case goesBack(entity: String)
  }

  private let kind: Kind

  /// No column plays a part that a recipe needs.
  static func lacksColumn(_ recipe: String, _ part: String, _ names: [String], setting: String)
    -> Self
  {
    Self(kind: .lacksColumn(recipe: recipe, part: part, names: names, setting: setting))
  }

  /// A column that should tell times holds none.
  static func noTime(_ column: String, storage: String) -> Self {
    Self(kind: .noTime(column: column, storage: storage))
  }

  /// All windows are of days, but no column tells the time.
  static func needsTime(_ recipe: String) -> Self { Self(kind: .needsTime(recipe: recipe)) }

  /// A row is older than one that was followed before.
  static func goesBack(_ entity: String) -> Self { Self(kind: .goesBack(entity: entity)) }

  /// What happened, and what to do.
  public var description: String {
    switch kind {
    case .lacksColumn(let recipe, let part, let names, let setting):
      "the recipe '\(recipe)' finds no \(part) column (such as \(names.joined(separator: ", ")));"
        + " name one by \(recipe):\(setting)=COLUMN"
    case .noTime(let column, let storage):
      "column '\(column)' holds \(storage), not times; name one of days, instants or seconds"
    case .needsTime(let recipe):
      "the recipe '\(recipe)' has windows of days only, but no column tells the time;"
        + " name one by \(recipe):time=COLUMN or set a window of rows"
    case .goesBack(let entity):
      "a row of '\(entity)' is older than one that was read before it; sort the file by time"
    }
  }
}
