/// A bucket that fills evenly and never overflows; what is let through is taken out of it.
///
/// It is full at first and holds what flows in within a minute, so that a minute's worth may come at
/// once, as with the servers that it stands in for. Cost: O(1), without a timer.
struct TokenBucket: Sendable {
  let perMinute: Double
  private(set) var level: Double
  private var filled: UInt64

  /// A bucket that is full at a moment, in nanoseconds.
  init(perMinute: Double, at now: UInt64) {
    self.perMinute = perMinute
    level = perMinute
    filled = now
  }

  /// Lets flow in what is due.
  mutating func fill(at now: UInt64) {
    guard now > filled else { return }
    level = min(perMinute, level + Double(now - filled) * perMinute / 60e9)
    filled = now
  }

  /// Takes an amount out.
  mutating func take(_ amount: Double) { level -= amount }

  /// How long it takes until an amount is there; nothing where it is.
  func wait(for amount: Double) -> Duration {
    // Rounding may lose a billionth; and who waits exactly so long must not come too soon.
    let missing = max(0, amount - level - 1e-9)
    return .nanoseconds(Int64((missing * 60e9 / perMinute).rounded(.up)))
  }

  /// How long it takes until it is full.
  var waitUntilFull: Duration { wait(for: perMinute) }
}
