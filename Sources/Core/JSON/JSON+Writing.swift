extension JSON {
  /// The value on one line, with numbers in their shortest form that reads back equal.
  public var text: String { String(decoding: bytes, as: UTF8.self) }

  /// The bytes of the text.
  package var bytes: [UInt8] {
    var writer = JSONWriter(layout: .oneLine)
    writer.write(self)
    return writer.bytes
  }

  /// The value over lines, two spaces a level; empty and flat lists of numbers stay on one.
  public var prettyText: String {
    var writer = JSONWriter(layout: .lines)
    writer.write(self)
    return writer.text + "\n"
  }

  /// The canonical form of RFC 8785: what digests are taken of.
  ///
  /// Members are sorted by UTF-16 code units, numbers written as ECMAScript does. Whole numbers
  /// beyond ±2⁵³ are written as the double they are nearest to, as the standard asks.
  public var canonicalText: String {
    var writer = JSONWriter(layout: .canonical)
    writer.write(self)
    return writer.text
  }
}

/// Writes JSON text; the one place that knows its quotes, commas and numbers.
struct JSONWriter {
  enum Layout { case oneLine, lines, canonical }

  let layout: Layout
  /// What was written so far.
  private(set) var bytes: [UInt8] = []
  private var depth = 0

  init(layout: Layout) { self.layout = layout }

  /// What was written so far, as text.
  var text: String { String(decoding: bytes, as: UTF8.self) }

  mutating func write(_ json: JSON) {
    switch json.content {
    case .null: put("null")
    case .bool(let flag): put(flag ? "true" : "false")
    case .integer(let number):
      put(layout == .canonical ? ecmaScript(Double(number)) : String(number))
    case .number(let number): write(number)
    case .string(let string): write(string)
    case .array(let values):
      let isBroken =
        layout == .lines && values.contains { $0.members != nil || $0.elements != nil }
      write(values, between: "[", "]", broken: isBroken) { writer, value in writer.write(value) }
    case .object(let members):
      write(ordered(members), between: "{", "}", broken: layout == .lines) { writer, member in
        writer.write(member.name)
        writer.mark(":")
        if writer.layout == .lines { writer.mark(" ") }
        writer.write(member.value)
      }
    }
  }

  private mutating func put(_ text: String) { bytes.append(contentsOf: text.utf8) }

  private mutating func mark(_ character: Unicode.Scalar) {
    bytes.append(UInt8(ascii: character))
  }

  /// Most numbers are written as Swift writes them, but for a fraction of nothing.
  private mutating func write(_ number: Double) {
    if number == 0 { return put("0") }
    let begin = bytes.count
    put(number.description)
    if bytes[begin...].contains(UInt8(ascii: "e")) {
      bytes.removeSubrange(begin...)
      return put(ecmaScript(number))
    }
    if bytes[bytes.count - 2] == UInt8(ascii: "."), bytes[bytes.count - 1] == UInt8(ascii: "0") {
      bytes.removeLast(2)
    }
  }

  private func ordered(_ members: [JSON.Member]) -> [JSON.Member] {
    guard layout == .canonical else { return members }
    return members.sorted { $0.name.utf16.lexicographicallyPrecedes($1.name.utf16) }
  }

  private mutating func write<Item>(
    _ items: [Item], between open: Unicode.Scalar, _ close: Unicode.Scalar, broken: Bool,
    each: (inout JSONWriter, Item) -> Void
  ) {
    let broken = broken && !items.isEmpty
    mark(open)
    depth += 1
    for (place, item) in items.enumerated() {
      if place > 0 { mark(",") }
      if broken {
        startLine()
      } else if place > 0, layout == .lines {
        mark(" ")
      }
      each(&self, item)
    }
    depth -= 1
    if broken { startLine() }
    mark(close)
  }

  private mutating func startLine() {
    mark("\n")
    bytes += repeatElement(UInt8(ascii: " "), count: 2 * depth)
  }

  /// Only ASCII needs escapes, whose bytes stand in no other character.
  private mutating func write(_ string: String) {
    mark("\"")
    defer { mark("\"") }
    // Most texts need no escape, and some are long: they are copied whole, and then looked through.
    let start = bytes.count
    put(string)
    var end = start
    while end < bytes.count, !Self.needsEscape(bytes[end]) { end += 1 }
    if end == bytes.count { return }
    let text = Array(bytes[start...])
    bytes.removeSubrange(start...)
    var begin = 0
    for (place, byte) in text.enumerated() where Self.needsEscape(byte) {
      bytes += text[begin..<place]
      begin = place + 1
      switch byte {
      case UInt8(ascii: "\""): put("\\\"")
      case UInt8(ascii: "\\"): put("\\\\")
      case UInt8(ascii: "\n"): put("\\n")
      case UInt8(ascii: "\r"): put("\\r")
      case UInt8(ascii: "\t"): put("\\t")
      case 0x8: put("\\b")
      case 0xC: put("\\f")
      case ..<0x20:
        let hex = String(byte, radix: 16)
        put("\\u" + String(repeating: "0", count: 4 - hex.count) + hex)
      default: bytes.append(byte)
      }
    }
    bytes += text[begin...]
  }

  private static func needsEscape(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
  }
}

/// A finite number as ECMAScript's `Number.toString` writes it: shortest digits, plain notation
/// from 1e-6 up to 1e21.
func ecmaScript(_ number: Double) -> String {
  if number == 0 { return "0" }
  let usual = number.description
  if !usual.utf8.contains(UInt8(ascii: "e")) {
    return usual.hasSuffix(".0") ? String(usual.dropLast(2)) : usual
  }
  let sign = number < 0 ? "-" : ""
  let (digits, point) = shortestDigits(number.magnitude)
  let count = digits.count
  switch point {
  case count...21: return sign + digits + String(repeating: "0", count: point - count)
  case 1...21: return sign + digits.prefix(point) + "." + digits.dropFirst(point)
  case -5...0: return sign + "0." + String(repeating: "0", count: -point) + digits
  default:
    let mantissa = count == 1 ? digits : digits.prefix(1) + "." + digits.dropFirst()
    return sign + mantissa + "e" + (point > 0 ? "+" : "-") + String(abs(point - 1))
  }
}

/// The shortest digits that read back as the number, and where the point stands among them:
/// 123.4 is ("1234", 3), 0.001 is ("1", -2).
private func shortestDigits(_ magnitude: Double) -> (digits: String, point: Int) {
  let parts = magnitude.description.split(separator: "e")
  let exponent = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
  let mantissa = parts[0].split(separator: ".")
  let fraction = mantissa.count > 1 && mantissa[1] != "0" ? mantissa[1] : ""
  var digits = String(mantissa[0] + fraction)
  var point = mantissa[0].count + exponent
  while digits.count > 1, digits.first == "0" {
    digits.removeFirst()
    point -= 1
  }
  while digits.count > 1, digits.last == "0" { digits.removeLast() }
  return (digits, point)
}
