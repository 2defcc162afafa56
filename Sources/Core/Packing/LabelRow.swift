/// Labels as they are kept: packed as tightly as their counts allow.
package enum LabelRow {
  /// The labels as bytes.
  package static func pack(_ labels: Labels) -> [UInt8] {
    var writer = ByteWriter()
    Arrangement.pack(labels.rows.map { UInt32($0.rawValue) }, sorts: 3, into: &writer)
    return writer.sealed
  }

  /// The labels that bytes stand for.
  package static func unpack(_ bytes: [UInt8], limit: Int) throws(PackingError) -> Labels {
    var reader = try ByteReader(sealed: bytes)
    let row = try Arrangement.unpack(from: &reader, limit: limit).row
    var labels: [Label] = []
    labels.reserveCapacity(row.count)
    for sort in row {
      guard let label = Label(rawValue: UInt8(sort)) else { throw .damaged }
      labels.append(label)
    }
    return Labels(labels)
  }
}
