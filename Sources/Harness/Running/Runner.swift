public import RingtrueCore

/// Tries all trials of a plan, and tells what happens to sinks, one event after the other.
///
/// So many trials run at once as there are threads, as long as what they say they need fits into
/// memory; a dataset is made once for all its trials, and let go after the last of them. Timed work
/// waits until nothing else runs. Reports do not depend on how many trials run at once.
public struct Runner: Sendable {
  /// What is to be tried.
  public let plan: Plan
  /// How many trials run at once.
  public var width = 1
  /// How many bytes the trials that run may use together.
  public var memoryLimit: Int?
  /// How long one trial may take.
  public var trialLimit: Duration?
  /// How long the run may take; no trial begins after that.
  public var timeLimit: Duration?
  /// How carefully times are taken.
  public var timing = Timing.quick
  /// How many resamples intervals are read off, where no formula gives them.
  public var resamples = 1000
  /// The reports of trials that were done before, and are passed over.
  public var done: [Trial: TrialReport] = [:]
  /// What was found side by side before.
  public var found: [Finding] = []
  /// Asked often: whether the run is to stop, so that the trials in hand are given up.
  public var isStopped: @Sendable () -> Bool = { false }

  /// How a run ended.
  public enum End: Sendable, Equatable {
    /// All trials were tried.
    case complete
    /// It was asked to stop.
    case stopped
    /// Its time was over before its trials were.
    case outOfTime
  }

  /// A runner of a plan on one thread.
  public init(_ plan: Plan) { self.plan = plan }

  /// Runs, and says how it ended.
  public func run(_ note: RunNote, into sinks: [any Sink]) async throws -> End {
    let course = Course(runner: self, sinks: sinks)
    try await course.emit(.runStarted(note, plan.trials.map(\.trial)))
    for dataset in plan.datasets {
      if course.end != .complete { break }
      try await course.run(dataset)
    }
    try await course.emit(.runEnded(id: note.id, complete: course.end == .complete))
    return course.end
  }
}
