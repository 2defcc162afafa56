/// Rows of a table as they are kept: by their stretches, or, where these are many, one by one if that
/// takes less.
package enum RowChoice {
  private static let stretches: UInt8 = 0
  private static let singles: UInt8 = 1

  /// The rows, which ascend, as bytes.
  package static func pack(_ rows: [Int], of count: Int) -> [UInt8] {
    var borders: [Int] = []
    for row in rows {
      if borders.last == row { borders.removeLast() } else { borders.append(row) }
      borders.append(row + 1)
    }
    var byStretches = ByteWriter()
    byStretches.write(stretches)
    byStretches.write(ascending: borders)
    guard borders.count > 512 else { return byStretches.sealed }
    var bySingles = ByteWriter()
    bySingles.write(singles)
    var taken = [UInt32](repeating: 0, count: count)
    for row in rows { taken[row] = 1 }
    Arrangement.pack(taken, sorts: 2, into: &bySingles)
    return [byStretches.sealed, bySingles.sealed].min { $0.count < $1.count } ?? []
  }

  /// The rows that bytes stand for, all of them below a count.
  package static func unpack(_ bytes: [UInt8], of count: Int) throws(PackingError) -> [Int] {
    var reader = try ByteReader(sealed: bytes)
    if try reader.byte() == singles {
      let taken = try Arrangement.unpack(from: &reader, limit: count).row
      return taken.indices.filter { taken[$0] == 1 }
    }
    let borders = try reader.ascending()
    guard borders.count.isMultiple(of: 2), borders.last ?? 0 <= count else { throw .damaged }
    return stride(from: 0, to: borders.count, by: 2).flatMap { borders[$0]..<borders[$0 + 1] }
  }
}
