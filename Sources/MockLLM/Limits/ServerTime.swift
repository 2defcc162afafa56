internal import RingtrueCore
internal import RingtruePlatform

/// Times as servers write them.
enum ServerTime {
  /// A span such as `350ms`, `1.5s` or `6m0s`, rounded up to the millisecond.
  static func span(_ duration: Duration) -> String {
    let milliseconds = milliseconds(duration)
    if milliseconds < 1000 { return "\(milliseconds)ms" }
    let (minutes, rest) = (milliseconds / 60_000, milliseconds % 60_000)
    let seconds =
      rest % 1000 == 0 ? "\(rest / 1000)s" : "\(rest / 1000).\(padded(rest % 1000, 3))s"
    return minutes > 0 ? "\(minutes)m\(seconds)" : seconds
  }

  /// Whole milliseconds, rounded up.
  static func milliseconds(_ duration: Duration) -> Int {
    Int((duration.inNanoseconds + 999_999) / 1_000_000)
  }

  /// Whole seconds, rounded up.
  static func seconds(_ duration: Duration) -> Int {
    Int((duration.inNanoseconds + 999_999_999) / 1_000_000_000)
  }

  /// A date such as `Sun, 06 Nov 1994 08:49:37 GMT` (RFC 9110 §5.6.7), rounded up to the second.
  static func date(_ time: WallTime, after duration: Duration) -> String {
    let nanoseconds = Duration.nanoseconds(Int64(time.nanoseconds)) + duration
    let total = time.seconds + Int64(seconds(nanoseconds))
    let day = Day(Int32(clamping: total / 86_400))
    let (year, month, date) = day.civil
    let rest = Int(total % 86_400)
    let clock = [rest / 3600, rest / 60 % 60, rest % 60].map { padded($0) }.joined(separator: ":")
    return "\(weekdays[day.weekday]), \(padded(date)) \(months[month - 1]) \(year) \(clock) GMT"
  }

  private static func padded(_ number: Int, _ width: Int = 2) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }

  private static let weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]

  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]
}
