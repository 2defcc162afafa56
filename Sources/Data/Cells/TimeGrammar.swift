internal import RingtrueCore

/// Reads dates and times of ISO 8601: `2026-03-01`, `2026-03-01T09:30`, `2026-03-01 09:30:00.5+01:00`.
enum TimeGrammar {
  /// What a text says that is shaped like a date, with or without a time; nil if it is not.
  static func value(_ text: ArraySlice<UInt8>) -> CellValue? {
    guard text.count >= 10, text.count <= 48 else { return nil }
    var rest = TimeParts(rest: text)
    guard let year = rest.digits(4), rest.take("-"), let month = rest.digits(2), rest.take("-"),
      let date = rest.digits(2)
    else { return nil }
    let day = Day(year: year, month: month, day: date)
    if rest.isEmpty { return day.map { .day($0) } ?? .odd(.noSuchTime) }
    guard rest.take("T") || rest.take("t") || rest.take(" "), let clock = rest.clock() else {
      return nil
    }
    guard let day, let clock = clock.valid else { return .odd(.noSuchTime) }
    return .instant(
      Instant(microseconds: Instant(day).microseconds + clock.microseconds),
      hasZone: clock.hasZone, isCut: clock.isCut)
  }
}

/// A time of day with its offset, as far as its shape goes.
private struct Clock {
  var hour: Int
  var minute: Int
  var second = 0
  var fraction = 0
  var isCut = false
  var offset: (hour: Int, minute: Int)?
  var sign = 1

  /// Microseconds since midnight in UTC, if there is such a time and such an offset.
  var valid: (microseconds: Int64, hasZone: Bool, isCut: Bool)? {
    guard hour < 24, minute < 60, second < 60 else { return nil }
    let zone = offset ?? (0, 0)
    guard zone.hour < 24, zone.minute < 60 else { return nil }
    let local = hour * 3600 + minute * 60 + second
    let seconds = local - sign * (zone.hour * 3600 + zone.minute * 60)
    return (Int64(seconds) * 1_000_000 + Int64(fraction), offset != nil, isCut)
  }
}

/// What is left of a time's text.
private struct TimeParts {
  var rest: ArraySlice<UInt8>

  var isEmpty: Bool { rest.isEmpty }

  mutating func take(_ mark: Unicode.Scalar) -> Bool {
    guard rest.first == UInt8(ascii: mark) else { return false }
    rest.removeFirst()
    return true
  }

  mutating func digits(_ count: Int) -> Int? {
    let digits = rest.prefix(count)
    guard digits.count == count, digits.allSatisfy({ $0 &- 48 < 10 }) else { return nil }
    rest = rest.dropFirst(count)
    return digits.reduce(0) { $0 * 10 + Int($1 - 48) }
  }

  /// `HH:MM`, with seconds, a fraction and an offset or not; nil for any other shape.
  mutating func clock() -> Clock? {
    guard let hour = digits(2), take(":"), let minute = digits(2) else { return nil }
    var clock = Clock(hour: hour, minute: minute)
    if take(":") {
      guard let second = digits(2) else { return nil }
      clock.second = second
      if take(".") || take(",") {
        guard fraction(&clock) else { return nil }
      }
    }
    return offset(&clock) && isEmpty ? clock : nil
  }

  private mutating func fraction(_ clock: inout Clock) -> Bool {
    let digits = rest.prefix { $0 &- 48 < 10 }
    rest = rest[digits.endIndex...]
    let kept = digits.prefix(6)
    clock.fraction = kept.reduce(0) { $0 * 10 + Int($1 - 48) }
    for _ in kept.count..<6 { clock.fraction *= 10 }
    clock.isCut = digits.dropFirst(6).contains { $0 != 48 }
    return !digits.isEmpty
  }

  private mutating func offset(_ clock: inout Clock) -> Bool {
    if isEmpty { return true }
    if take("Z") || take("z") {
      clock.offset = (0, 0)
      return true
    }
    guard rest.first == UInt8(ascii: "+") || rest.first == UInt8(ascii: "-") else { return false }
    clock.sign = take("-") ? -1 : (take("+") ? 1 : 1)
    guard let hour = digits(2) else { return false }
    clock.offset = (hour, 0)
    if isEmpty { return true }
    _ = take(":")
    guard let minute = digits(2) else { return false }
    clock.offset = (hour, minute)
    return true
  }
}
