internal import RingtrueCore

/// A trial that was tried: its report so far, and what could be timed of it.
struct Attempt: Sendable {
  /// What there is to be timed.
  enum Timeable: Sendable {
    /// What learned, with the rows to time it on.
    case here(TimedSubject)
    /// A process that waits for its turn to time what learned in it.
    case apart(TrialProcess)
  }

  /// The report; nil if the trial was given up because the run is to stop.
  var report: TrialReport?
  /// What could be timed of it.
  var timeable: Timeable?
}
