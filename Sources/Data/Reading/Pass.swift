internal import RingtrueCore
internal import RingtrueKernels

/// One reading of a file from its start to its end.
struct Pass {
  let header: [String]
  let delimiter: ReadingOptions.Delimiter
  let name: String
  private var tiler: Tiler
  private(set) var columns: [ColumnReader]
  private let openingLog: FileLog

  /// Opens the file; all columns are read, or only those that need it once more.
  init(
    _ input: Input, _ options: ReadingOptions, only again: [ColumnReader]? = nil
  ) throws(DataError) {
    let source = try input.open()
    let opening = try Opening(source.bytes, named: input.name, options)
    let plan = ColumnPlan(header: opening.header, options, file: input.name)
    try plan.check()
    let rows = opening.expectedRows(fileSize: source.size)
    header = opening.header
    delimiter = opening.delimiter
    name = input.name
    openingLog = opening.log
    columns = (again.map { $0.map { ($0.index, $0.finding) } } ?? plan.tasks).map { index, task in
      ColumnReader(
        opening.header[index], at: index, as: task, options, file: input.name, expectedRows: rows)
    }
    tiler = Tiler(opening, source: source.bytes, limits: options.limits)
  }

  /// Reads all rows.
  mutating func run() throws(DataError) {
    var used: Tile?
    while let tile = try tiler.next(reusing: used.take()) {
      for index in columns.indices { columns[index].read(tile) }
      used = tile
    }
  }

  /// Puts columns that were read once more in place of their first reading.
  mutating func replace(_ others: [ColumnReader]) {
    for column in others { columns[column.index] = columns[column.index].replaced(by: column) }
  }

  /// The table, if nothing is wrong.
  consuming func table() throws(DataError) -> LabelledTable {
    let log = findings()
    if !log.problems.isEmpty { throw .badData(log.problems.inOrder()) }
    var features: [Column] = []
    var fields: [Schema.Field] = []
    var labels: Labels?
    var ids: Texts?
    for reader in columns {
      let task = reader.task
      labels = reader.labels ?? labels
      let column = reader.column()
      fields.append(
        Schema.Field(name: column.name, kind: ColumnKind(of: column.cells), role: task.role))
      if case .texts(let texts) = column.cells, task == .id { ids = texts }
      if task.role == .feature { features.append(column) }
    }
    let schema = Schema(fields: fields, delimiter: delimiter.character)
    return LabelledTable(
      table: try Self.joined(features, name), labels: labels, ids: ids, schema: schema,
      warnings: log.warnings.warnings)
  }

  private static func joined(_ columns: [Column], _ name: String) throws(DataError) -> Table {
    do { return try Table(columns: columns) } catch {
      throw .badData(Problem(error.description, file: name))
    }
  }

  /// All that is wrong and odd.
  func findings() -> FileLog {
    var log = openingLog
    log.add(tiler.log)
    for column in columns { log.add(column.findings) }
    if tiler.rowCount == 0, log.problems.isEmpty {
      log.warning("there are no rows under the header; add some", at: nil)
    }
    return log
  }
}
