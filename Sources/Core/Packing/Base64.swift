/// Bytes as text (RFC 4648, section 4).
package enum Base64 {
  private static let letters = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  /// The bytes as text, filled up with `=` to a multiple of four.
  package static func text(_ bytes: [UInt8]) -> String {
    let letters = Self.letters
    var text: [UInt8] = []
    text.reserveCapacity((bytes.count + 2) / 3 * 4)
    let whole = bytes.count / 3 * 3
    for start in stride(from: 0, to: whole, by: 3) {
      let bits =
        UInt32(bytes[start]) << 16 | UInt32(bytes[start + 1]) << 8 | UInt32(bytes[start + 2])
      text.append(letters[Int(bits >> 18)])
      text.append(letters[Int(bits >> 12 & 63)])
      text.append(letters[Int(bits >> 6 & 63)])
      text.append(letters[Int(bits & 63)])
    }
    if whole < bytes.count {
      let rest = bytes.count - whole
      let bits = UInt32(bytes[whole]) << 16 | (rest > 1 ? UInt32(bytes[whole + 1]) << 8 : 0)
      for place in 0...rest { text.append(letters[Int(bits >> UInt32(18 - 6 * place) & 63)]) }
      for _ in rest..<3 { text.append(UInt8(ascii: "=")) }
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// The bytes that a text stands for.
  package static func bytes(_ text: String) throws(PackingError) -> [UInt8] {
    var values = [UInt8](repeating: 0xFF, count: 256)
    for (value, letter) in letters.enumerated() { values[Int(letter)] = UInt8(value) }
    let letters = Array(text.utf8)
    let filling = letters.reversed().prefix { $0 == UInt8(ascii: "=") }.count
    guard letters.count.isMultiple(of: 4), filling <= 2 else { throw .notText }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(letters.count / 4 * 3)
    var bits: UInt32 = 0
    for (place, letter) in letters.dropLast(filling).enumerated() {
      let value = values[Int(letter)]
      guard value < 64 else { throw .notText }
      bits = bits << 6 | UInt32(value)
      let ready = place & 3
      if ready > 0 { bytes.append(UInt8(truncatingIfNeeded: bits >> UInt32(6 - 2 * ready))) }
    }
    return bytes
  }
}
