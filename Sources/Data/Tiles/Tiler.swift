internal import RingtrueCore
internal import RingtrueKernels

/// Cuts a file into tiles of whole rows, in bounded memory: a tile is some 128 KB, or one row.
///
/// Most tiles are found to be regular and stay as they are; a tile with quotes, uneven rows or mixed
/// line ends is taken apart byte by byte.
struct Tiler: Sendable {
  private static let tileBytes = 1 << 17

  private let source: any ByteSource
  private let delimiter: UInt8
  private let columnCount: Int
  private let limits: ReadingOptions.Limits
  /// Bytes read, but not cut yet; they begin at a line's start.
  private var pending: [UInt8]
  /// Storage for what comes next.
  private var spare: [UInt8] = []
  private var goal = Self.tileBytes
  private var isAtEnd = false
  private var isHopeless = false
  private var nextLine: Int
  private(set) var rowCount = 0
  /// What is wrong with the text, whatever the columns.
  private(set) var log: FileLog

  init(
    _ opening: consuming Opening, source: any ByteSource, limits: ReadingOptions.Limits
  ) {
    self.source = source
    self.limits = limits
    delimiter = opening.delimiter.rawValue
    columnCount = opening.header.count
    pending = opening.rest
    nextLine = opening.nextLine
    log = FileLog(file: opening.log.file)
  }

  /// The next tile; nil at the end. The storage of a used tile may be handed in.
  mutating func next(reusing used: consuming Tile? = nil) throws(DataError) -> Tile? {
    var grid = used.take()?.grid ?? CellGrid(columnCount: columnCount)
    spare = grid.takeBytes()
    while !isHopeless {
      try fill()
      if pending.isEmpty { return nil }
      if let tile = cut(&grid) {
        goal = Self.tileBytes
        rowCount += tile.rowCount
        if rowCount > limits.rows { throw tooManyRows }
        if tile.rowCount > 0 { return tile }
      } else if !isHopeless {
        goal = pending.count * 2
      }
    }
    return nil
  }

  /// Reads on to the goal, and ends the last line if the file does not.
  private mutating func fill() throws(DataError) {
    guard !isAtEnd, pending.count < goal else { return }
    let missing = goal - pending.count
    pending.reserveCapacity(goal + CellGrid.slack + 1)
    if try source.fill(&pending, upTo: missing) < missing {
      isAtEnd = true
      let endsLine = pending.last.map { $0 == UInt8(ascii: "\n") } ?? true
      if !endsLine { pending.append(UInt8(ascii: "\n")) }
    }
  }

  /// A tile of whole rows from the pending bytes; nil if they hold no whole row.
  private mutating func cut(_ grid: inout CellGrid) -> Tile? {
    let line = pending.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 }
    let end = line ?? pending.count
    var tail = spare
    spare = []
    tail.removeAll(keepingCapacity: true)
    tail.append(contentsOf: pending[end...])
    pending.append(contentsOf: repeatElement(0, count: CellGrid.slack))
    let text = pending
    pending = []
    let (census, isRegular) = grid.findCells(in: text, count: end, delimiter: delimiter)
    guard isRegular, end <= limits.cellBytes else {
      pending = text
      pending.removeLast(CellGrid.slack)
      return cutSlowly(&grid, census)
    }
    pending = tail
    checkEncoding(text, count: end, census)
    let tile = Tile(grid: grid, firstRow: rowCount, firstLine: nextLine)
    nextLine += tile.rowCount
    return tile
  }

  private var tooManyRows: DataError {
    let message = "there are more than \(limits.rows) rows; raise the limit, or split the file"
    return .badData(Problem(message, file: log.file))
  }
}

// MARK: - Byte by byte

extension Tiler {
  private mutating func cutSlowly(_ grid: inout CellGrid, _ census: CellGrid.Census) -> Tile? {
    grid.removeAll()
    var scanner = RecordScanner(
      text: pending, count: pending.count, delimiter: delimiter, firstLine: nextLine,
      cellLimit: limits.cellBytes, log: log)
    let isWhole = readRecords(&scanner, into: &grid)
    log = scanner.log
    checkEncoding(pending, count: scanner.position, census)
    guard scanner.position > 0 || !isWhole else { return nil }
    grid.seal()
    let tile = Tile(
      grid: grid, firstRow: rowCount, firstLine: nextLine,
      original: (pending, scanner.starts))
    nextLine += Place.lines(in: pending, count: scanner.position)
    pending.removeFirst(scanner.position)
    return tile
  }

  /// Reads records as far as they are whole; false if there is no going on.
  private mutating func readRecords(
    _ scanner: inout RecordScanner, into grid: inout CellGrid
  ) -> Bool {
    while scanner.position < scanner.count {
      let start = scanner.position
      switch scanner.readRecord(into: &grid, isFinal: isAtEnd) {
      case .record: endRow(&scanner, &grid, start)
      case .blank:
        drop(&scanner, &grid)
        let site = scanner.site(start)
        scanner.log.warning("an empty line is passed over", at: site.place)
      case .incomplete: return true
      case .hopeless:
        isHopeless = true
        return false
      }
    }
    return true
  }

  private func endRow(_ scanner: inout RecordScanner, _ grid: inout CellGrid, _ start: Int) {
    let count = grid.openCellCount
    if count == columnCount { return grid.endRow() }
    drop(&scanner, &grid)
    let site = scanner.site(start)
    scanner.log.problem(
      "the row has \(counted(count, "cell")) but the header has \(columnCount); "
        + "give every row one cell a column, and quote cells that hold the delimiter",
      at: site.place)
  }

  private func drop(_ scanner: inout RecordScanner, _ grid: inout CellGrid) {
    scanner.starts.removeLast(grid.openCellCount)
    grid.dropOpenCells()
  }

  private mutating func checkEncoding(_ text: [UInt8], count: Int, _ census: CellGrid.Census) {
    if census.contains(.nonASCII) || census.contains(.nul) {
      Encoding.check(text, count: count, firstLine: nextLine, &log)
    }
  }
}

/// A count with its noun: `1 cell`, `2 cells`.
func counted(_ count: Int, _ noun: String) -> String {
  "\(count) \(noun)" + (count == 1 ? "" : "s")
}
