internal import CKernels

/// A block of delimited text in memory, and where each of its cells ends, row by row.
///
/// Cells are found either in the text as it is (`findCells`), or they are put in one by one
/// (`append`, `endCell`), without quotes. Both ways every cell lies inside of the text, which is
/// what the columns' kernels rely on.
package struct CellGrid: Sendable {
  /// Bytes behind the text that kernels may touch.
  package static let slack = Int(CK_CSV_SLACK)

  /// How many cells a row has.
  package let columnCount: Int
  /// How many rows there are.
  package private(set) var rowCount = 0

  /// The text, and some bytes behind it that mean nothing.
  private(set) var bytes: [UInt8] = []
  /// Where cell `i` ends is at `i + 1`; a cell begins one byte behind the end of the one before.
  private(set) var ends: [UInt32] = [.max]
  /// Bytes at the end of each row's last cell that belong to the line's end.
  private(set) var trim = 0

  /// An empty grid.
  package init(columnCount: Int) { self.columnCount = columnCount }

  /// Where a cell lies in the text.
  package func range(row: Int, column: Int) -> Range<Int> {
    let cell = row * columnCount + column
    let start = Int(ends[cell] &+ 1)
    return start..<Int(ends[cell + 1]) - (column == columnCount - 1 ? trim : 0)
  }

  /// The bytes of a cell, without a copy.
  package func cell(row: Int, column: Int) -> ArraySlice<UInt8> {
    bytes[range(row: row, column: column)]
  }

  /// Some bytes of the text, without a copy.
  package func text(_ range: Range<Int>) -> ArraySlice<UInt8> { bytes[range] }

  /// One column, all rows.
  package func column(_ column: Int) -> CellColumn {
    precondition(column >= 0 && column < columnCount, "a column of the grid")
    return CellColumn(grid: self, column: column, rows: 0..<rowCount)
  }

  /// Takes the text out, so that its storage is used again.
  package mutating func takeBytes() -> [UInt8] {
    let taken = bytes
    bytes = []
    forgetCells()
    return taken
  }

  /// Forgets all cells, but keeps the storage.
  package mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    forgetCells()
  }

  private mutating func forgetCells() {
    ends.removeAll(keepingCapacity: true)
    ends.append(.max)
    rowCount = 0
    trim = 0
  }
}

// MARK: - Text as it is

extension CellGrid {
  /// What a text holds apart from cells and separators.
  package struct Census: OptionSet, Sendable {
    package let rawValue: UInt32
    package init(rawValue: UInt32) { self.rawValue = rawValue }

    /// A double quote.
    package static let quote = Census(rawValue: UInt32(ck_csv_quote))
    /// A carriage return before a line feed.
    package static let pairedReturn = Census(rawValue: UInt32(ck_csv_return))
    /// A carriage return elsewhere.
    package static let loneReturn = Census(rawValue: UInt32(ck_csv_lone))
    /// A byte beyond ASCII.
    package static let nonASCII = Census(rawValue: UInt32(ck_csv_high))
    /// A NUL byte.
    package static let nul = Census(rawValue: UInt32(ck_csv_nul))
  }

  /// Takes over a text and finds the cells in its first `count` bytes, which end in a line feed.
  ///
  /// Rows are found only if there are no quotes, lines end alike and have the same number of
  /// cells, and no line is empty; otherwise the grid has no rows and says what the text holds.
  /// Cost: one pass, 64 bytes a step; and one look at each line's end.
  package mutating func findCells(
    in text: consuming [UInt8], count: Int, delimiter: UInt8, on isa: ISA = .active
  ) -> (census: Census, isRegular: Bool) {
    precondition(count + Self.slack <= text.count && count < UInt32.max, "text needs slack behind")
    bytes = text
    forgetCells()
    var lines = 0
    var returns = 0
    var holds: UInt32 = 0
    ends.append(addingCapacity: count + Self.slack) { output in
      unsafe output.withUnsafeMutableBufferPointer { output, filled in
        unsafe bytes.withUnsafeBufferPointer { bytes in
          filled = unsafe ck_csv_index(
            isa.path, bytes.baseAddress, count, delimiter, output.baseAddress, &lines, &returns,
            &holds)
        }
      }
    }
    let census = Census(rawValue: holds)
    let isRegular = findRows(lines: lines, returns: returns, census)
    return (census, isRegular)
  }

  private mutating func findRows(lines: Int, returns: Int, _ census: Census) -> Bool {
    let linesEndAlike = !census.contains(.loneReturn) && (returns == 0 || returns == lines)
    guard !census.contains(.quote), linesEndAlike, ends.count - 1 == lines * columnCount else {
      return false
    }
    let trim = returns == 0 ? 0 : 1
    let isRegular = unsafe bytes.withUnsafeBufferPointer { bytes in
      unsafe ends.withUnsafeBufferPointer { ends in
        unsafe ck_csv_is_regular(
          bytes.baseAddress, ends.baseAddress.map { unsafe $0 + 1 }, lines, columnCount,
          UInt32(trim))
      }
    }
    if isRegular {
      rowCount = lines
      self.trim = trim
    }
    return isRegular
  }
}

// MARK: - Cell by cell

extension CellGrid {
  /// Adds bytes to the cell that is not ended yet.
  package mutating func append(_ text: ArraySlice<UInt8>) { bytes.append(contentsOf: text) }

  /// Ends the cell.
  package mutating func endCell() {
    ends.append(UInt32(bytes.count))
    bytes.append(0)
  }

  /// The bytes of a cell of the row that is not ended yet.
  package func openCell(_ number: Int) -> ArraySlice<UInt8> {
    let cell = rowCount * columnCount + number
    return bytes[Int(ends[cell] &+ 1)..<Int(ends[cell + 1])]
  }

  /// How many cells the row that is not ended yet has.
  package var openCellCount: Int { ends.count - 1 - rowCount * columnCount }

  /// Ends the row, which must have its number of cells.
  package mutating func endRow() {
    precondition(openCellCount == columnCount, "a row of \(openCellCount) cells")
    rowCount += 1
  }

  /// Drops the cells of the row that is not ended yet.
  package mutating func dropOpenCells() {
    ends.removeLast(openCellCount)
    bytes.removeLast(bytes.count - (ends.count == 1 ? 0 : Int(ends[ends.count - 1]) + 1))
  }

  /// Puts slack behind the last cell.
  package mutating func seal() {
    bytes.append(contentsOf: repeatElement(0, count: Self.slack))
  }
}
