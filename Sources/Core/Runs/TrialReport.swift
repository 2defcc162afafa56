/// All that a trial gave.
///
/// What was measured is the same each time a trial is run; `times` and `usage` are not.
public struct TrialReport: Sendable, Equatable {
  /// The trial.
  public let trial: Trial
  /// The SHA-256 of the data that it ran on, as 64 hexadecimal digits.
  public var data: String
  /// How it ended.
  public var outcome: Outcome
  /// What a reader should know before trusting it.
  public var findings: [Finding]
  /// From which score on rows were flagged.
  public var threshold: Threshold?
  /// What it gave by kind of anomaly, severity and segment.
  public var slices: [Slice]
  /// The score of each row that was measured.
  public var scores: RowScores?
  /// A few numbers of it that are kept to be drawn.
  public var sketches: [Sketch]
  /// How long its stages took.
  public var times: [StageTime]
  /// What it used of the machine.
  public var usage: Usage?

  /// A report that is filled as far as the trial came.
  public init(_ trial: Trial, data: String, _ outcome: Outcome, findings: [Finding] = []) {
    self.trial = trial
    self.data = data
    self.outcome = outcome
    self.findings = findings
    slices = []
    sketches = []
    times = []
  }
}

extension TrialReport {
  /// A measure of all rows.
  package func measure(_ metric: String) -> Measure? {
    guard case .scored(let measures) = outcome else { return nil }
    return measures.first { $0.metric == metric }
  }
}
