import RingtrueCore
import RingtrueData

/// The slow, plain reader that the fast one must agree with: whole file in memory, one cell at a
/// time, no tiles, no kernels, no dictionary.
struct SimpleReader {
  /// What a column holds, as texts; nil where a cell is missing. `isText` tells words from numbers.
  struct Column: Equatable {
    var name: String
    var cells: [String?]
  }

  /// The columns, or nil if the text must be refused.
  static func read(_ bytes: [UInt8]) -> [Column]? {
    guard var text = String(validating: bytes, as: UTF8.self), !bytes.contains(0) else {
      return nil
    }
    if text.unicodeScalars.first == "\u{FEFF}" { text.unicodeScalars.removeFirst() }
    guard let rows = records(Array(text.utf8)), let header = rows.first else { return nil }
    let names = header.map(trimmed)
    guard Set(names).count == names.count, !names.contains(""),
      rows.allSatisfy({ $0.count == names.count })
    else { return nil }
    return names.enumerated().map { index, name in
      Column(
        name: name, cells: rows.dropFirst().map { isNull($0[index]) ? nil : $0[index] })
    }
  }

  static func isNull(_ cell: String) -> Bool {
    ["", "na", "n/a", "null", "nan", "<na>"].contains(trimmed(cell).lowercased())
  }

  static func trimmed(_ cell: String) -> String {
    var text = Array(cell.utf8)[...]
    while text.first == 32 { text.removeFirst() }
    while text.last == 32 { text.removeLast() }
    return String(decoding: text, as: UTF8.self)
  }

  /// The records of comma-separated text; nil where a quote is broken.
  static func records(_ text: [UInt8]) -> [[String]]? {
    var records: [[String]] = []
    var record: [String] = []
    var cell: [UInt8] = []
    var index = 0
    var isQuotedRecord = false
    func endRecord() {
      record.append(String(decoding: cell, as: UTF8.self))
      if record != [""] || isQuotedRecord { records.append(record) }
      (record, cell, isQuotedRecord) = ([], [], false)
    }
    while index < text.count {
      let byte = text[index]
      let isStart = cell.isEmpty && (index == 0 || [10, 13, 44].contains(text[index - 1]))
      if byte == 34, isStart {
        isQuotedRecord = true
        index += 1
        while true {
          guard index < text.count else { return nil }
          if text[index] == 34 {
            guard index + 1 < text.count, text[index + 1] == 34 else { break }
            index += 1
          }
          cell.append(text[index])
          index += 1
        }
        index += 1
        guard index == text.count || [10, 13, 44].contains(text[index]) else { return nil }
        if index == text.count {
          endRecord()
          return records
        }
        continue
      }
      switch byte {
      case 44:
        record.append(String(decoding: cell, as: UTF8.self))
        cell = []
      case 10, 13:
        endRecord()
        if byte == 13, index + 1 < text.count, text[index + 1] == 10 { index += 1 }
      default: cell.append(byte)
      }
      index += 1
    }
    if !cell.isEmpty || !record.isEmpty { endRecord() }
    return records
  }
}

/// Makes texts that are nearly CSV: the same seed, the same text.
struct TextMaker {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

  mutating func number(below limit: Int) -> Int {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return Int(truncatingIfNeeded: (state >> 11) % UInt64(limit))
  }

  static let cells = [
    "1", "-7", "0", "12.5", "0.25", "-0.125", "1e3", "1e-400", "12345678901234567890", "007",
    "3.14159265358979", "9007199254740993", "0.1000000000000000055511151231257827", "", "NA", "nan",
    " 5 ", "+3", ".5", "5.", "-", "true", "FALSE", "2024-01-31", "2024-02-30",
    "2024-01-31T10:00:00",
    "2024-01-31 10:00:00.123456Z", "2024-01-31T10:00:00+02:00", "abc", "a longer word than sixteen",
    "é", "\"q\"", "\"a,b\"", "\"two\nlines\"", "\"x\"\"y\"", "inf", "$5", "1\"2", "NO", "x",
  ]

  /// A file whose columns mostly keep to one kind of cell.
  mutating func file() -> [UInt8] {
    let columns = 1 + number(below: 4)
    let rows = number(below: 40)
    let end = ["\n", "\r\n", "\r"][min(2, number(below: 12) / 5)]
    var text = (0..<columns).map { "c\($0)" }.joined(separator: ",") + end
    let bases = (0..<columns).map { _ in number(below: Self.cells.count) }
    for _ in 0..<rows {
      let cells = bases.map { base in
        let isOdd = number(below: 12) == 0
        return Self.cells[isOdd ? number(below: Self.cells.count) : (base + number(below: 3)) % 40]
      }
      text += cells.joined(separator: ",") + end
    }
    return Array(text.utf8)
  }

  /// The same text with a few bytes changed, doubled or lost.
  mutating func mutated(_ text: [UInt8]) -> [UInt8] {
    var text = text
    for _ in 0..<number(below: 4) where !text.isEmpty {
      let place = number(below: text.count)
      switch number(below: 3) {
      case 0: text[place] = [34, 44, 10, 13, 46, 45, 48, 0xC3, 32][number(below: 9)]
      case 1: text.remove(at: place)
      default: text.insert(text[place], at: place)
      }
    }
    return text
  }
}
