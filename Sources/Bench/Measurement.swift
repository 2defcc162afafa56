/// How long a kernel took, and how long it must take at least.
struct Measurement {
  /// What was measured.
  let kernel: String

  /// What one unit of work is.
  let unit: String

  /// How many units one run does.
  let units: Double

  /// Seconds of the best run.
  let seconds: Double

  /// Seconds that the machine's measured peak rates allow.
  let floor: Double

  /// One line of a table: kernel, unit, ours and floor in nanoseconds a unit, and their ratio.
  var line: String {
    let columns = [seconds / units * 1e9, floor / units * 1e9, seconds / floor].map(Self.short)
    return ([kernel, unit] + columns).joined(separator: "\t")
  }

  /// A number to three decimals.
  private static func short(_ x: Double) -> String {
    let thousandths = (x * 1000).rounded()
    return "\(thousandths / 1000)"
  }
}

/// Seconds of the quickest of some runs.
func quickest(of runs: Int, _ body: () -> Void) -> Double {
  var best = Duration.seconds(1_000_000)
  for _ in 0..<runs { best = min(best, ContinuousClock().measure(body)) }
  return best / .seconds(1)
}
