internal import RingtrueCore

/// Checks that a text is UTF-8 without NUL bytes.
enum Encoding {
  /// Reports each byte at which the text stops being UTF-8, and each NUL.
  static func check(_ text: [UInt8], count: Int, firstLine: Int, _ log: inout FileLog) {
    var position = 0
    while position < count {
      let length = characterLength(text, at: position, count: count)
      if length == 0 || text[position] == 0 {
        let at = position
        log.problem(message(text[position]), at: Place.of(at, in: text, firstLine: firstLine))
      }
      position += max(1, length)
    }
  }

  private static func message(_ byte: UInt8) -> String {
    if byte == 0 {
      return "a NUL byte; the file is not text, or in UTF-16: save it as CSV in UTF-8"
    }
    let hex = String(byte, radix: 16, uppercase: true)
    return "byte 0x\(hex) is not UTF-8; save the file as UTF-8 (iconv -f latin1 -t utf-8)"
  }

  /// The bytes of the character that begins here; 0 if none does (Unicode 16, table 3-7).
  private static func characterLength(_ text: [UInt8], at index: Int, count: Int) -> Int {
    let first = text[index]
    if first < 0x80 { return 1 }
    let second: ClosedRange<UInt8>
    let length: Int
    switch first {
    case 0xC2...0xDF: (length, second) = (2, 0x80...0xBF)
    case 0xE0: (length, second) = (3, 0xA0...0xBF)
    case 0xED: (length, second) = (3, 0x80...0x9F)
    case 0xE1...0xEF: (length, second) = (3, 0x80...0xBF)
    case 0xF0: (length, second) = (4, 0x90...0xBF)
    case 0xF1...0xF3: (length, second) = (4, 0x80...0xBF)
    case 0xF4: (length, second) = (4, 0x80...0x8F)
    default: return 0
    }
    guard index + length <= count, second.contains(text[index + 1]) else { return 0 }
    return text[index + 2..<index + length].allSatisfy { 0x80...0xBF ~= $0 } ? length : 0
  }
}
