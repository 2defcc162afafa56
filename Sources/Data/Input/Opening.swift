internal import RingtrueCore
internal import RingtrueKernels

/// The beginning of a file, read: its delimiter, its header, and what has been read behind it.
struct Opening {
  private static let bytes = 1 << 18

  let delimiter: ReadingOptions.Delimiter
  let header: [String]
  /// What was read behind the header.
  let rest: [UInt8]
  /// The line behind the header, from 1.
  let nextLine: Int
  let log: FileLog

  /// Reads the beginning; throws what makes all the rest meaningless.
  init(
    _ source: any ByteSource, named name: String, _ options: ReadingOptions
  ) throws(DataError) {
    var text: [UInt8] = []
    var isAll = try source.fill(&text, upTo: Self.bytes) < Self.bytes
    if let problem = ForeignFormat.problem(text) { throw Self.refusal(problem, name) }
    if text.starts(with: [0xEF, 0xBB, 0xBF]) { text.removeFirst(3) }
    while !isAll, !Self.hasLine(text), text.count <= options.limits.cellBytes {
      isAll = try source.fill(&text, upTo: text.count) == 0
    }
    if isAll, text.last != UInt8(ascii: "\n") { text.append(UInt8(ascii: "\n")) }
    delimiter = options.delimiter ?? Dialect.delimiter(of: text, fileName: name)
    var reader = HeaderReader(text, delimiter: delimiter, options.limits, file: name)
    header = try reader.header()
    nextLine = reader.nextLine
    rest = Array(text[reader.position...])
    log = reader.log
  }

  /// About how many rows there are, by the length of those read so far.
  func expectedRows(fileSize: Int?) -> Int? {
    let lines = rest.count { $0 == UInt8(ascii: "\n") }
    guard let fileSize, lines > 0 else { return nil }
    return Int(Double(fileSize) / Double(rest.count) * Double(lines) * 1.01) + 64
  }

  /// Whether a line surely ends within the text, if no quote stands in it.
  private static func hasLine(_ text: [UInt8]) -> Bool {
    text.dropLast().contains { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }
  }

  private static func refusal(_ message: String, _ name: String) -> DataError {
    .badData(Problem(message, file: name))
  }
}

/// Reads the header and checks its names.
struct HeaderReader {
  private let limits: ReadingOptions.Limits
  private var scanner: RecordScanner
  var log: FileLog { scanner.log }
  var position: Int { scanner.position }
  private(set) var nextLine = 1

  init(
    _ text: [UInt8], delimiter: ReadingOptions.Delimiter, _ limits: ReadingOptions.Limits,
    file: String
  ) {
    self.limits = limits
    scanner = RecordScanner(
      text: text, count: text.count, delimiter: delimiter.rawValue, firstLine: 1,
      cellLimit: limits.cellBytes, log: FileLog(file: file))
  }

  /// The names; throws all that is wrong with them at once.
  mutating func header() throws(DataError) -> [String] {
    var grid = CellGrid(columnCount: 0)
    var end = RecordScanner.End.blank
    while end == .blank, scanner.position < scanner.count {
      grid.dropOpenCells()
      scanner.starts = []
      end = scanner.readRecord(into: &grid, isFinal: true)
    }
    nextLine = 1 + Place.lines(in: scanner.text, count: scanner.position)
    let cells = (0..<grid.openCellCount).map { grid.openCell($0) }
    let names = cells.map { String(decoding: CellGrammar.trimmed($0), as: UTF8.self) }
    if end == .record { check(cells, names) }
    if !log.problems.isEmpty { throw .badData(log.problems) }
    guard end == .record else {
      throw .badData(
        Problem("the file is empty; give it a header line and rows", file: log.file))
    }
    return names
  }

  private mutating func problem(_ message: String, at offset: Int) {
    let site = scanner.site(offset)
    scanner.log.problem(message, at: site.place)
  }

  private mutating func check(_ cells: [ArraySlice<UInt8>], _ names: [String]) {
    guard names.count <= limits.columns else {
      return problem(
        "the header has \(names.count) columns, more than the \(limits.columns) allowed; "
          + "raise the limit, or check the delimiter", at: 0)
    }
    Encoding.check(scanner.text, count: scanner.position, firstLine: 1, &scanner.log)
    let grammar = CellGrammar(nulls: [])
    let isData = cells.allSatisfy {
      ![.word, .flag(true), .flag(false)].contains(grammar.value($0))
    }
    if isData, !names.contains("") {
      return problem(
        "the first line holds data, not names; put a header line before it", at: 0)
    }
    checkNames(names)
  }

  private mutating func checkNames(_ names: [String]) {
    var columns: [String: Int] = [:]
    for (index, name) in names.enumerated() {
      if name.utf8.contains(where: { $0 < 0x20 && $0 != 0x0A && $0 != 0x0D && $0 != 0x09 }) {
        problem(
          "a column's name has a control character; the file is no CSV, or cut short",
          at: Int(scanner.starts[index]))
      }
      let offset = Int(scanner.starts[index])
      if name.isEmpty {
        problem(
          "column \(index + 1) has no name; give it one", at: offset)
      } else if let first = columns[name] {
        problem(
          "columns \(first) and \(index + 1) are both named '\(name)'; rename one",
          at: offset)
      } else {
        columns[name] = index + 1
      }
    }
  }
}
