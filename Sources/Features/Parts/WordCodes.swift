internal import RingtrueCore

/// The words of a column, each row's by its number.
struct WordCodes {
  /// The number of each row's word.
  private(set) var codes: [UInt32] = []
  /// The words; some may stand in no row.
  private(set) var words: [String] = []

  /// All rows of one word.
  init(one word: String, rowCount: Int) {
    words = [word]
    codes = Array(repeating: 0, count: rowCount)
  }

  /// The cells of a column as words; a missing cell is the empty one. Cost: O(n).
  init(_ column: Column) {
    switch column.cells {
    case .categories(let cells): (codes, words) = (cells.codes, cells.levels)
    case .integers(let cells): number(cells) { String($0) }
    default: number((0..<column.count).map(column.cells.text)) { $0 }
    }
    guard !column.missing.isEmpty else { return }
    let empty = words.firstIndex(of: "") ?? words.count
    if empty == words.count { words.append("") }
    for row in column.missing.rows { codes[row] = UInt32(empty) }
  }

  private mutating func number<Cell: Hashable>(_ cells: [Cell], _ word: (Cell) -> String) {
    var numbers: [Cell: UInt32] = [:]
    codes.reserveCapacity(cells.count)
    for cell in cells {
      if let number = numbers[cell] {
        codes.append(number)
      } else {
        let number = UInt32(words.count)
        numbers[cell] = number
        words.append(word(cell))
        codes.append(number)
      }
    }
  }

  /// How many rows each word stands in.
  var counts: [Int] {
    var counts = [Int](repeating: 0, count: words.count)
    for code in codes { counts[Int(code)] += 1 }
    return counts
  }
}
