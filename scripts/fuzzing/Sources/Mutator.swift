/// Makes files that are nearly right: the same seed, the same file.
struct Mutator {
  private var state: UInt64

  init(seed: UInt64) { state = (seed &+ 1) &* 0x9E37_79B9_7F4A_7C15 | 1 }

  mutating func number(below limit: Int) -> Int {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return Int(truncatingIfNeeded: (state >> 11) % UInt64(limit))
  }

  private static let cells: [String] = [
    "1", "-7", "0", "12.5", "0.25", "-0.125", "1e3", "1e-400", "12345678901234567890", "007",
    "3.14159265358979", "9007199254740993", "999999999999999999.9", "", "NA", "nan", " 5 ", "+3",
    ".5", "5.", "-", "true", "FALSE", "2024-01-31", "2024-02-30", "2024-01-31T10:00:00",
    "2024-01-31 10:00:00.1234567Z", "2024-01-31T10:00:00+02:00", "abc", "exactly sixteen!",
    "a word that is longer than sixteen bytes", "é", "\"q\"", "\"a,b\"", "\"two\nlines\"",
    "\"x\"\"y\"", "inf", "$5", "\"1,234\"", "1\"2", "9223372036854775807", "-9223372036854775808",
  ]

  /// A file whose columns mostly keep to one kind of cell; some have thousands of rows.
  mutating func file() -> [UInt8] {
    let columns = 1 + number(below: 5)
    let rows = number(below: 8) == 0 ? 2000 + number(below: 9000) : number(below: 60)
    let end = ["\n", "\n", "\r\n", "\r"][number(below: 4)]
    let mark = [",", ",", ";", "\t"][number(below: 4)]
    var text = (0..<columns).map { "c\($0)" }.joined(separator: mark) + end
    let bases = (0..<columns).map { _ in number(below: Self.cells.count) }
    let oddness = [12, 200, 100_000][number(below: 3)]
    for row in 0..<rows {
      for (column, base) in bases.enumerated() {
        if column > 0 { text += mark }
        let isOdd = number(below: oddness) == 0
        let cell = Self.cells[isOdd ? number(below: Self.cells.count) : base]
        text += number(below: 4) == 0 && !isOdd && base == 28 ? "w\(row)" : cell
      }
      text += end
    }
    return Array(text.utf8)
  }

  /// The same bytes with some changed, doubled, lost or cut off.
  mutating func mutated(_ bytes: [UInt8]) -> [UInt8] {
    var bytes = bytes
    for _ in 0..<number(below: 6) where !bytes.isEmpty {
      let place = number(below: bytes.count)
      switch number(below: 6) {
      case 0: bytes[place] = UInt8(number(below: 256))
      case 1: bytes[place] = [34, 44, 10, 13, 46, 45, 48, 0xC3, 32, 0][number(below: 10)]
      case 2: bytes.remove(at: place)
      case 3: bytes.insert(bytes[place], at: place)
      case 4: bytes.insert(contentsOf: bytes[place..<min(bytes.count, place + 40)], at: place)
      default: if number(below: 4) == 0 { bytes.removeLast(bytes.count - place) }
      }
    }
    return bytes
  }
}
