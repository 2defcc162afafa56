internal import RingtruePlatform

/// How far a piece of work has come, and how that reads.
struct ProgressMeter: Sendable {
  let label: String
  let unit: String
  let total: Int?
  /// How much is done.
  var done = 0
  /// What else is to be said, such as what the work costs so far.
  var note = ""

  init(label: String, unit: String, total: Int?) {
    self.label = label
    self.unit = unit
    self.total = total
  }

  /// One line for a terminal: share, bar, count, rate and time left.
  func bar(after elapsed: Duration) -> String {
    let share = share.map { "\(Self.percent($0)) \(Self.bar($0))" }
    let left = timeLeft(after: elapsed).map { "ETA \(Self.clock($0))" }
    return Self.joined([label, share, count, rate(after: elapsed), left, note])
  }

  /// One plain line for a log.
  func line(after elapsed: Duration) -> String {
    let share = share.map(Self.percent)
    let left = timeLeft(after: elapsed).map { "\(Self.clock($0)) left" }
    return Self.joined([label, share, count, rate(after: elapsed), left, note])
  }

  /// The last line: how much was done, how fast.
  func summary(after elapsed: Duration) -> String {
    let time = "in \(Self.clock(elapsed.inSeconds))"
    return Self.joined([
      label, "\(Self.short(Double(done))) \(unit)", time, rate(after: elapsed), note,
    ])
  }

  private var share: Double? {
    total.map { $0 > 0 ? min(1, Double(done) / Double($0)) : 1 }
  }

  private var count: String {
    let of = total.map { "/" + Self.short(Double($0)) } ?? ""
    return "\(Self.short(Double(done)))\(of) \(unit)"
  }

  private func rate(after elapsed: Duration) -> String? {
    let seconds = elapsed.inSeconds
    return seconds > 0 && done > 0 ? "\(Self.short(Double(done) / seconds))/s" : nil
  }

  private func timeLeft(after elapsed: Duration) -> Double? {
    guard let total, done > 0, done < total else { return nil }
    return elapsed.inSeconds / Double(done) * Double(total - done)
  }

  // MARK: - Words

  private static func joined(_ parts: [String?]) -> String {
    parts.compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: "  ")
  }

  private static func percent(_ share: Double) -> String {
    "\(Int(share * 100))%".pushed(to: 4)
  }

  private static func bar(_ share: Double, width: Int = 20) -> String {
    let full = Int(share * Double(width))
    return "[" + String(repeating: "#", count: full) + String(repeating: "-", count: width - full)
      + "]"
  }

  /// Three digits and a unit: `950`, `1.25k`, `31.4M`.
  static func short(_ number: Double) -> String {
    let units = ["", "k", "M", "G", "T"]
    var scaled = number
    var unit = 0
    while scaled >= 999.5, unit < units.count - 1 {
      scaled /= 1000
      unit += 1
    }
    let places = scaled >= 99.95 ? 1.0 : scaled >= 9.995 ? 10.0 : 100.0
    let text = "\((scaled * places).rounded() / places)"
    return (text.hasSuffix(".0") ? String(text.dropLast(2)) : text) + units[unit]
  }

  /// A span of time to read at a glance: `0.4s`, `12s`, `3m05s`, `2h10m`.
  static func clock(_ seconds: Double) -> String {
    guard seconds >= 10 else { return "\((seconds * 10).rounded() / 10)s" }
    let whole = Int(min(seconds, 1e9).rounded())
    func pair(_ large: Int, _ unit: String, _ small: Int, _ smallUnit: String) -> String {
      "\(large)\(unit)\(small < 10 ? "0" : "")\(small)\(smallUnit)"
    }
    if whole < 60 { return "\(whole)s" }
    if whole < 3600 { return pair(whole / 60, "m", whole % 60, "s") }
    return pair(whole / 3600, "h", whole % 3600 / 60, "m")
  }
}
