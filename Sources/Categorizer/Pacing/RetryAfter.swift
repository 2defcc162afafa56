internal import RingtrueCore
internal import RingtruePlatform

/// How long a server asks to be left alone, in any of the forms in which servers say so.
///
/// Milliseconds (`retry-after-ms`), seconds or a date (`retry-after`, RFC 9110 §10.2.3), a reset
/// beside the limits (`x-ratelimit-reset-requests: 6m0s`), or words in the body.
enum RetryAfter {
  /// The time to wait, if the answer names one.
  static func wait(_ answer: WireAnswer, now: WallTime) -> Duration? {
    let headers = answer.headers
    if let text = headers["retry-after-ms"], let milliseconds = Double(text),
      milliseconds >= 0
    {
      return Duration(rounding: milliseconds / 1000)
    }
    if let text = headers["retry-after"] {
      if let seconds = Double(text), seconds >= 0, seconds.isFinite {
        return Duration(rounding: seconds)
      }
      if let date = HTTPDate.seconds(text) {
        return max(.zero, .seconds(date - now.seconds) - .nanoseconds(Int64(now.nanoseconds)))
      }
    }
    let resets = ["x-ratelimit-reset-requests", "x-ratelimit-reset-tokens"]
      .compactMap { headers[$0].flatMap(span) }
    return inBody(answer.body) ?? resets.max()
  }

  /// `{"error":{"details":[{"retryDelay":"3.5s"}]}}`, or "try again in 350ms" in the message.
  private static func inBody(_ body: [UInt8]) -> Duration? {
    guard let json = try? JSON.read(String(decoding: body, as: UTF8.self)) else { return nil }
    let error = json["error"] ?? json
    for detail in error["details"]?.elements ?? [] {
      if let delay = detail["retryDelay"]?.string.flatMap(span) { return delay }
    }
    guard let message = error["message"]?.string,
      let phrase = message.ranges(of: "try again in ").first
    else { return nil }
    return span(String(message[phrase.upperBound...].prefix { $0 != " " && $0 != "," }))
  }

  /// A span such as `350ms`, `1.5s`, `6m0s` or `1h2m3.4s`.
  static func span(_ text: String) -> Duration? {
    var total = 0.0
    var rest = text.lowercased()[...]
    if rest.last == "." { rest.removeLast() }
    guard !rest.isEmpty else { return nil }
    while !rest.isEmpty {
      let digits = rest.prefix { $0.isNumber || $0 == "." }
      rest = rest.dropFirst(digits.count)
      let unit = rest.prefix { $0.isLetter }
      rest = rest.dropFirst(unit.count)
      guard let number = Double(digits), let seconds = units[String(unit)] else { return nil }
      total += number * seconds
    }
    return Duration(rounding: total)
  }

  private static let units = ["ms": 0.001, "s": 1, "m": 60, "h": 3600, "d": 86_400]
}

extension Duration {
  /// Seconds to the nanosecond; nil where they are more than anyone waits.
  fileprivate init?(rounding seconds: Double) {
    guard seconds.isFinite, 0..<1e9 ~= seconds else { return nil }
    self = .nanoseconds(Int64((seconds * 1e9).rounded()))
  }
}

/// A date as HTTP writes it: `Sun, 06 Nov 1994 08:49:37 GMT` (RFC 9110 §5.6.7).
enum HTTPDate {
  /// Seconds since 1970, if the text is such a date.
  static func seconds(_ text: String) -> Int64? {
    let parts = text.split(separator: " ")
    guard parts.count == 6, parts[5] == "GMT", let month = months.firstIndex(of: String(parts[2])),
      let number = Int(parts[1]), let year = Int(parts[3]),
      let day = Day(year: year, month: month + 1, day: number)
    else { return nil }
    let clock = parts[4].split(separator: ":").compactMap { Int($0) }
    guard clock.count == 3, 0..<24 ~= clock[0], 0..<60 ~= clock[1], 0...60 ~= clock[2] else {
      return nil
    }
    return Int64(day.number) * 86_400 + Int64(clock[0] * 3600 + clock[1] * 60 + clock[2])
  }

  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]
}
