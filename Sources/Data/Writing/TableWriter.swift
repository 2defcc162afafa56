public import RingtrueCore
internal import RingtruePlatform

/// Writes a table row by row or chunk by chunk into a file that appears whole or not at all.
///
/// The same cells give the same bytes: lines end in a line feed, numbers are written in the shortest
/// form that reads back equal, and only cells that need quotes have them. A name that ends in `.gz`
/// is packed, without a time stamp. Memory: a few hundred KB.
public struct TableWriter: ~Copyable {
  private static let flushBytes = 1 << 18

  private var file: AtomicFile
  private var packer: GzipPacker?
  private let delimiter: ReadingOptions.Delimiter
  private let options: WritingOptions
  private let columnCount: Int
  private var buffer: [UInt8] = []

  /// Begins a file with its header.
  public init(
    _ path: String, columns names: [String], options: WritingOptions = WritingOptions()
  ) throws(DataError) {
    self.init(try Self.begin(path), path, names, options)
  }

  private init(
    _ file: consuming AtomicFile, _ path: String, _ names: [String], _ options: WritingOptions
  ) {
    let isTabbed = path.hasSuffix(".tsv") || path.hasSuffix(".tsv.gz")
    delimiter = options.delimiter ?? (isTabbed ? .tab : .comma)
    self.options = options
    columnCount = names.count
    self.file = file
    if path.hasSuffix(".gz") { packer = GzipPacker() } else { packer = nil }
    for (column, name) in names.enumerated() { append(name, after: column) }
    buffer.append(UInt8(ascii: "\n"))
  }

  private static func begin(_ path: String) throws(DataError) -> AtomicFile {
    do throws(PlatformError) { return try AtomicFile(path) } catch { throw DataError(error) }
  }

  /// Adds a row of texts.
  public mutating func write(row cells: [String]) throws(DataError) {
    precondition(cells.count == columnCount, "a row has one cell a column")
    for (column, cell) in cells.enumerated() {
      append(cell, after: column)
    }
    try endRow()
  }

  /// Adds all rows of a table, whose columns are those of the header.
  public mutating func write(_ table: Table) throws(DataError) {
    precondition(table.columns.count == columnCount, "a row has one cell a column")
    let lines = TableLines(table, delimiter: delimiter, options: options)
    for row in 0..<table.rowCount {
      lines.append(row, to: &buffer)
      try endRow()
    }
  }

  /// Gives the file its name; until here nobody has seen it.
  public consuming func finish() throws(DataError) {
    try flush(isLast: true)
    do throws(PlatformError) { try file.commit() } catch { throw DataError(error) }
  }

  private mutating func append(_ cell: String, after column: Int) {
    if column > 0 { buffer.append(delimiter.rawValue) }
    let text = options.formulaSafe ? Formula.disarmed(cell) : cell
    Quoting.append(text, to: &buffer, delimiter: delimiter.rawValue, isAlone: columnCount == 1)
  }

  private mutating func endRow() throws(DataError) {
    buffer.append(UInt8(ascii: "\n"))
    if buffer.count >= Self.flushBytes { try flush(isLast: false) }
  }

  private mutating func flush(isLast: Bool) throws(DataError) {
    let bytes = packer?.pack(buffer, isLast: isLast) ?? buffer
    buffer.removeAll(keepingCapacity: true)
    do throws(PlatformError) { try file.write(bytes) } catch { throw DataError(error) }
  }
}

extension TableWriter {
  /// Writes a whole table.
  public static func write(
    _ table: Table, to path: String, options: WritingOptions = WritingOptions()
  ) throws(DataError) {
    var writer = try TableWriter(path, columns: table.columnNames, options: options)
    try writer.write(table)
    try writer.finish()
  }
}

/// Quotes as RFC 4180 has them.
enum Quoting {
  /// Appends a cell, in quotes if it would be read otherwise without them.
  ///
  /// An empty cell that is alone in its row is quoted, since an empty line is no row.
  static func append(
    _ cell: String, to bytes: inout [UInt8], delimiter: UInt8, isAlone: Bool
  ) {
    let quote = UInt8(ascii: "\"")
    let isSpecial = { (byte: UInt8) in
      byte == delimiter || byte == quote || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
    }
    guard cell.utf8.contains(where: isSpecial) || (isAlone && cell.isEmpty) else {
      bytes.append(contentsOf: cell.utf8)
      return
    }
    bytes.append(quote)
    for byte in cell.utf8 {
      if byte == quote { bytes.append(quote) }
      bytes.append(byte)
    }
    bytes.append(quote)
  }
}

/// Texts that a spreadsheet would run.
enum Formula {
  private static let starts: Set<UInt8> = Set("=+-@\t\r".utf8)

  /// The text with a `'` before it if it might be a formula; numbers are left alone.
  static func disarmed(_ cell: String) -> String {
    guard let first = cell.utf8.first, starts.contains(first) else { return cell }
    return NumberParts(Array(cell.utf8)[...]) == nil ? "'" + cell : cell
  }
}
