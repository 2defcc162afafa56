internal import RingtrueCore

/// The rows of a file, chunk after chunk; `next` gives nil behind the last one.
public struct TableChunks {
  /// How each column is read.
  public let schema: Schema
  /// How many rows all chunks have together.
  public let rowCount: Int
  /// What is odd about the file, counted; the chunks' own lists are empty.
  public let warnings: [Warning]
  /// The number of the next chunk's first row.
  public private(set) var nextRow = 0

  private let rowsPerChunk: Int
  private let file: String
  private var tiler: Tiler
  private var columns: [ColumnReader]
  private var tile: Tile?
  private var used = 0

  init(
    _ survey: Survey, _ input: Input, _ options: ReadingOptions, rows: Int
  ) throws(DataError) {
    schema = survey.schema
    rowCount = survey.rowCount
    warnings = survey.warnings
    rowsPerChunk = rows
    file = input.name
    columns = survey.columns.map { $0.reopened() }
    let source = try input.open()
    let opening = try Opening(source.bytes, named: input.name, options)
    tiler = Tiler(opening, source: source.bytes, limits: options.limits)
  }

  /// The next rows.
  public mutating func next() throws(DataError) -> LabelledTable? {
    for index in columns.indices { columns[index].forget() }
    var filled = 0
    while filled < rowsPerChunk, let tile = try currentTile() {
      let rows = used..<min(tile.rowCount, used + rowsPerChunk - filled)
      for index in columns.indices { columns[index].read(tile, rows: rows) }
      used = rows.upperBound
      filled += rows.count
    }
    nextRow += filled
    var log = tiler.log
    for column in columns { log.addProblems(of: column.log) }
    if !log.problems.isEmpty { throw .badData(log.problems.inOrder()) }
    return filled == 0 ? nil : try LabelledTable(columns, schema, [], file: file)
  }

  private mutating func currentTile() throws(DataError) -> Tile? {
    if let tile, used < tile.rowCount { return tile }
    tile = try tiler.next(reusing: tile.take())
    used = 0
    return tile
  }
}
