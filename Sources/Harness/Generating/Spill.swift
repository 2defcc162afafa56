internal import RingtrueCore
internal import RingtrueData
internal import RingtruePlatform
internal import RingtrueWorlds

/// What a block has of a file, kept on disk until it is joined with what the others have.
///
/// A record is a row or a line: the numbers of rows that it refers to, four bytes each, how many
/// bytes the rest has, and the rest as the file will have it.
enum Spill {
  private static let flushBytes = 1 << 18

  /// Keeps a file's rows or lines.
  static func write(_ file: DatasetFile, to path: String) throws {
    switch file.content {
    case .table(let table):
      let references = file.references.map { table[$0.name]?.cells.integers ?? [] }
      let lines = TableLines(table.removing(Set(file.references.map(\.name))))
      try write(to: path, count: table.rowCount) { row, bytes in
        for numbers in references { bytes.append(word: UInt32(numbers[row])) }
        bytes.appendCounted { lines.append(row, to: &$0) }
      }
    case .lines(let lines):
      try write(to: path, count: lines.count) { row, bytes in
        bytes.appendCounted { $0.append(contentsOf: lines[row].text.utf8) }
      }
    }
  }

  /// Keeps the keys of a list of rows, eight bytes each.
  static func write(_ keys: [UInt64], to path: String) throws {
    try write(to: path, count: keys.count) { row, bytes in
      bytes.append(word: UInt32(truncatingIfNeeded: keys[row]))
      bytes.append(word: UInt32(keys[row] >> 32))
    }
  }

  private static func write(
    to path: String, count: Int, _ record: (Int, inout [UInt8]) -> Void
  ) throws {
    var file = try AtomicFile(path, durable: false)
    var bytes: [UInt8] = []
    for row in 0..<count {
      record(row, &bytes)
      if bytes.count >= flushBytes {
        try file.write(bytes)
        bytes.removeAll(keepingCapacity: true)
      }
    }
    try file.write(bytes)
    try file.commit()
  }
}

/// Reads records again, one after another.
final class SpillReader {
  private var file: FileReader
  private var buffer: [UInt8] = []
  private var next = 0

  private static let bufferBytes = 1 << 16

  /// Opens what a block has of a file.
  init(_ path: String) throws(PlatformError) { file = try FileReader(path) }

  /// Four bytes as a number; nil at the end.
  func word() throws(PlatformError) -> UInt32? {
    guard try has(4) else { return nil }
    defer { next += 4 }
    return (0..<4).reduce(0) { $0 | UInt32(buffer[next + $1]) << UInt32(8 * $1) }
  }

  /// Eight bytes as a key; nil at the end.
  func key() throws(PlatformError) -> UInt64? {
    guard let low = try word(), let high = try word() else { return nil }
    return UInt64(high) << 32 | UInt64(low)
  }

  /// Appends as many bytes as the next word says; false at the end.
  func appendCounted(to bytes: inout [UInt8]) throws(PlatformError) -> Bool {
    guard let count = try word(), try has(Int(count)) else { return false }
    bytes.append(contentsOf: buffer[next..<next + Int(count)])
    next += Int(count)
    return true
  }

  /// Whether so many bytes are left, which are then in the buffer.
  private func has(_ count: Int) throws(PlatformError) -> Bool {
    guard buffer.count - next < count else { return true }
    buffer.removeSubrange(..<next)
    next = 0
    while buffer.count < count {
      let before = buffer.count
      try buffer.append(addingCapacity: max(Self.bufferBytes, count)) {
        (room) throws(PlatformError) in
        _ = try file.read(into: &room)
      }
      if buffer.count == before { return false }
    }
    return true
  }
}

extension [UInt8] {
  fileprivate mutating func append(word: UInt32) {
    for place in 0..<4 { append(UInt8(truncatingIfNeeded: word >> UInt32(8 * place))) }
  }

  /// Appends what a body appends, behind its length.
  fileprivate mutating func appendCounted(_ body: (inout [UInt8]) -> Void) {
    let start = count
    append(word: 0)
    body(&self)
    let length = UInt32(count - start - 4)
    for place in 0..<4 {
      self[start + place] = UInt8(truncatingIfNeeded: length >> UInt32(8 * place))
    }
  }
}
