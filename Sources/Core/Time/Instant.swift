/// A point in time to the microsecond, counted in UTC from 1970-01-01 without leap seconds.
///
/// Times without an offset count as UTC: what matters to a detector is that one file keeps one clock.
public struct Instant: Sendable, Hashable, Comparable, BitwiseCopyable {
  /// Microseconds in a day.
  public static let microsecondsPerDay: Int64 = 86_400_000_000

  /// Microseconds since 1970-01-01T00:00:00Z.
  public let microseconds: Int64

  /// The instant of that count.
  public init(microseconds: Int64) { self.microseconds = microseconds }

  /// The instant some seconds after 1970-01-01T00:00:00Z.
  public init(seconds: Int64) { self.init(microseconds: seconds * 1_000_000) }

  /// The instant at a time of a day.
  public init(_ day: Day, secondOfDay: Int = 0, microsecond: Int = 0) {
    self.init(
      microseconds: Int64(day.number) * Self.microsecondsPerDay
        + Int64(secondOfDay) * 1_000_000 + Int64(microsecond))
  }

  /// The day in UTC.
  public var day: Day {
    let (days, rest) = microseconds.quotientAndRemainder(dividingBy: Self.microsecondsPerDay)
    return Day(Int32(rest < 0 ? days - 1 : days))
  }

  /// Microseconds since midnight in UTC.
  public var microsecondOfDay: Int64 {
    let rest = microseconds % Self.microsecondsPerDay
    return rest < 0 ? rest + Self.microsecondsPerDay : rest
  }

  /// Earlier instants come first.
  public static func < (first: Instant, second: Instant) -> Bool {
    first.microseconds < second.microseconds
  }
}

extension Instant: CustomStringConvertible {
  /// The instant as ISO 8601 writes it, such as `2026-03-01T09:30:00Z`, with the fraction if any.
  public var description: String {
    let (second, fraction) = microsecondOfDay.quotientAndRemainder(dividingBy: 1_000_000)
    let (minute, hour) = (Int(second) / 60 % 60, Int(second) / 3600)
    let clock = "\(padded(hour, 2)):\(padded(minute, 2)):\(padded(Int(second) % 60, 2))"
    return "\(day)T\(clock)" + (fraction == 0 ? "" : "." + padded(Int(fraction), 6)) + "Z"
  }
}
