public import RingtrueCore
package import RingtruePlatform

/// Writes what happens in a run to a file, one JSON object a line, for whoever watches over runs.
///
/// A line tells what happened, when, and to what; never a row's cells, a label or a key. When the
/// file has grown to its limit it is moved to `FILE.1`, an older one to `FILE.2`, and so on.
public actor LogSink: Sink {
  private let path: String
  private let limit: Int
  private let kept: Int
  private let clock: any TimeSource
  private var file: AppendedFile?
  private var bytes = 0

  /// A log of so many bytes a file, with so many older files beside it.
  public init(_ path: String, limit: Int = 10_000_000, kept: Int = 4) {
    self.init(path, limit: limit, kept: kept, clock: SystemClock())
  }

  /// The same by a clock that tests bring.
  package init(_ path: String, limit: Int, kept: Int, clock: any TimeSource) {
    self.path = path
    self.limit = limit
    self.kept = kept
    self.clock = clock
  }

  /// Writes a line for the event; progress within a trial is left out.
  public func receive(_ event: Event) throws {
    guard let (word, facts) = Self.words(of: event) else { return }
    let head: [(String, JSON?)] = [
      ("at", .string(clock.wall.description)), ("event", .string(word)),
      ("processor_so_far", .number(ResourceUsage.processorTime.inSeconds)),
    ]
    try write(JSON.object(head + facts).text + "\n")
  }

  private func write(_ line: String) throws {
    if file == nil {
      try Files.makeFolder(Path.parent(of: path))
      bytes = Files.exists(path) ? try Files.status(of: path).size : 0
      file = try AppendedFile(path)
    }
    if bytes > 0, bytes + line.utf8.count > limit { try rotate() }
    try file?.append(line)
    bytes += line.utf8.count
  }

  /// Moves each file one number on; the oldest is lost.
  private func rotate() throws {
    file = nil
    for number in stride(from: kept, to: 0, by: -1) {
      let from = number == 1 ? path : "\(path).\(number - 1)"
      if Files.exists(from) { try Files.rename(from, to: "\(path).\(number)", overwrite: true) }
    }
    if kept == 0 { try Files.remove(path) }
    file = try AppendedFile(path)
    bytes = 0
  }

  // MARK: - Words

  private typealias Facts = [(String, JSON?)]

  private static func words(of event: Event) -> (String, Facts)? {
    switch event {
    case .runStarted(let note, let trials):
      ("run-started", [("run", .string(note.id)), ("trials", .integer(trials.count))])
    case .dataReady(let note): ("data-ready", facts(of: note))
    case .trialStarted(let trial): ("trial-started", [("trial", .string(trial.description))])
    case .trialProgressed, .trialMeasured: nil
    case .found(let finding, let trial):
      ("found", facts(of: finding) + [("trial", trial.map { .string($0.description) })])
    case .trialEnded(let report): ("trial-ended", facts(of: report))
    case .runEnded(let id, let isComplete):
      ("run-ended", [("run", .string(id)), ("complete", .bool(isComplete))])
    }
  }

  private static func facts(of note: DatasetNote) -> Facts {
    [
      ("dataset", .string(note.name)), ("digest", .string(note.digest)),
      ("rows", .integer(note.rowCount)), ("measured", .integer(note.measured.count)),
      ("anomalies", .integer(note.labels.anomalousCount)),
      ("unlabelled", .integer(note.labels.unlabelledCount)),
      ("findings", .array(note.findings.map { .object(facts(of: $0)) })),
    ]
  }

  private static func facts(of finding: Finding) -> Facts {
    [
      ("code", .string(finding.code)), ("weight", .string(finding.weight.rawValue)),
      ("message", .string(finding.message)),
    ]
  }

  private static func facts(of report: TrialReport) -> Facts {
    var values: [(String, JSON?)] = []
    if case .scored(let measures) = report.outcome {
      for measure in measures {
        if case .success(let value) = measure.value {
          values.append((measure.metric, .number(value)))
        }
      }
    }
    return [
      ("trial", .string(report.trial.description)), ("outcome", .string(report.outcome.word)),
      ("reason", report.outcome.reason.map { .string($0) }),
      ("seconds", report.usage.map { .number($0.wallSeconds) }),
      ("processor", report.usage?.processorSeconds.map { .number($0) }),
      ("threshold", report.threshold.map { .number($0.score) }),
      ("findings", .array(report.findings.map { .string($0.code) })),
      ("measures", .object(values)),
    ]
  }
}
