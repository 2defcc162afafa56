internal import RingtrueCore

/// Which columns of the ledger a system is shown.
public enum LedgerProfile: String, Sendable, CaseIterable {
  /// The eleven columns that the published design names: no time of day, no place.
  case core11
  /// Those, and when, where, how, and from or to whom.
  case extended
}

/// A column of the ledger: its name, and how its cells follow from the postings.
public struct LedgerColumn: Sendable {
  /// Its name in the header.
  public let name: String
  /// Whether the narrow profile has it.
  public let isCore: Bool
  /// The bit of a posting that blanks its cell, if it may be empty.
  let blank: UInt8?
  /// The cells of all rows.
  let cells: @Sendable (LedgerRows) -> Cells

  init(
    _ name: String, isCore: Bool = false, blank: UInt8? = nil,
    cells: @escaping @Sendable (LedgerRows) -> Cells
  ) {
    self.name = name
    self.isCore = isCore
    self.blank = blank
    self.cells = cells
  }

  /// The column itself, with its empty cells.
  func column(_ rows: LedgerRows) -> Column {
    guard let blank else { return Column(name, cells(rows)) }
    return Column(name, cells(rows), missing: rows.missing(bit: blank, name))
  }
}

/// Postings in the order in which they are shown.
struct LedgerRows: Sendable {
  let ledger: Ledger
  let postings: Postings
  let order: [UInt32]
  /// A column of whole numbers or other plain values.
  @inline(__always)
  func map<Value>(_ value: (Int) -> Value) -> [Value] { order.map { value(Int($0)) } }

  /// A column of coded words.
  @inline(__always)
  func words(_ levels: [String], _ code: (Int) -> UInt8) -> Cells {
    .categories(Categories(codes: order.map { UInt32(code(Int($0))) }, levels: levels))
  }

  func missing(bit: UInt8, _ name: String) -> RowSet {
    let mask: UInt8 = 1 << bit
    let isAddress = name.hasPrefix("counterparty")
    var words = [UInt64](repeating: 0, count: (order.count + 63) / 64)
    for (place, row) in order.enumerated() {
      let isEmpty =
        postings.blanks[Int(row)] & mask != 0 || isAddress && postings.bank[Int(row)] == 0
      if isEmpty { words[place >> 6] |= 1 << UInt64(place & 63) }
    }
    return RowSet(words: words)
  }
}
