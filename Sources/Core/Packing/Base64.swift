/// Bytes as text (RFC 4648, section 4).
package enum Base64 {
  private static let letters = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  /// The bytes as text, filled up with `=` to a multiple of four.
  package static func text(_ bytes: [UInt8]) -> String {
    let letters = Self.letters
    // What is not written over fills up the last four.
    var text = [UInt8](repeating: UInt8(ascii: "="), count: (bytes.count + 2) / 3 * 4)
    let whole = bytes.count / 3
    for group in 0..<whole {
      let (from, to) = (3 * group, 4 * group)
      let bits = UInt32(bytes[from]) << 16 | UInt32(bytes[from + 1]) << 8 | UInt32(bytes[from + 2])
      text[to] = letters[Int(bits >> 18)]
      text[to + 1] = letters[Int(bits >> 12 & 63)]
      text[to + 2] = letters[Int(bits >> 6 & 63)]
      text[to + 3] = letters[Int(bits & 63)]
    }
    let rest = bytes.count - 3 * whole
    if rest > 0 {
      let second = rest > 1 ? UInt32(bytes[3 * whole + 1]) << 8 : 0
      let bits = UInt32(bytes[3 * whole]) << 16 | second
      for place in 0...rest {
        text[4 * whole + place] = letters[Int(bits >> UInt32(18 - 6 * place) & 63)]
      }
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
