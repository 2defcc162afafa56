internal import RingtrueCore
internal import RingtrueKernels
internal import RingtruePlatform

/// One reading of a file from its start to its end.
///
/// With several threads, columns are read side by side while the next tiles are cut.
struct Pass {
  /// Columns beyond this are read in groups.
  private static let mostGroups = 32

  let header: [String]
  let delimiter: ReadingOptions.Delimiter
  let name: String
  private let threads: Int
  private let tiler: TilerBox
  private let lanes: [Lane]
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
    threads = max(1, options.threads)
    openingLog = opening.log
    lanes = (again.map { $0.map { ($0.index, $0.finding) } } ?? plan.tasks).map { index, task in
      Lane(
        ColumnReader(
          opening.header[index], at: index, as: task, options, file: input.name,
          expectedRows: rows))
    }
    tiler = TilerBox(Tiler(opening, source: source.bytes, limits: options.limits))
  }

  /// The columns, once all rows have been read.
  var columns: [ColumnReader] { lanes.map { $0.column.withLock { $0 } } }

  /// Reads all rows; keeps the cells, or only what is known of the columns.
  func run(keepingCells: Bool = true) throws(DataError) {
    if threads == 1 || lanes.isEmpty {
      try runAlone(keepingCells)
    } else {
      try runSideBySide(keepingCells)
    }
    for lane in lanes { lane.column.withLock { $0.settle() } }
  }

  private func runAlone(_ keepingCells: Bool) throws(DataError) {
    var current = try tiler.next()
    while let tile = current.take() {
      for lane in lanes { lane.read(tile, keepingCells) }
      current = try tiler.next(reusing: consume tile)
    }
  }

  private func runSideBySide(_ keepingCells: Bool) throws(DataError) {
    let groups = Chunks(lanes.count, of: 1 + (lanes.count - 1) / Self.mostGroups)
    let conveyor = Conveyor(lanes: groups.count) { [tiler] (used) throws(DataError) in
      try tiler.next(reusing: used)
    } read: { [lanes] group, tile in
      for lane in lanes[groups[group]] { lane.read(tile, keepingCells) }
    }
    try conveyor.run(threads: threads)
  }

  /// All that is wrong and odd.
  func findings(_ columns: [ColumnReader]) -> FileLog {
    var log = openingLog
    log.add(tiler.log)
    for column in columns { log.add(column.findings) }
    if rowCount == 0, log.problems.isEmpty {
      log.warning("there are no rows under the header; add some", at: nil)
    }
    return log
  }

  /// How many rows have been read.
  var rowCount: Int { tiler.rowCount }
}

/// A column that one thread reads at a time.
private final class Lane: Sendable {
  let column: Guarded<ColumnReader>

  init(_ column: ColumnReader) { self.column = Guarded(column) }

  func read(_ tile: Tile, _ keepsCells: Bool) {
    column.withLock { column in
      column.read(tile)
      if !keepsCells { column.forget() }
    }
  }
}

/// A tiler that one thread asks at a time.
private final class TilerBox: Sendable {
  private let tiler: Guarded<Tiler>

  init(_ tiler: consuming Tiler) { self.tiler = Guarded(tiler) }

  func next(reusing used: consuming Tile? = nil) throws(DataError) -> Tile? {
    let spare = Guarded(used)
    return try tiler.withLock { tiler throws(DataError) in
      try tiler.next(reusing: spare.withLock { $0.take() })
    }
  }

  var log: FileLog { tiler.withLock { $0.log } }
  var rowCount: Int { tiler.withLock { $0.rowCount } }
}
