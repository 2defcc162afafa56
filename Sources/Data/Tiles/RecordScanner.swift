internal import RingtrueCore
internal import RingtrueKernels

/// Takes delimited text apart byte by byte: quotes, lines that end in any way, uneven rows.
///
/// RFC 4180, but lenient where a reader can be sure of what was meant: a quote inside of an
/// unquoted cell is a character, with a warning. Cost: one pass, some ten cycles a byte.
struct RecordScanner {
  let text: [UInt8]
  /// Bytes that are there; the text may have slack behind.
  let count: Int
  let delimiter: UInt8
  let firstLine: Int
  let cellLimit: Int
  var position = 0
  /// Where in the text each cell of the grid begins.
  var starts: [UInt32] = []
  var log: FileLog

  /// How reading a record ended.
  enum End { case record, blank, incomplete, hopeless }

  /// Reads one record into the grid's open row; an incomplete one leaves no trace.
  mutating func readRecord(into grid: inout CellGrid, isFinal: Bool) -> End {
    let start = position
    let cells = starts.count
    let problems = log
    while true {
      let cellStart = position
      starts.append(UInt32(cellStart))
      guard let mark = readCell(into: &grid, isFinal: isFinal) else {
        grid.dropOpenCells()
        starts.removeLast(starts.count - cells)
        if !isFinal { log = problems }
        if isFinal || position - cellStart > cellLimit { return .hopeless }
        position = start
        return .incomplete
      }
      if position - cellStart > cellLimit { reportLong(cellStart) }
      grid.endCell()
      if mark == delimiter { continue }
      let isBlank =
        grid.openCellCount == 1 && text[start] != UInt8(ascii: "\"")
        && grid.openCell(0).isEmpty
      return isBlank ? .blank : .record
    }
  }

  /// Reads a cell and the mark behind it; nil where the text ends before.
  private mutating func readCell(into grid: inout CellGrid, isFinal: Bool) -> UInt8? {
    if position < count, text[position] == UInt8(ascii: "\"") {
      guard readQuoted(into: &grid, isFinal: isFinal) else { return nil }
    }
    return readPlain(into: &grid)
  }

  /// Reads up to the closing quote; false where there is none.
  private mutating func readQuoted(into grid: inout CellGrid, isFinal: Bool) -> Bool {
    let open = position
    position += 1
    while true {
      let start = position
      while position < count, text[position] != UInt8(ascii: "\"") { position += 1 }
      if position + 1 >= count {
        if isFinal { reportUnclosed(open) }
        return false
      }
      grid.append(text[start..<position])
      position += 1
      guard text[position] == UInt8(ascii: "\"") else { break }
      grid.append(text[position...position])
      position += 1
    }
    if !endsCell(text[position]) {
      let here = here
      log.problem(
        "text behind a closing quote; double the quotes inside of a quoted cell",
        at: here.place)
    }
    return true
  }

  /// Reads up to the mark that ends a cell, and over it.
  private mutating func readPlain(into grid: inout CellGrid) -> UInt8? {
    let start = position
    while position < count, !endsCell(text[position]) {
      if text[position] == UInt8(ascii: "\"") { warnOfQuote() }
      position += 1
    }
    guard position < count else { return nil }
    let end = position
    let mark = text[position]
    position += 1
    if mark == UInt8(ascii: "\r") {
      guard position < count else { return nil }
      if text[position] == UInt8(ascii: "\n") { position += 1 }
    }
    grid.append(text[start..<end])
    return mark
  }

  private func endsCell(_ byte: UInt8) -> Bool {
    byte == delimiter || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
  }
}

// MARK: - What is odd

extension RecordScanner {
  /// A byte's whereabouts, worked out only if somebody wants to know.
  struct Site {
    let text: [UInt8]
    let offset: Int
    let firstLine: Int
    var place: Problem.Place { Place.of(offset, in: text, firstLine: firstLine) }
  }

  /// Where a byte is.
  func site(_ offset: Int) -> Site { Site(text: text, offset: offset, firstLine: firstLine) }

  private var here: Site { site(position) }

  private mutating func warnOfQuote() {
    let here = here
    log.warning("a quote inside of an unquoted cell is read as a character", at: here.place)
  }

  private mutating func reportUnclosed(_ offset: Int) {
    let start = site(offset)
    log.problem("a quote is opened here and never closed; close it, or double it", at: start.place)
  }

  private mutating func reportLong(_ offset: Int) {
    let start = site(offset)
    log.problem(
      "a cell has more than \(cellLimit) bytes; look for a missing quote, or raise the limit",
      at: start.place)
  }
}
