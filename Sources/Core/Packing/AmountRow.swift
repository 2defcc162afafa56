/// Amounts of money as they are kept: each in as few bytes as it needs.
package enum AmountRow {
  /// The amounts, which have no sign, as bytes.
  package static func pack(_ amounts: [Int64]) -> [UInt8] {
    var writer = ByteWriter()
    writer.write(amounts.count)
    for amount in amounts { writer.write(Int(amount)) }
    return writer.sealed
  }

  /// The amounts that bytes stand for, so many at most.
  package static func unpack(_ bytes: [UInt8], limit: Int) throws(PackingError) -> [Int64] {
    var reader = try ByteReader(sealed: bytes)
    let count = try reader.count()
    guard count <= limit else { throw .damaged }
    var amounts: [Int64] = []
    for _ in 0..<count { amounts.append(Int64(try reader.number())) }
    return amounts
  }
}
