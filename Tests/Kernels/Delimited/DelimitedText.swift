@testable import RingtrueKernels

/// Makes texts and cells that look for trouble: the same seed, the same text.
struct DelimitedText {
  private var numbers: Numbers

  init(seed: UInt64) { numbers = Numbers(seed: seed) }

  /// A number from 0 up to a limit.
  mutating func number(below limit: Int) -> Int { Int.random(in: 0..<limit, using: &numbers) }

  /// Bytes of which many are separators, quotes and line ends of every sort.
  mutating func bytes(_ count: Int) -> [UInt8] {
    let special = Array("\r\n\",;x\u{0}é".utf8)
    return (0..<count).map { _ in
      number(below: 3) == 0
        ? UInt8.random(in: 0...255, using: &numbers) : special[number(below: special.count)]
    }
  }

  /// Lines of so many cells that end alike, as a regular file has them.
  mutating func lines(_ rows: Int, of columns: Int, ending end: String) -> [UInt8] {
    var text: [UInt8] = []
    for _ in 0..<rows {
      for column in 0..<columns {
        text += column == 0 ? [] : [0x2C]
        text += (0..<number(below: 30)).map { _ in UInt8.random(in: 0x61...0x7A, using: &numbers) }
      }
      text += end.utf8
    }
    return text
  }

  /// A number's text of any length, sometimes with a byte too many or a wrong one.
  mutating func cell() -> String {
    if number(below: 12) == 0 { return "" }
    var digits = (0..<1 + number(below: 20)).map { _ in String(number(below: 10)) }
    if number(below: 2) == 0 { digits.insert(".", at: number(below: digits.count + 1)) }
    if number(below: 3) == 0 { digits.insert("-", at: 0) }
    if number(below: 12) == 0 {
      digits.insert(
        ["-", ".", "/", ":", " ", "e", "+", "x"][number(below: 8)], at: digits.count / 2)
    }
    if number(below: 8) == 0 { digits.insert("0", at: digits[0] == "-" ? 1 : 0) }
    return digits.joined()
  }

  /// A number's text as kernels read it, with so many places at the most.
  mutating func plainCell(places: Int) -> String {
    if number(below: 12) == 0 { return "" }
    let sign = number(below: 3) == 0 ? "-" : ""
    let length = 1 + number(below: 14)
    var text = sign + String(1 + number(below: 9))
    for _ in 1..<max(length, 2) { text += String(number(below: 10)) }
    if length == 1 { text = sign + String(number(below: 10)) }
    let digits = number(below: places + 1)
    return digits == 0
      ? text : text + "." + (0..<digits).map { _ in "\(number(below: 10))" }.joined()
  }
}

extension CellGrid {
  /// A regular grid over lines of cells, with quotes and line ends in the bytes behind them.
  init(rows: [[String]], ending end: String = "\n", on isa: ISA = .active) {
    self.init(columnCount: rows[0].count)
    let text = Array(rows.map { $0.joined(separator: ",") + end }.joined().utf8)
    _ = findCells(in: text + CellGrid.mine, count: text.count, delimiter: 0x2C, on: isa)
  }

  /// Bytes behind a text that would show, were they read as a part of it.
  static var mine: [UInt8] { (0..<slack).map { [0x0A, 0x2C, 0x22, 0xFF, 0x39][$0 % 5] } }
}

/// Lengths of every sort around one, two and three blocks of 64 bytes.
let blockLengths = Array(0...70) + Array(120...136) + Array(186...200) + [1000, 4097]
