public import RingtrueCore

/// Takes numeric columns as they are.
public struct RawFeatures: Recipe {
  /// What a user should know of it.
  public static let card = RecipeCard(
    id: "raw", summary: "Numeric columns as they are; decimals in major units, flags as 0 and 1.")

  private let columns: [String]

  /// A recipe over the named columns.
  public init(columns: [String], _ settings: Settings) { self.columns = columns }

  /// Learns nothing but which columns to take; they must be there and hold numbers.
  public func fit(_ table: Table, roles: ColumnRoles) throws -> Fitted {
    _ = try table.rows(0..<min(1, table.rowCount)).features(columns)
    return Fitted(columns: columns)
  }

  /// Which columns to take.
  public struct Fitted: FittedRecipe {
    private let columns: [String]

    fileprivate init(columns: [String]) { self.columns = columns }

    /// The columns as features.
    public func features(of table: Table) throws -> FeatureMatrix { try table.features(columns) }

    /// The columns' names.
    public var archive: Archive {
      Archive(detector: "features/raw", ["columns": .strings(columns)])
    }

    /// The columns' names, from plain data.
    public init(_ archive: Archive) throws(ArchiveError) {
      try archive.expect("features/raw")
      columns = try archive.strings("columns")
    }
  }
}
