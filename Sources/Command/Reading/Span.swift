/// Spans of time as people write them: `90s`, `250ms`, `1h30m`.
enum Span {
  /// The units by length, the longest first.
  private static let units: [(name: String, nanoseconds: Int64)] = [
    ("d", 86_400_000_000_000), ("h", 3_600_000_000_000), ("m", 60_000_000_000),
    ("s", 1_000_000_000), ("ms", 1_000_000), ("us", 1000), ("ns", 1),
  ]

  /// Reads a sum of numbers with units; nil when it is none, or too long to count.
  static func read(_ word: String) -> Duration? {
    guard word != "0" else { return .zero }
    var rest = word[...]
    var total: Double = 0
    while !rest.isEmpty {
      let number = rest.prefix { $0.isNumber || $0 == "." }
      rest = rest.dropFirst(number.count)
      let name = rest.prefix(while: \.isLetter)
      rest = rest.dropFirst(name.count)
      guard let amount = Double(number), let unit = units.first(where: { $0.name == name })
      else { return nil }
      total += amount * Double(unit.nanoseconds)
    }
    // Beyond 2^53 nanoseconds, a hundred days, the sum would silently be rounded.
    return word.isEmpty || total > 0x1p53 ? nil : .nanoseconds(Int64(total.rounded()))
  }

  /// Writes a duration in the longest unit that divides it.
  static func show(_ duration: Duration) -> String {
    let (seconds, attoseconds) = duration.components
    let nanoseconds = seconds * 1_000_000_000 + attoseconds / 1_000_000_000
    let fitting = units.first { nanoseconds != 0 && nanoseconds % $0.nanoseconds == 0 }
    return fitting.map { "\(nanoseconds / $0.nanoseconds)\($0.name)" } ?? "0s"
  }
}
