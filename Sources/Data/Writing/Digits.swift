internal import RingtrueCore

extension [UInt8] {
  /// Appends a whole number in decimal figures.
  @inline(__always)
  mutating func append(number: Int64) {
    if number < 0 { append(UInt8(ascii: "-")) }
    append(digits: number.magnitude, atLeast: 1)
  }

  /// Appends a number with leading zeros up to a width.
  @inline(__always)
  mutating func append(digits number: UInt64, atLeast width: Int) {
    let start = count
    var left = number
    repeat {
      append(48 + UInt8(truncatingIfNeeded: left % 10))
      left /= 10
    } while left > 0 || count - start < width
    var (low, high) = (start, count - 1)
    while low < high {
      swapAt(low, high)
      low += 1
      high -= 1
    }
  }

  /// Appends minor units with all their places, such as `-0.50` for −50 at scale 2.
  @inline(__always)
  mutating func append(decimal units: Int64, scale: Int, unitsPerMajor: UInt64) {
    guard scale > 0 else { return append(number: units) }
    let (major, minor) = units.magnitude.quotientAndRemainder(dividingBy: unitsPerMajor)
    if units < 0 { append(UInt8(ascii: "-")) }
    append(digits: major, atLeast: 1)
    append(UInt8(ascii: "."))
    append(digits: minor, atLeast: scale)
  }

  /// Appends a day, such as `2026-03-09`.
  mutating func append(day: Day) {
    let (year, month, date) = day.civil
    guard year >= 0 else { return append(contentsOf: day.description.utf8) }
    append(digits: UInt64(year), atLeast: 4)
    for part in [month, date] {
      append(UInt8(ascii: "-"))
      append(digits: UInt64(part), atLeast: 2)
    }
  }

  /// Appends a point in time, such as `2026-03-09T08:15:00Z`.
  mutating func append(instant: Instant) {
    let micros = UInt64(instant.microsecondOfDay)
    let (second, fraction) = micros.quotientAndRemainder(dividingBy: 1_000_000)
    append(day: instant.day)
    append(UInt8(ascii: "T"))
    append(digits: second / 3600, atLeast: 2)
    append(UInt8(ascii: ":"))
    append(digits: second / 60 % 60, atLeast: 2)
    append(UInt8(ascii: ":"))
    append(digits: second % 60, atLeast: 2)
    if fraction > 0 {
      append(UInt8(ascii: "."))
      append(digits: fraction, atLeast: 6)
    }
    append(UInt8(ascii: "Z"))
  }
}
