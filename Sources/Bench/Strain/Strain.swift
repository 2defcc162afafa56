internal import RingtrueCore
internal import RingtrueDetectors
internal import RingtrueKernels
internal import RingtruePlatform

/// How long a detector works on a million rows without asking whether it still should, and how much
/// memory it takes beside what it said it would.
enum Strain {
  private static let (rows, features) = (1_000_000, 11)

  /// Without a detector, names all of them; else prints a line of what it did.
  static func run(_ id: String?) throws {
    guard let id else { return Detectors.all.forEach { print($0.card.id) } }
    let detector = try Detectors.parsing(id)
    let rows = try StrainRows(rows: rows, features: features).observations
    print(([id] + (try line(of: detector, rows))).joined(separator: "\t"))
  }

  private static func line(of detector: some Detector, _ rows: Observations) throws -> [String] {
    let estimate = detector.memory(rows: Self.rows, features: features)
    _ = ResourceUsage.resetPeakMemory()
    let before = ResourceUsage.current().residentMemory
    let fitting = Silence()
    let fitted = try fitting.during { try detector.fit(rows, under: $0) }
    let scoring = Silence()
    let scores = try scoring.during { try fitted.scores(rows, under: $0) }
    precondition(scores.count == Self.rows)
    let taken = ResourceUsage.current().peakMemory - before
    let longest = [fitting, scoring].map { "\(Int(($0.longest * 1000).rounded()))" }
    let sizes = [taken, estimate].map { "\($0 / 1_000_000)" }
    let isQuick = max(fitting.longest, scoring.longest) <= 0.1
    return longest + [isQuick ? "passes" : "FAILS"] + sizes
      + [taken <= estimate + 8_000_000 ? "passes" : "FAILS"]
  }
}

/// Listens for how often work asks whether it is cancelled.
private final class Silence: Sendable {
  private let state = Guarded((latest: ContinuousClock.now, longest: Duration.zero))

  /// Does work, from its first moment to its last.
  func during<Result>(_ work: (Conditions) throws -> Result) rethrows -> Result {
    end()
    state.withLock { $0.longest = .zero }
    defer { end() }
    return try work(
      Conditions(isCancelled: {
        self.end()
        return false
      }))
  }

  private func end() {
    state.withLock { state in
      let now = ContinuousClock.now
      state.longest = max(state.longest, now - state.latest)
      state.latest = now
    }
  }

  /// The longest time without a question, in seconds.
  var longest: Double { state.withLock { $0.longest / .seconds(1) } }
}
