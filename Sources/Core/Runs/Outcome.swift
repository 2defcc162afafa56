/// How a trial ended; whatever it is, it is counted and shown.
public enum Outcome: Sendable, Equatable {
  /// It gave scores, and these measures.
  case scored([Measure])
  /// It ran, but there is nothing that can be measured.
  case undefined(Undefined)
  /// It broke, and says why.
  case failed(String)
  /// It was not tried, and says why.
  case skipped(String)
  /// It took longer than allowed, in seconds.
  case timedOut(after: Double)

  /// The outcome in a stable word.
  public var word: String {
    switch self {
    case .scored: "scored"
    case .undefined: "undefined"
    case .failed: "failed"
    case .skipped: "skipped"
    case .timedOut: "timed-out"
    }
  }
}
