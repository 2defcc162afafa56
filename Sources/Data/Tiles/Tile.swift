internal import RingtrueCore
internal import RingtrueKernels

/// Some rows of a file in memory, and where in the file they are.
struct Tile: Sendable {
  /// The cells.
  var grid: CellGrid
  /// The number of the first row, from 0.
  var firstRow: Int
  /// The line of the first byte, from 1.
  var firstLine: Int
  /// Where the cells come from, if they are not the text as it is: the text, and for each cell
  /// where it begins there.
  var original: (text: [UInt8], starts: [UInt32])?

  var rowCount: Int { grid.rowCount }

  /// Where a cell begins in the file. Cost: one pass over the tile up to there.
  func place(row: Int, column: Int) -> Problem.Place {
    guard let original else {
      let cell = grid.range(row: row, column: column).lowerBound
      let line = grid.range(row: row, column: 0).lowerBound
      let characters = grid.characters(in: line..<cell)
      return Problem.Place(line: firstLine + row, column: characters + 1)
    }
    let start = Int(original.starts[row * grid.columnCount + column])
    return Place.of(start, in: original.text, firstLine: firstLine)
  }
}

/// Finds lines and columns.
enum Place {
  /// The place of a byte of a text that begins at a line's start.
  static func of(_ offset: Int, in text: [UInt8], firstLine: Int) -> Problem.Place {
    var line = firstLine
    var column = 1
    for index in 0..<min(offset, text.count) {
      if breaksLine(text, at: index) {
        line += 1
        column = 1
      } else if text[index] & 0xC0 != 0x80 {
        column += 1
      }
    }
    return Problem.Place(line: line, column: column)
  }

  /// How many lines end within the first bytes of a text.
  static func lines(in text: [UInt8], count: Int) -> Int {
    (0..<count).count { breaksLine(text, at: $0) }
  }

  /// Whether a line ends with this byte: a line feed, or a carriage return that none follows.
  private static func breaksLine(_ text: [UInt8], at index: Int) -> Bool {
    if text[index] == UInt8(ascii: "\n") { return true }
    guard text[index] == UInt8(ascii: "\r") else { return false }
    return index + 1 == text.count || text[index + 1] != UInt8(ascii: "\n")
  }
}

extension CellGrid {
  /// How many characters a range of the text has.
  fileprivate func characters(in range: Range<Int>) -> Int {
    text(range).count { $0 & 0xC0 != 0x80 }
  }
}
