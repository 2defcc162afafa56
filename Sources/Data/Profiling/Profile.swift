internal import RingtrueCore
internal import RingtrueKernels

/// What a file of data looks like: its rows and columns, and what is suspicious about them.
public struct Profile: Sendable {
  /// How each column is read.
  public let schema: Schema
  /// How many rows there are.
  public let rowCount: Int
  /// How many rows are, cell by cell, the same as one before; nil if there are too many rows to tell.
  public let duplicateRowCount: Int?
  /// The columns that are neither label nor id.
  public let columns: [ColumnProfile]
  /// The labels, counted, if a label column was named.
  public let labels: (anomalous: Int, normal: Int, unlabelled: Int)?
  /// What was odd about reading the file.
  public let warnings: [Warning]

  /// More rows than this are not compared with each other.
  public static let mostRowsCompared = 1 << 25

  /// Looks at a file, in bounded memory: a chunk, 16 bytes a row to find duplicates, and up to
  /// 100,000 different values a column.
  ///
  /// Cost: two or three passes over the file.
  public init(file path: String, options: ReadingOptions = ReadingOptions()) throws(DataError) {
    try self.init(try TableReader(options: options).chunks(file: path))
  }

  /// Looks at bytes in memory.
  public init(
    bytes: [UInt8], named name: String, options: ReadingOptions = ReadingOptions()
  ) throws(DataError) {
    try self.init(try TableReader(options: options).chunks(bytes: bytes, named: name))
  }

  private init(_ chunks: consuming TableChunks) throws(DataError) {
    var chunks = chunks
    schema = chunks.schema
    rowCount = chunks.rowCount
    warnings = chunks.warnings
    var columns = schema.fields.filter { $0.role == .feature }.map { ColumnProfile($0) }
    var rows: Set<RowDigest>? = rowCount > Self.mostRowsCompared ? nil : []
    var duplicates = 0
    var counts = (anomalous: 0, normal: 0, unlabelled: 0)
    while let chunk = try chunks.next() {
      let digests = RowDigest.all(of: chunk.table)
      for digest in digests where rows?.insert(digest).inserted == false { duplicates += 1 }
      for (index, column) in chunk.table.columns.enumerated() { columns[index].note(column) }
      counts.anomalous += chunk.labels?.anomalousCount ?? 0
      counts.normal += chunk.labels?.normalCount ?? 0
      counts.unlabelled += chunk.labels?.unlabelledCount ?? 0
    }
    duplicateRowCount = rows == nil ? nil : duplicates
    labels = schema.fields.contains { $0.role == .label } ? counts : nil
    self.columns = ColumnProfile.related(columns)
  }
}

/// The cells of a row in 128 bits; two different rows share them about never.
private struct RowDigest: Hashable {
  var low: UInt64 = 0x9E37_79B9_7F4A_7C15
  var high: UInt64 = 0xD6E8_FEB8_6659_FD93

  static func all(of table: Table) -> [RowDigest] {
    var digests = [RowDigest](repeating: RowDigest(), count: table.rowCount)
    for column in table.columns {
      for row in digests.indices {
        digests[row].mix(column.text(row), column.missing.contains(row))
      }
    }
    return digests
  }

  private mutating func mix(_ text: String, _ isMissing: Bool) {
    add(isMissing ? 0x1FF : 0x100)
    for byte in text.utf8 { add(UInt64(byte)) }
  }

  private mutating func add(_ value: UInt64) {
    low = (low ^ value) &* 0x0000_0100_0000_01B3
    high = (high &+ value) &* 0xFF51_AFD7_ED55_8CCD
    high ^= high >> 33
  }
}
