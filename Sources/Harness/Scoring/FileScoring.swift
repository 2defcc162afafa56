public import RingtrueCore
public import RingtrueData
public import RingtrueDetectors
public import RingtrueFeatures
internal import RingtrueKernels

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
  /// The columns to compute with; all numeric ones if nobody says.
  public var columns: [String]?
  /// How they become features.
  public var recipe: any Recipe.Type
  /// How many rows are learned from at the most.
  public var fitRows = 200_000
  /// How many of the strangest rows are told, with their reasons.
  public var strangest = 10

  /// Scores a file, with raw features of all numeric columns unless told otherwise.
  public init(file: String, reading: ReadingOptions = ReadingOptions()) {
    self.file = file
    self.reading = reading
    recipe = RawFeatures.self
  }

  /// Learns from the file, or from `train`; the scores come with it if all its rows were learned from.
  public func fit(
    _ detector: any Detector, by rule: ThresholdRule, _ settings: Settings,
    under conditions: Conditions
  ) throws -> FittedFile {
    var reader = TableReader(options: reading)
    if train != nil { reader = TableReader(options: readingForTraining) }
    let (table, rowCount, warnings) = try sample(train ?? file, reader, conditions)
    let columns = self.columns ?? usable(table)
    let (system, scores) = try FittedSystem.fitting(
      detector, recipe.init(columns: columns), by: rule, settings, on: table, roles: roles,
      under: conditions)
    let isWhole = train == nil && table.rowCount == rowCount
    return FittedFile(
      system: system, scores: isWhole ? scores : nil, fittedRows: table.rowCount,
      trainRows: rowCount, columns: columns, warnings: warnings)
  }

  /// The columns that may be computed with.
  private func usable(_ table: Table) -> [String] {
    table.numericColumnNames.filter { $0 != reading.label && $0 != reading.id }
  }

  /// Which column plays which part, as far as scoring needs it.
  var roles: ColumnRoles { ColumnRoles(id: reading.id, label: reading.label) }

  /// Training rows may lack names and labels; where they have them, both are left out below.
  private var readingForTraining: ReadingOptions {
    var options = reading
    options.id = nil
    options.label = nil
    return options
  }

  /// Up to `fitRows` rows of a file in its order, each set of that size equally likely.
  private func sample(
    _ file: String, _ reader: TableReader, _ conditions: Conditions
  ) throws -> (table: Table, rowCount: Int, warnings: [Warning]) {
    var chunks = try reader.chunks(file: file)
    let rowCount = chunks.rowCount
    var chance = RandomStream(seed: conditions.seed.rawValue, name: "fit-rows")
    let wanted = rowCount > fitRows ? chance.sample(fitRows, of: rowCount)[...] : nil
    var picked: [Table] = []
    var first = 0
    while let chunk = try chunks.next() {
      try conditions.checkCancelled()
      let range = first..<first + chunk.table.rowCount
      picked.append(wanted.map { chunk.table.gathering($0.within(range)) } ?? chunk.table)
      first = range.upperBound
    }
    return (try Table(joining: picked), rowCount, chunks.warnings)
  }
}

/// A system that learned from a file, and what it learned from.
public struct FittedFile: Sendable {
  /// What learned.
  public let system: FittedSystem
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

extension ArraySlice<Int> {
  /// Of sorted rows, those in a range, counted from its start.
  fileprivate func within(_ range: Range<Int>) -> [Int] {
    let start = partition(below: range.lowerBound)
    let end = partition(below: range.upperBound)
    return self[start..<end].map { $0 - range.lowerBound }
  }

  /// The place of the first row that is not below a bound, by halving.
  private func partition(below bound: Int) -> Int {
    var (low, high) = (startIndex, endIndex)
    while low < high {
      let middle = low + (high - low) / 2
      if self[middle] < bound { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
