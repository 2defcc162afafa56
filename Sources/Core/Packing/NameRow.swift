/// What rows are called, as it is kept: of each name what differs from the one before.
///
/// Names that count up, as those of ledgers do, take about three bytes each.
package enum NameRow {
  /// The names as bytes.
  package static func pack(_ names: [String]) -> [UInt8] {
    var writer = ByteWriter()
    writer.write(names.count)
    var last: [UInt8] = []
    for name in names {
      var shared = 0
      for (byte, old) in zip(name.utf8, last) {
        if byte != old { break }
        shared += 1
      }
      last.removeSubrange(shared...)
      last += name.utf8.dropFirst(shared)
      writer.write(shared)
      writer.write(last[shared...])
    }
    return writer.sealed
  }

  /// The names that bytes stand for, so many at most.
  package static func unpack(_ bytes: [UInt8], limit: Int) throws(PackingError) -> [String] {
    var reader = try ByteReader(sealed: bytes)
    let count = try reader.count()
    guard count <= limit else { throw .damaged }
    var (names, last) = ([String](), [UInt8]())
    names.reserveCapacity(count)
    for _ in 0..<count {
      let shared = try reader.number()
      guard shared <= last.count else { throw .damaged }
      last = try last[..<shared] + reader.block()
      guard let name = String(validating: last, as: UTF8.self) else { throw .damaged }
      names.append(name)
    }
    return names
  }
}
