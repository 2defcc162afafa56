internal import RingtrueCore

/// What is known of a file once all of it has been seen: the kind of every column, what is odd, and
/// how many rows there are.
struct Survey {
  let columns: [ColumnReader]
  let rowCount: Int
  let delimiter: ReadingOptions.Delimiter
  private let log: FileLog

  /// Reads a file, and once more those columns that turned out otherwise than they began; throws
  /// all that is wrong.
  init(_ input: Input, _ options: ReadingOptions, keepingCells: Bool) throws(DataError) {
    let first = try Pass(input, options)
    try first.run(keepingCells: keepingCells)
    var columns = first.columns
    var log = first.findings(columns)
    rowCount = first.rowCount
    delimiter = first.delimiter
    if !log.problems.isEmpty { throw .badData(log.problems.inOrder()) }
    let again = columns.filter { $0.needsAnotherPass(forCells: keepingCells) }
    if !again.isEmpty {
      let second = try Pass(input, options, only: again)
      try second.run(keepingCells: keepingCells)
      for column in second.columns {
        columns[column.index] = columns[column.index].replaced(by: column)
      }
      let problems = second.findings(second.columns).problems
      if !problems.isEmpty { throw .badData(problems.inOrder()) }
    }
    for column in columns { column.noteDoubts(in: &log) }
    self.columns = columns
    self.log = log
  }

  /// How each column is read.
  var schema: Schema {
    let fields = columns.map { Schema.Field(name: $0.name, kind: $0.kind, role: $0.task.role) }
    return Schema(fields: fields, delimiter: delimiter.character)
  }

  /// What is odd.
  var warnings: [Warning] { log.warnings.warnings }
}

extension LabelledTable {
  /// Joins columns that have been read.
  init(_ readers: [ColumnReader], _ schema: Schema, _ warnings: [Warning], file: String)
    throws(DataError)
  {
    var features: [Column] = []
    var labels: Labels?
    var ids: Texts?
    for reader in readers {
      switch reader.task.role {
      case .label: labels = reader.labels
      case .id: if case .texts(let texts) = reader.column().cells { ids = texts }
      case .feature: features.append(reader.column())
      }
    }
    do throws(TableError) {
      table = try Table(columns: features)
    } catch {
      throw .badData(Problem(error.description, file: file))
    }
    self.labels = labels
    self.ids = ids
    self.schema = schema
    self.warnings = warnings
  }
}
