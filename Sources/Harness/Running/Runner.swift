public import RingtrueCore
package import RingtruePlatform

/// Tries all trials of a plan, and tells what happens to sinks, one event after the other.
///
/// So many trials run at once as there are threads, as long as what they say they need fits into
/// memory; a dataset is made once for all its trials, and let go after the last of them. Timed work
/// waits until nothing else runs, and an oracle, which takes all threads, until the systems are done.
/// Reports do not depend on how many trials run at once.
///
/// When a run is asked to stop, what is in hand is left to itself on its threads; a program that then
/// ends need not wait for them.
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
  /// How many rows a second come when single rows are timed under a load too; none if nil.
  public var load: Double?
  /// How trials are tried in processes of their own; in this one if nil.
  public var isolation: Isolation?
  /// How many resamples intervals are read off, where no formula gives them.
  public var resamples = 1000
  /// The reports of trials that were done before, and are passed over.
  public var done: [Trial: TrialReport] = [:]
  /// What was found side by side before.
  public var found: [Finding] = []
  /// When the run is to stop, so that the trials in hand are given up.
  package var stop = StopRequest()

  /// Whether other trials wait while one is timed.
  var isExclusive: Bool { timing.isExclusive || timing != .off && load != nil }

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
    try await course.run(plan.datasets)
    try await course.emit(.runEnded(id: note.id, complete: course.end == .complete))
    return course.end
  }
}
