/// What happened to which rows, as it is kept.
package enum KindRows {
  /// The kinds as bytes.
  package static func pack(_ kinds: [RowKind], of count: Int) -> [UInt8] {
    var writer = ByteWriter()
    writer.write(kinds.count)
    for kind in kinds {
      writer.write(Array(kind.name.utf8))
      writer.write(RowChoice.pack(kind.rows, of: count))
    }
    return writer.sealed
  }

  /// The kinds that bytes stand for, of rows below a count.
  package static func unpack(_ bytes: [UInt8], of count: Int) throws(PackingError) -> [RowKind] {
    // What was kept before kinds were has no bytes at all.
    if bytes.isEmpty { return [] }
    var reader = try ByteReader(sealed: bytes)
    var kinds: [RowKind] = []
    for _ in 0..<(try reader.count()) {
      let name = String(decoding: try reader.block(), as: UTF8.self)
      kinds.append(RowKind(name, rows: try RowChoice.unpack(try reader.block(), of: count)))
    }
    return kinds
  }
}
