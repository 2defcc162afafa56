internal import RingtrueCore

/// A run as others read it, in one byte-exact form.
///
/// Trials are sorted, and nothing is told that differs from one run of the same plan to the next,
/// such as names of runs, times and machines: two runs of it export equal bytes, and so do one that
/// was broken off and resumed, one merged from shards, and one read back from records. Findings
/// about datasets and trials are told; those about a run are not, for they are judged from all
/// trials that happened to be in it.
public struct RunExport: Sendable {
  /// The forms there are.
  public enum Format: String, Sendable, CaseIterable {
    /// A line for each measure, for spreadsheets.
    case csv
    /// One object.
    case json
    /// A line for each dataset and trial.
    case jsonl
  }

  /// The number of the form, which changes with its meaning. Since 2, a reason that holds for several
  /// measures is told once.
  public static let version = 2

  private let record: RunRecord
  private let withTimes: Bool

  /// Exports a run; on request with its name, its times and what it used.
  public init(_ record: RunRecord, withTimes: Bool = false) {
    self.record = record
    self.withTimes = withTimes
  }

  /// The text in a form.
  public func text(_ format: Format) -> String {
    switch format {
    case .csv: CSVExport(record, withTimes: withTimes).text
    case .json: json.prettyText
    case .jsonl: lines.map { $0.text + "\n" }.joined()
    }
  }

  private var json: JSON {
    let run = withTimes ? Record.V1.Run(encoding: record.note).json : nil
    return .object([
      ("format", "ringtrue-export"), ("version", .integer(Self.version)), ("run", run),
      ("scenarios", .array(scenarios)),
      ("datasets", .array(record.datasets.map(Self.json))), ("trials", .array(trials)),
    ])
  }

  private var lines: [JSON] {
    let run = withTimes ? [("run", Record.V1.Run(encoding: record.note).json)] : []
    let head: [(String, JSON)] = [
      ("export", ["format": "ringtrue-export", "version": .integer(Self.version)])
    ]
    let rest =
      scenarios.map { ("scenario", $0) }
      + record.datasets.map { ("dataset", Self.json($0)) } + trials.map { ("trial", $0) }
    return (head + run + rest).map { .object([$0]) }
  }

  private var scenarios: [JSON] {
    record.note.scenarios.sorted { ($0.scenario, $0.digest) < ($1.scenario, $1.digest) }
      .map { ["name": .string($0.scenario), "digest": .string($0.digest)] }
  }

  private static func json(_ dataset: DatasetNote) -> JSON {
    [
      "name": .string(dataset.name), "digest": .string(dataset.digest),
      "rows": .integer(dataset.rowCount), "measured_rows": .integer(dataset.measured.count),
      "anomalies": .integer(dataset.labels.anomalousCount),
      "findings": .array(dataset.findings.map(\.json)),
    ]
  }

  private var trials: [JSON] {
    record.reports.map { report in
      var shown = report
      shown.sketches = []
      if !withTimes { (shown.times, shown.usage) = ([], nil) }
      let members = Record.V1.Trial(encoding: shown, scores: nil).json.members ?? []
      let digest = report.scores.map {
        JSON.Member("scores", ["digest": .string($0.digest), "rows": .integer($0.rows.count)])
      }
      return JSON(.object(members + (digest.map { [$0] } ?? [])))
    }
  }
}
