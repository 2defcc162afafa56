/// A moment of the calendar: seconds since 1970 in UTC.
public struct WallTime: Hashable, Comparable, Sendable {
  /// Whole seconds since 1970-01-01T00:00:00Z.
  public let seconds: Int64

  /// What is left, from 0 to 999 999 999.
  public let nanoseconds: Int32

  /// A moment; the nanoseconds are less than a second.
  public init(seconds: Int64, nanoseconds: Int32 = 0) {
    precondition(0..<1_000_000_000 ~= nanoseconds, "nanoseconds must be less than a second")
    self.seconds = seconds
    self.nanoseconds = nanoseconds
  }

  /// Whether one moment comes before another.
  public static func < (left: Self, right: Self) -> Bool {
    (left.seconds, left.nanoseconds) < (right.seconds, right.nanoseconds)
  }
}

// MARK: - How it is written

extension WallTime: CustomStringConvertible {
  /// The moment as `2026-11-20T23:03:49Z`.
  public var description: String {
    let (hour, minute, second) = timeOfDay
    return "\(date)T\(padded(hour)):\(padded(minute)):\(padded(second))Z"
  }

  /// The day as `2026-11-20`.
  public var date: String {
    let (year, month, day) = civilDay
    return "\(padded(year, 4))-\(padded(month))-\(padded(day))"
  }

  private var timeOfDay: (hour: Int64, minute: Int64, second: Int64) {
    let second = seconds - day * 86_400
    return (second / 3600, second / 60 % 60, second % 60)
  }

  /// Days since 1970, rounded down before it too.
  private var day: Int64 { (seconds - (seconds % 86_400 + 86_400) % 86_400) / 86_400 }

  /// Counts in eras of 400 years that begin in March, so that leap days come last.
  ///
  /// Howard Hinnant, "chrono-compatible low-level date algorithms".
  private var civilDay: (year: Int64, month: Int64, day: Int64) {
    let sinceMarch0 = day + 719_468
    let era = (sinceMarch0 >= 0 ? sinceMarch0 : sinceMarch0 - 146_096) / 146_097
    let dayOfEra = sinceMarch0 - era * 146_097
    let leapDays = dayOfEra / 1460 - dayOfEra / 36_524 + dayOfEra / 146_096
    let yearOfEra = (dayOfEra - leapDays) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let fromMarch = (5 * dayOfYear + 2) / 153
    let month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return (year, month, dayOfYear - (153 * fromMarch + 2) / 5 + 1)
  }

  private func padded(_ number: Int64, _ width: Int = 2) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}
