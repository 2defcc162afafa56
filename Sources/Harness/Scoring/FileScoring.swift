public import RingtrueCore
public import RingtrueData
public import RingtrueDetectors
public import RingtrueFeatures

/// Scores the rows of one file with one detector, in memory that does not grow with the file.
///
/// A file of up to `fitRows` rows is learned from and scored as a whole. From a larger one, a sample
/// of that many rows, drawn evenly, is learned from, and the file is then scored chunk by chunk.
public struct FileScoring: Sendable {
  /// What to score.
  public var file: String
  /// How the file is read: its label and id columns above all.
  public var reading: ReadingOptions
  /// What to learn from, if not from the file itself.
  public var train: String?
  /// The columns to compute with; all that the recipe can use if nobody says.
  public var columns: [String]?
  /// The columns whose cells go along with the scores, such as the label.
  public var carrying: [String] = []
  /// Which columns play which part, where their names do not say so; label and id are in `reading`.
  public var parts = ColumnRoles()
  /// How they become features.
  public var recipe: RecipeChoice
  /// How many rows are learned from at the most.
  public var fitRows = 200_000
  /// How many of the strangest rows are told, with their reasons.
  public var strangest = 10

  /// Scores a file, with raw features of all numeric columns unless told otherwise.
  public init(file: String, reading: ReadingOptions = ReadingOptions()) {
    self.file = file
    self.reading = reading
    recipe = RecipeChoice(RawFeatures.self)
  }

  /// Learns from the file, or from `train`; the scores come with it if all its rows were learned from.
  public func fit(
    _ detector: any Detector, by rule: ThresholdRule, _ settings: Settings,
    under conditions: Conditions
  ) throws -> FittedFile {
    let sample = try sample(by: rule, conditions)
    let table = sample.table
    try checkParts(of: table)
    let columns = self.columns ?? usable(table)
    let recipe = try recipe.recipe(columns: columns).fit(table, roles: roles)
    let (followed, rows) = try observations(of: sample, by: recipe, conditions)
    let (system, scores) = try FittedSystem.fitting(
      detector, followed, by: rule, settings, on: rows,
      labels: train == nil ? nil : sample.labels, under: conditions)
    let isOwn = train == nil
    return FittedFile(
      system: isOwn ? system.fresh : system, kept: system,
      scores: isOwn && sample.isWhole ? scores : nil, fittedRows: table.rowCount,
      trainRows: sample.rowCount, columns: columns, warnings: sample.warnings)
  }

  /// The columns that may be computed with.
  private func usable(_ table: Table) -> [String] {
    recipe.kind.usableColumns(of: table).filter { $0 != reading.label && $0 != reading.id }
  }

  /// Which column plays which part, as far as scoring needs it.
  var roles: ColumnRoles {
    var roles = parts
    (roles.id, roles.label) = (reading.id, reading.label)
    return roles
  }

  /// Refuses a column that is named for a part and is not there.
  func checkParts(of table: Table) throws(TableError) {
    for (_, column) in parts.named { _ = try table.column(column) }
  }

}

/// A system that learned from a file, and what it learned from.
public struct FittedFile: Sendable {
  /// What learned, ready for the file that is to be scored: if that is the file it learned from, no
  /// row has gone before.
  public let system: FittedSystem
  /// The same, ready for rows that come after those it learned from; this is what to keep.
  public let kept: FittedSystem
  /// The scores of the file's rows, if all of them were learned from.
  public let scores: [Double]?
  /// How many rows were learned from.
  public let fittedRows: Int
  /// How many rows there were to learn from.
  public let trainRows: Int
  /// The columns that were computed with.
  public let columns: [String]
  /// What is odd about the file.
  public let warnings: [Warning]
}
