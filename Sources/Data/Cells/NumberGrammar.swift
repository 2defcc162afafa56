/// Reads numbers as files of data write them: `-12`, `3.50`, `.5`, `+1e-5`; not `007`, not `0x10`.
enum NumberGrammar {
  /// Powers of ten that fit 64 bits.
  static let tens: [Int64] = (0...18).map { (0..<$0).reduce(1) { power, _ in power * 10 } }

  /// What a text says that begins like a number; a number that begins with zeros is a word, since
  /// `007` is not 7 to whoever wrote it.
  static func value(_ text: ArraySlice<UInt8>) -> CellValue {
    guard let parts = NumberParts(text) else { return OddNumber.value(text) ?? .word }
    if parts.isZeroLed { return .word }
    guard !parts.hasExponent, parts.digitCount <= 18 else { return wideValue(text, parts) }
    let units = parts.isNegative ? -parts.units : parts.units
    return parts.places.map { .decimal(units: units, places: $0) } ?? .integer(units)
  }

  /// What a text says where a number is asked for: `007` is 7 then.
  static func declaredValue(_ text: ArraySlice<UInt8>) -> CellValue {
    let trimmed = CellGrammar.trimmed(text)
    guard let parts = NumberParts(trimmed), parts.isZeroLed else { return value(trimmed) }
    let sign = trimmed.prefix { $0 == UInt8(ascii: "-") }
    let digits = trimmed.drop { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "+") }
    let rest = digits.dropLast().prefix { $0 == UInt8(ascii: "0") }
    return value((Array(sign) + digits[rest.endIndex...])[...])
  }

  /// The nearest `Double` to a number's text, however long.
  static func nearest(_ text: ArraySlice<UInt8>) -> Double? {
    Double(String(decoding: CellGrammar.trimmed(text), as: UTF8.self))
  }

  private static func wideValue(_ text: ArraySlice<UInt8>, _ parts: NumberParts) -> CellValue {
    guard let value = nearest(text) else { return .word }
    if !value.isFinite { return .odd(.infinite) }
    if parts.hasExponent {
      return .real(value, note: value == 0 && parts.digitCount > 0 ? .underflow : nil)
    }
    guard parts.places == nil else {
      return .real(value, note: parts.digitCount > 19 ? .digits : nil)
    }
    return Int64(String(decoding: text, as: UTF8.self)).map { .integer($0) } ?? .beyond(value)
  }
}

/// A number taken apart.
struct NumberParts {
  var isNegative = false
  var isZeroLed = false
  var hasExponent = false
  /// Digits behind the point, if there is one.
  var places: Int?
  /// Digits that are not leading zeros.
  var digitCount = 0
  /// The first 18 of those digits.
  var units: Int64 = 0

  /// Takes a text apart; nil if it is not a number.
  init?(_ text: ArraySlice<UInt8>) {
    var rest = text
    if let sign = rest.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
      isNegative = sign == UInt8(ascii: "-")
      rest.removeFirst()
    }
    let whole = takeDigits(&rest)
    isZeroLed = whole > 1 && text[rest.startIndex - whole] == UInt8(ascii: "0")
    if rest.first == UInt8(ascii: ".") {
      rest.removeFirst()
      places = takeDigits(&rest)
    }
    guard whole + (places ?? 0) > 0 else { return nil }
    if let mark = rest.first, mark | 0x20 == UInt8(ascii: "e") {
      guard takeExponent(&rest) else { return nil }
    }
    guard rest.isEmpty else { return nil }
  }

  private mutating func takeDigits(_ rest: inout ArraySlice<UInt8>) -> Int {
    let digits = rest.prefix { $0 &- 48 < 10 }
    for digit in digits where digitCount > 0 || digit != UInt8(ascii: "0") {
      digitCount += 1
      if digitCount <= 18 { units = units * 10 + Int64(digit - 48) }
    }
    rest = rest[digits.endIndex...]
    return digits.count
  }

  private mutating func takeExponent(_ rest: inout ArraySlice<UInt8>) -> Bool {
    hasExponent = true
    rest.removeFirst()
    if rest.first == UInt8(ascii: "-") || rest.first == UInt8(ascii: "+") { rest.removeFirst() }
    let digits = rest.prefix { $0 &- 48 < 10 }
    rest = rest[digits.endIndex...]
    return !digits.isEmpty
  }
}
