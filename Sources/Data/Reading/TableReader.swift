/// Reads tables from CSV and its kin, plain or packed by gzip.
///
/// The whole column decides its kind, never a prefix of it: a column that turns out otherwise than it
/// began is read again. Cost: one pass over the file, or two.
public struct TableReader: Sendable {
  /// How files are read.
  public let options: ReadingOptions

  /// A reader with options.
  public init(options: ReadingOptions = ReadingOptions()) { self.options = options }

  /// Reads a file.
  public func read(file path: String) throws(DataError) -> LabelledTable {
    try read(.file(path))
  }

  /// Reads the contents of a file that is in memory; `name` is what messages call it.
  public func read(bytes: [UInt8], named name: String) throws(DataError) -> LabelledTable {
    try read(.memory(bytes, named: name))
  }

  /// Reads what comes from standard input.
  public func readStandardInput() throws(DataError) -> LabelledTable {
    try read(.standardInput())
  }

  private func read(_ input: Input) throws(DataError) -> LabelledTable {
    let survey = try Survey(input, options, keepingCells: true)
    return try LabelledTable(survey.columns, survey.schema, survey.warnings, file: input.name)
  }
}

// MARK: - In bounded memory

extension TableReader {
  /// Reads a file in chunks of so many rows, with the same cells as if it were read whole.
  ///
  /// A first pass settles the kinds and finds all that is wrong; a second one reads the cells. Memory
  /// holds a chunk, some tiles of the file, and the dictionaries of categories.
  public func chunks(file path: String, rows: Int = 65_536) throws(DataError) -> TableChunks {
    try chunks(.file(path), rows)
  }

  /// Reads bytes in memory in chunks of so many rows.
  public func chunks(
    bytes: [UInt8], named name: String, rows: Int = 65_536
  ) throws(DataError) -> TableChunks {
    try chunks(.memory(bytes, named: name), rows)
  }

  /// Reads standard input in chunks of so many rows; it is kept in a temporary file meanwhile.
  public func chunksOfStandardInput(rows: Int = 65_536) throws(DataError) -> TableChunks {
    try chunks(.spooledStandardInput(), rows)
  }

  private func chunks(_ input: Input, _ rows: Int) throws(DataError) -> TableChunks {
    precondition(rows > 0, "a chunk has rows")
    let survey = try Survey(input, options, keepingCells: false)
    return try TableChunks(survey, input, options, rows: rows)
  }
}
