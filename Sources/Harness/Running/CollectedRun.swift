public import RingtrueCore
internal import RingtruePlatform

/// Keeps in memory what a run gave, for those who ask when it has ended.
public final class CollectedRun: Sink {
  /// What a run gave so far.
  public struct Content: Sendable {
    /// Who asked for what; nil before the run begins.
    public var note: RunNote?
    /// The trials that are to be tried, in their order.
    public var planned: [Trial] = []
    /// The datasets, in the order in which they were made.
    public var datasets: [DatasetNote] = []
    /// The reports, in the order in which trials ended.
    public var reports: [TrialReport] = []
    /// What was found beside the trials' own findings.
    public var findings: [Finding] = []
    /// Whether the run ended with all its trials.
    public var isComplete = false
  }

  private let state: Guarded<Content>

  /// Nothing yet, but for the reports and datasets of an earlier part of the run.
  public init(
    reports: [TrialReport] = [], datasets: [DatasetNote] = [], findings: [Finding] = []
  ) {
    var content = Content()
    (content.reports, content.datasets, content.findings) = (reports, datasets, findings)
    state = Guarded(content)
  }

  /// What the run gave so far; reports stand in the order of the plan.
  public var content: Content {
    var content = state.withLock(\.self)
    let places = Dictionary(
      content.planned.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    content.reports.sort { (places[$0.trial] ?? .max) < (places[$1.trial] ?? .max) }
    return content
  }

  /// Keeps what an event says.
  public func receive(_ event: Event) async {
    state.withLock { content in
      switch event {
      case .runStarted(let note, let trials): (content.note, content.planned) = (note, trials)
      case .dataReady(let note):
        if !content.datasets.contains(where: { $0.name == note.name }) {
          content.datasets.append(note)
        }
      case .found(let finding, _): content.findings.append(finding)
      case .trialEnded(let report): content.reports.append(report)
      case .runEnded(_, let complete): content.isComplete = complete
      case .trialStarted, .trialProgressed, .trialMeasured: break
      }
    }
  }
}
