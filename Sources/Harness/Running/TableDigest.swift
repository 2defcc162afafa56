internal import RingtrueCore
internal import RingtrueKernels
internal import RingtrueWorlds

/// The fingerprint of rows, labels and parts: equal for equal data, however it was come by.
///
/// Cells go in as they are stored, with lengths before whatever may vary in length, so that no two
/// tables run together into the same bytes. Cost: one pass over the cells.
struct TableDigest: ~Copyable {
  private var hash = SHA256()

  static func hexadecimal(of table: Table, _ labels: Labels, _ parts: [RowPart]) -> String {
    var digest = TableDigest()
    digest.add(table.columns.count)
    for column in table.columns { digest.add(column) }
    digest.hash.update(labels.rows.map(\.rawValue))
    digest.hash.update(parts.map { UInt8(RowPart.allCases.firstIndex(of: $0) ?? 0) })
    return digest.hash.finish().hexadecimal
  }

  /// The SHA-256 of some scores, in their order.
  static func hexadecimal(of scores: [Double]) -> String {
    var digest = TableDigest()
    digest.add(words: scores.map(\.bitPattern))
    return digest.hash.finish().hexadecimal
  }

  private mutating func add(_ column: Column) {
    add(column.name)
    add(column.cells.storage)
    add(words: column.missing.rows.map { UInt64($0) })
    switch column.cells {
    case .integers(let cells): add(words: cells.map { UInt64(bitPattern: $0) })
    case .decimals(let cells): add(words: cells.units.map { UInt64(bitPattern: $0) })
    case .reals(let cells): add(words: cells.map(\.bitPattern))
    case .flags(let cells): add(words: cells.map { $0 ? 1 : 0 })
    case .days(let cells): add(words: cells.map { UInt64(bitPattern: Int64($0.number)) })
    case .instants(let cells): add(words: cells.map { UInt64(bitPattern: $0.microseconds) })
    case .categories(let cells):
      add(cells.levels.count)
      for level in cells.levels { add(level) }
      add(words: cells.codes.map { UInt64($0) })
    case .texts(let cells):
      add(cells.count)
      for row in 0..<cells.count { add(cells[row]) }
    }
  }

  private mutating func add(_ text: String) {
    add(text.utf8.count)
    hash.update(Array(text.utf8))
  }

  private mutating func add(_ number: Int) { add(words: [UInt64(number)], counted: false) }

  private mutating func add(words: [UInt64], counted: Bool = true) {
    if counted { add(words.count) }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(words.count * 8)
    for word in words {
      for place in 0..<8 as Range<UInt64> {
        bytes.append(UInt8(truncatingIfNeeded: word >> (8 * place)))
      }
    }
    hash.update(bytes)
  }
}
