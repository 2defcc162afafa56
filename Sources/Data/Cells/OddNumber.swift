/// Tells infinite and dressed-up numbers from words: `-inf`, `$1,234.50`, `12,5`, `(3.00)`, `7 %`.
///
/// They are not guessed at: 1,234 is a thousand to some and one and a bit to others.
enum OddNumber {
  /// What kind of odd number the text is, if it is one.
  static func value(_ text: ArraySlice<UInt8>) -> CellValue? {
    if isInfinite(text) { return .odd(.infinite) }
    return isDressed(text) ? .odd(.dressed) : nil
  }

  private static func isInfinite(_ text: ArraySlice<UInt8>) -> Bool {
    let signs = [UInt8(ascii: "-"), UInt8(ascii: "+")]
    let name = text.first.map { signs.contains($0) } == true ? text.dropFirst() : text
    guard let first = name.first, first | 0x20 == UInt8(ascii: "i"), name.count <= 8 else {
      return false
    }
    let folded = CellGrammar.folded(name)
    return folded == Array("inf".utf8) || folded == Array("infinity".utf8)
  }

  private static func isDressed(_ text: ArraySlice<UInt8>) -> Bool {
    guard text.count <= 40, text.contains(where: isDigit) else { return false }
    let (body, isUndressed) = undressed(text)
    guard let first = body.first, isDigit(first), let last = body.last, isDigit(last) else {
      return false
    }
    if first == UInt8(ascii: "0"), body.dropFirst().first.map(isDigit) == true { return false }
    let hasSpace = body.contains(UInt8(ascii: " "))
    guard let groups = Groups(body) else { return false }
    return isUndressed || (groups.hasMarks && (!hasSpace || groups.hasFraction))
  }

  /// The text without signs, currencies, percent signs and parentheses, and whether it had any but
  /// a sign.
  private static func undressed(_ text: ArraySlice<UInt8>) -> (ArraySlice<UInt8>, Bool) {
    var body = text
    if body.first == UInt8(ascii: "-") || body.first == UInt8(ascii: "+") { body.removeFirst() }
    let signed = body.count
    if body.first == UInt8(ascii: "("), body.last == UInt8(ascii: ")") {
      body = body.dropFirst().dropLast()
    }
    for mark in marks {
      if body.starts(with: mark) { body = body.dropFirst(mark.count) }
      if body.count > mark.count, body.suffix(mark.count).elementsEqual(mark) {
        body = body.dropLast(mark.count)
      }
    }
    body = withoutCode(body)
    if body.first == UInt8(ascii: "-") { body.removeFirst() }
    return (CellGrammar.trimmed(body), body.count < signed)
  }

  /// Drops a currency's three letters, before or behind; other letters make an id, not a price.
  private static func withoutCode(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    if currencies.contains(Array(text.prefix(3))) { return text.dropFirst(3) }
    return currencies.contains(Array(text.suffix(3))) ? text.dropLast(3) : text
  }

  private static let currencies = Set(
    """
    AED ARS AUD BRL CAD CHF CLP CNY COP CZK DKK EUR GBP HKD HUF IDR ILS INR JPY KRW MXN MYR NOK
    NZD PHP PLN RON RUB SAR SEK SGD THB TRY TWD UAH USD ZAR
    """.split { $0 == " " || $0 == "\n" }.map { Array($0.utf8) })

  private static let marks = ["$", "€", "£", "¥", "%"].map { Array($0.utf8) }

  fileprivate static func isDigit(_ byte: UInt8) -> Bool { byte &- 48 < 10 }
}

/// Digits in groups, and perhaps a fraction: `1,234,567.89`, `1.234,5`, `12,5`.
private struct Groups {
  var hasMarks = false
  var hasFraction = false

  init?(_ text: ArraySlice<UInt8>) {
    var marks: [UInt8] = []
    var lengths = [0]
    for byte in text {
      if OddNumber.isDigit(byte) {
        lengths[lengths.count - 1] += 1
      } else if [UInt8(ascii: ","), UInt8(ascii: "."), UInt8(ascii: "'"), UInt8(ascii: " ")]
        .contains(byte)
      {
        marks.append(byte)
        lengths.append(0)
      } else {
        return nil
      }
    }
    guard let last = marks.last else { return }
    hasMarks = marks != [UInt8(ascii: ".")]
    let isFraction = marks.dropLast().allSatisfy { $0 != last }
    hasFraction = isFraction && last != UInt8(ascii: " ") && last != UInt8(ascii: "'")
    let thousands = hasFraction ? lengths.dropFirst().dropLast() : lengths.dropFirst()
    guard thousands.allSatisfy({ $0 == 3 }), lengths.allSatisfy({ $0 > 0 }),
      Set(marks.dropLast(hasFraction ? 1 : 0)).count <= 1, lengths[0] <= 3 || marks.count == 1
    else { return nil }
  }
}
