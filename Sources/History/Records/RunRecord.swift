public import RingtrueCore

/// All that is known of one run.
public struct RunRecord: Sendable, Equatable {
  /// Who asked for what, of which program, where.
  public var note: RunNote
  /// The datasets that trials ran on, by name.
  public var datasets: [DatasetNote]
  /// What the trials gave, by trial.
  public var reports: [TrialReport]
  /// What was found that is about no trial and no dataset.
  public var findings: [Finding]
  /// Whether the run came to its end.
  public var isComplete: Bool

  /// A run, as far as it came; datasets and reports are put in order.
  public init(
    _ note: RunNote, datasets: [DatasetNote] = [], reports: [TrialReport] = [],
    findings: [Finding] = [], isComplete: Bool = false
  ) {
    self.note = note
    self.datasets = datasets.sorted { ($0.name, $0.digest) < ($1.name, $1.digest) }
    self.reports = reports.sorted { $0.trial.precedes($1.trial) }
    self.findings = findings
    self.isComplete = isComplete
  }

  /// The dataset that a trial ran on.
  public func dataset(of report: TrialReport) -> DatasetNote? {
    datasets.first { $0.name == report.trial.dataset && $0.digest == report.data }
  }
}

extension RunRecord {
  /// What a history keeps of it.
  var withoutSketches: RunRecord {
    var record = self
    for place in record.reports.indices { record.reports[place].sketches = [] }
    return record
  }
}

extension Trial {
  /// The order of trials wherever they are listed: scenario, part, system, seed, replicate.
  public func precedes(_ other: Trial) -> Bool {
    let texts = (scenario, part, system)
    let others = (other.scenario, other.part, other.system)
    if texts != others { return texts < others }
    return (seed.rawValue, replicate) < (other.seed.rawValue, other.replicate)
  }
}
