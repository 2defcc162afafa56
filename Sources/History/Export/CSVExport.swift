public import RingtrueCore

/// A run as a table: a line for each measure of each trial, and one for a trial that has none.
///
/// RFC 4180. A text that a spreadsheet would take for a formula gets an apostrophe before it.
struct CSVExport {
  private let record: RunRecord
  private let withTimes: Bool

  init(_ record: RunRecord, withTimes: Bool) {
    self.record = record
    self.withTimes = withTimes
  }

  /// One cell: texts are guarded, numbers are not.
  private enum Cell {
    case text(String), number(Double?), count(Int?)

    var written: String {
      switch self {
      case .text(let text): CSVExport.quoted(CSVExport.guarded(text))
      case .number(let number):
        number.map { $0.isFinite ? JSON.number($0).text : $0 < 0 ? "-inf" : "inf" } ?? ""
      case .count(let count): count.map(String.init) ?? ""
      }
    }
  }

  private static let titles = [
    "scenario", "part", "seed", "system", "replicate", "data", "outcome", "reason", "threshold",
    "threshold_from", "threshold_rule", "scores", "dimension", "slice", "rows", "anomalies",
    "metric", "version", "value", "undefined", "low", "high", "confidence", "method", "no_interval",
  ]
  private static let times = [
    "run", "processor_seconds", "wall_seconds", "peak_bytes", "fit_ns", "batch_ns", "row_ns",
  ]

  var text: String {
    let titles = Self.titles + (withTimes ? Self.times : [])
    return titles.joined(separator: ",") + "\n"
      + record.reports.map { lines(of: $0) }.joined()
  }

  private func lines(of report: TrialReport) -> String {
    let head = Self.head(of: report)
    let tail = withTimes ? Self.tail(of: report, in: record.note.id) : []
    var bodies: [[Cell]] = []
    if case .scored(let measures) = report.outcome {
      bodies = measures.map { Self.noSlice + Self.cells(of: $0) }
    }
    for slice in report.slices {
      let place: [Cell] = [
        .text(slice.dimension), .text(slice.value), .count(slice.rows), .count(slice.anomalies),
      ]
      bodies += slice.measures.map { place + Self.cells(of: $0) }
    }
    if bodies.isEmpty { bodies = [[Cell](repeating: .text(""), count: 13)] }
    return bodies.map { body in
      (head + body + tail).map(\.written).joined(separator: ",") + "\n"
    }.joined()
  }

  private static let noSlice: [Cell] = [.text(""), .text(""), .count(nil), .count(nil)]

  private static func head(of report: TrialReport) -> [Cell] {
    let trial = report.trial
    return [
      .text(trial.scenario), .text(trial.part), .text(trial.seed.description), .text(trial.system),
      .count(trial.replicate), .text(report.data), .text(report.outcome.word),
      .text(report.outcome.reason ?? ""), .number(report.threshold?.score),
      .text(report.threshold?.provenance.rawValue ?? ""), .text(report.threshold?.rule ?? ""),
      .text(report.scores?.digest ?? ""),
    ]
  }

  private static func cells(of measure: Measure) -> [Cell] {
    let value = try? measure.value.get()
    let interval = try? measure.interval.get()
    return [
      .text(measure.metric), .count(measure.version), .number(value),
      .text(measure.value.code), .number(interval?.low), .number(interval?.high),
      .number(interval?.confidence), .text(interval?.method ?? ""), .text(measure.interval.code),
    ]
  }

  private static func tail(of report: TrialReport, in run: String) -> [Cell] {
    [
      .text(run), .number(report.usage?.processorSeconds), .number(report.usage?.wallSeconds),
      .count(report.usage?.peakBytes),
    ]
      + StageTime.Stage.allCases.map { stage in
        .count(report.times.first { $0.stage == stage }?.median)
      }
  }

  // MARK: Text

  private static func guarded(_ text: String) -> String {
    let formulas: Set<Unicode.Scalar> = ["=", "+", "-", "@", "\t", "\r", "\n"]
    return text.unicodeScalars.first.map { formulas.contains($0) } ?? false ? "'" + text : text
  }

  private static func quoted(_ text: String) -> String {
    let special: Set<Unicode.Scalar> = [",", "\"", "\n", "\r"]
    guard text.unicodeScalars.contains(where: special.contains) else { return text }
    let doubled = text.split(separator: "\"", omittingEmptySubsequences: false)
      .joined(separator: "\"\"")
    return "\"" + doubled + "\""
  }
}

extension Result where Failure == Undefined {
  /// The word for why there is no value; empty where there is one.
  fileprivate var code: String {
    if case .failure(let reason) = self { reason.code } else { "" }
  }
}

extension StageTime {
  /// The time that half of the repetitions did not exceed, in nanoseconds.
  public var median: Int? {
    let half = (buckets.reduce(0) { $0 + $1.count } + 1) / 2
    var sum = 0
    return buckets.first { bucket in
      sum += bucket.count
      return sum >= half
    }?.nanoseconds
  }
}
