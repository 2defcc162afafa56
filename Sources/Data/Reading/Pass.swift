internal import RingtrueCore
internal import RingtrueKernels
internal import Synchronization

/// One reading of a file from its start to its end.
///
/// With several threads, the columns of a tile are read side by side while the next tile is cut.
/// Every column still sees its cells in order, so that the number of threads changes nothing.
struct Pass {
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
    var used: Tile?
    var current = try tiler.next()
    while let tile = current.take() {
      if threads == 1 {
        for lane in lanes { lane.read(tile, keepingCells) }
        current = try tiler.next(reusing: consume tile)
      } else {
        current = try readSideBySide(tile, keepingCells, reusing: used.take())
        used = tile
      }
    }
    for lane in lanes { lane.column.withLock { $0.settle() } }
  }

  /// Reads the columns of a tile and cuts the next one.
  private func readSideBySide(
    _ tile: Tile, _ keepingCells: Bool, reusing used: consuming Tile?
  ) throws(DataError) -> Tile? {
    let spare = Mutex(used)
    let next = Mutex<Tile?>(nil)
    try parallelFor(Chunks(lanes.count + 1, of: 1), width: threads) {
      (task, _) throws(DataError) in
      if task == 0 {
        let storage = spare.withLock { $0.take() }
        let tile = try tiler.next(reusing: storage)
        next.withLock { $0 = tile }
      } else {
        lanes[task - 1].read(tile, keepingCells)
      }
    }
    return next.withLock { $0.take() }
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
  let column: Mutex<ColumnReader>

  init(_ column: ColumnReader) { self.column = Mutex(column) }

  func read(_ tile: Tile, _ keepsCells: Bool) {
    column.withLock { column in
      column.read(tile)
      if !keepsCells { column.forget() }
    }
  }
}

/// A tiler that one thread asks at a time.
private final class TilerBox: Sendable {
  private let tiler: Mutex<Tiler>

  init(_ tiler: consuming Tiler) { self.tiler = Mutex(tiler) }

  func next(reusing used: consuming Tile? = nil) throws(DataError) -> Tile? {
    let spare = Mutex(used)
    return try tiler.withLock { tiler throws(DataError) in
      try tiler.next(reusing: spare.withLock { $0.take() })
    }
  }

  var log: FileLog { tiler.withLock { $0.log } }
  var rowCount: Int { tiler.withLock { $0.rowCount } }
}
