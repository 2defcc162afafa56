/// A name, its cells, and which of them are missing.
public struct Column: Sendable, Equatable {
  /// The name in the header.
  public let name: String
  /// The cells; where one is missing, its storage holds a zero that means nothing.
  public let cells: Cells
  /// The rows whose cell is missing.
  public let missing: RowSet

  /// Makes a column; without `missing`, every cell is there.
  public init(_ name: String, _ cells: Cells, missing: RowSet = RowSet()) {
    self.name = name
    self.cells = cells
    self.missing = missing
  }

  /// How many cells there are, missing ones included.
  public var count: Int { cells.count }

  /// The same cells under another name.
  public func renamed(_ name: String) -> Column { Column(name, cells, missing: missing) }

  /// The cells of a range of rows.
  public func rows(_ range: Range<Int>) -> Column {
    Column(name, cells.rows(range), missing: missing.shifted(into: range))
  }

  /// The cells at the given rows, in that order.
  public func gathering(_ rows: [Int]) -> Column {
    var holes = RowSet()
    if !missing.isEmpty {
      for (place, row) in rows.enumerated() where missing.contains(row) { holes.insert(place) }
    }
    return Column(name, cells.gathering(rows), missing: holes)
  }

  /// The cell as the text a file would hold; empty where it is missing.
  public func text(_ row: Int) -> String { missing.contains(row) ? "" : cells.text(row) }
}
