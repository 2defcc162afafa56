/// How carefully the times of trials are taken.
public enum Timing: String, Sendable, CaseIterable {
  /// Not at all.
  case off
  /// A two-hundredth of a second for each stage of a trial, while other trials run.
  case quick
  /// Until times are known well, for up to ten seconds a trial, while nothing else runs.
  case full

  /// Whether other trials wait while one is timed.
  var isExclusive: Bool { self == .full }

  /// How long the timing of one stage may take.
  var budget: Duration {
    switch self {
    case .off: .zero
    case .quick: .milliseconds(5)
    case .full: .seconds(3)
    }
  }

  /// For how long rows come under a load at the most.
  var loadTime: Duration { self == .full ? .seconds(10) : .milliseconds(300) }

  /// How long a fit may take that is timed again; of a longer one, the time is told that the trial
  /// itself took.
  var longestFit: Duration { self == .full ? .seconds(600) : budget }

  /// How many rows are scored at a time.
  var mostBatchRows: Int { self == .full ? .max : 4096 }

  /// How many repetitions are wanted at the most.
  var mostRepetitions: Int { self == .full ? 5000 : 500 }
}
