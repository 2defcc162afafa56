extension Double {
  /// The number for people: so many significant figures, no exponent where it can be read without.
  ///
  /// Rounds to nearest, ties away from zero; `12 345.6` to four figures is `12346`, since digits
  /// before the point are never dropped.
  func figures(_ count: Int = 4) -> String {
    guard isFinite else { return isNaN ? "nan" : self < 0 ? "-inf" : "inf" }
    guard self != 0 else { return "0" }
    var magnitude = 0
    var rest = self.magnitude
    while rest >= 10, magnitude < 400 {
      rest /= 10
      magnitude += 1
    }
    while rest < 1 {
      rest *= 10
      magnitude -= 1
    }
    guard (-5..<15).contains(magnitude) else {
      return (self < 0 ? "-" : "") + rest.decimals(count - 1) + "e\(magnitude)"
    }
    return decimals(max(0, count - 1 - magnitude))
  }

  /// The number with so many places behind the point, for magnitudes below 10¹⁵.
  func decimals(_ places: Int) -> String {
    let unit = (0..<places).reduce(1.0) { unit, _ in unit * 10 }
    let scaled = magnitude * unit
    guard scaled < 9e18 else { return description }
    let units = UInt64(scaled + 0.5)
    let digits = String(units)
    let padded = String(repeating: "0", count: max(0, places + 1 - digits.count)) + digits
    let sign = self < 0 && units > 0 ? "-" : ""
    guard places > 0 else { return sign + padded }
    return sign + padded.dropLast(places) + "." + padded.suffix(places)
  }
}
