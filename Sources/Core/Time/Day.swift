/// A day of the Gregorian calendar, counted from 1970-01-01, with no time zone.
public struct Day: Sendable, Hashable, Comparable, BitwiseCopyable {
  /// Days since 1970-01-01; negative before.
  public let number: Int32

  /// The day of that number.
  public init(_ number: Int32) { self.number = number }

  /// The day of a civil date, or nil if there is no such date.
  ///
  /// Years are 1…9999. Counts in eras of 400 years that start on 1 March, so that the leap day
  /// comes last (Hinnant, "chrono-compatible low-level date algorithms", 2013).
  public init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month),
      (1...Day.length(ofMonth: month, year: year)).contains(day)
    else { return nil }
    let shifted = month <= 2 ? year - 1 : year
    let era = shifted / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    number = Int32(era * 146_097 + dayOfEra - 719_468)
  }

  /// Year, month and day of the month.
  public var civil: (year: Int, month: Int, day: Int) {
    let shifted = Int(number) + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let marchMonth = (5 * dayOfYear + 2) / 153
    let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return (year, month, dayOfYear - (153 * marchMonth + 2) / 5 + 1)
  }

  /// The day of the week: 0 is Monday, 6 is Sunday.
  public var weekday: Int {
    let sinceMonday = (Int(number) + 3) % 7
    return sinceMonday < 0 ? sinceMonday + 7 : sinceMonday
  }

  /// The number of days of a month.
  public static func length(ofMonth month: Int, year: Int) -> Int {
    switch month {
    case 2: isLeap(year) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// Whether a year has a 29th of February.
  public static func isLeap(_ year: Int) -> Bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  }

  /// Earlier days come first.
  public static func < (first: Day, second: Day) -> Bool { first.number < second.number }

  /// The day some days later, or earlier.
  public static func + (day: Day, days: Int) -> Day { Day(day.number + Int32(days)) }

  /// The days from one day to another.
  public static func - (later: Day, earlier: Day) -> Int { Int(later.number) - Int(earlier.number) }
}

extension Day: CustomStringConvertible {
  /// The day as ISO 8601 writes it, such as `2026-03-01`.
  public var description: String {
    let (year, month, day) = civil
    return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
  }
}

/// A number with leading zeros up to a width.
func padded(_ number: Int, _ width: Int) -> String {
  let digits = String(number)
  return String(repeating: "0", count: max(0, width - digits.count)) + digits
}
