/// What happened to which rows, as it is kept.
package enum KindRows {
  /// The kinds of a dataset as bytes.
  package static func pack(_ dataset: PackedDataset) -> [UInt8] {
    var writer = ByteWriter()
    writer.write(dataset.kinds.count)
    for (kind, rows) in zip(dataset.note.kinds, dataset.kinds) {
      writer.write(kind.name.utf8)
      writer.write(rows)
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
