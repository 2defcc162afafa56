extension Double {
  /// The number with so many places behind the point.
  package func decimals(_ places: Int) -> String {
    let unit = powerOfTen(places)
    guard isFinite, magnitude * unit < 9e15 else { return description }
    let digits = String(UInt64((magnitude * unit).rounded()))
    let padded = String(repeating: "0", count: max(0, places + 1 - digits.count)) + digits
    let sign = self < 0 && padded.contains { $0 != "0" } ? "−" : ""
    guard places > 0 else { return sign + padded }
    return sign + padded.dropLast(places) + "." + padded.suffix(places)
  }

  /// A share for people: two places, or three where it is small.
  package var share: String { decimals(magnitude < 0.0995 ? 3 : 2) }

  /// A difference of shares with its sign.
  package var signed: String { (self > 0 ? "+" : "") + share }

  /// A share of a hundred, with as many places as tell it from none and from all.
  package var percent: String {
    let hundredth = self * 100
    let (size, rest) = (hundredth.magnitude, (100 - hundredth.magnitude).magnitude)
    // Sums of shares are whole but for rounding.
    guard size > 1e-9, rest > 1e-9 else { return hundredth.decimals(0) + " %" }
    if size < 0.005 { return "under 0.01 %" }
    if rest < 0.005 { return size < 100 ? "over 99.99 %" : "100 %" }
    let isNearAll = size < 100 && rest < 0.5
    let places = size < 0.95 || isNearAll && rest < 0.05 ? 2 : size < 9.95 || isNearAll ? 1 : 0
    return hundredth.decimals(places) + " %"
  }

  /// A power of ten as a share of a hundred, in as many places as it takes.
  var percentOfTen: String {
    (self * 100).decimals(max(0, -decade(of: self * 100))) + " %"
  }

  /// Nanoseconds in the unit that suits them.
  package var duration: String {
    let units = [("ns", 1.0), ("µs", 1e3), ("ms", 1e6), ("s", 1e9)]
    let unit = units.last { self >= $0.1 * 0.9995 } ?? units[0]
    return (self / unit.1).threeFigures + " " + unit.0
  }

  /// A large number in thousands or millions.
  package var compact: String {
    let units = [("", 1.0), (" k", 1e3), (" M", 1e6), (" G", 1e9)]
    let unit = units.last { self >= $0.1 * 0.9995 } ?? units[0]
    return (self / unit.1).threeFigures + unit.0
  }

  /// A positive number in at most three figures, without zeros that say nothing.
  private var threeFigures: String {
    let places = max(0, min(3, 2 - decade(of: self)))
    let text = decimals(places)
    guard text.contains(".") else { return text }
    let trimmed = text.reversed().drop { $0 == "0" }.reversed()
    return String(trimmed.last == "." ? trimmed.dropLast() : trimmed[...])
  }

  /// The number for a script: six figures, which no picture can show more than.
  var plain: String {
    guard isFinite else { return "NaN" }
    guard self != 0 else { return "0" }
    if let whole = Int64(exactly: self), whole.magnitude < 1 << 53 { return String(whole) }
    let unit = powerOfTen(5 - decade(of: magnitude))
    let rounded = (self * unit).rounded() / unit
    return Int64(exactly: rounded).map(String.init) ?? rounded.description
  }
}

extension Int {
  /// The number with a thin space between thousands.
  package var grouped: String {
    let digits = Array(String(magnitude))
    guard digits.count > 4 else { return String(self) }
    let groups = digits.enumerated().map { place, digit in
      let rest = digits.count - place
      return (place > 0 && rest.isMultiple(of: 3) ? "\u{2009}" : "") + String(digit)
    }
    return (self < 0 ? "−" : "") + groups.joined()
  }

  /// How many more there are than are shown, as the last sentence of a remark; empty for none.
  var leftOut: String {
    self < 1 ? "" : self == 1 ? " 1 more is left out." : " \(grouped) more are left out."
  }

  /// So many of a thing: `1 row`, `2 rows`; some have a plural of their own.
  package func of(_ thing: String, _ things: String? = nil) -> String {
    "\(grouped) " + (self == 1 ? thing : things ?? thing + "s")
  }
}

extension [String] {
  /// The words as a list in a sentence, the last behind `and`.
  package var listed: String {
    guard let last, count > 1 else { return first ?? "" }
    return dropLast().joined(separator: ", ") + " and " + last
  }
}
