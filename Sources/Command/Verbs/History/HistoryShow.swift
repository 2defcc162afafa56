internal import Ringtrue
internal import RingtrueCore
internal import RingtrueHistory

private let metrics = Flag(
  repeated: "metric", short: "m", .text("METRIC"),
  "A metric to show; the first three that were measured without one. May be repeated.")

extension Verb {
  /// Shows a run.
  static let historyShow = Verb(
    "show", for: .lookAtEvidence, "Show what a run gave.",
    discussion: """
      A line for each system on each scenario: the means over seeds. A mean that lacks trials without \
      a value says over how many it is.
      """,
    arguments: [HistoryWords.run], flags: [metrics, HistoryWords.history],
    examples: [
      Example("ringtrue history show", "What did the last run give?"),
      Example("ringtrue history show 2026-11-21 -m roc-auc", "One metric of another run."),
    ]
  ) { call in
    let store = try HistoryWords.store(call)
    let record = try await store.record(
      of: try await HistoryWords.name(call, in: store), withScores: false)
    let page = RunPage(record, metrics: call.values[metrics])
    return Answer(parts: page.parts(in: call), result: page.json)
  }
}

/// What a person looks for in a run.
private struct RunPage {
  private let record: RunRecord
  private let metrics: [String]
  private let lines: [SystemLine]

  init(_ record: RunRecord, metrics: [String]) {
    self.record = record
    let first = record.reports.lazy.compactMap { $0.measures.isEmpty ? nil : $0.measures }.first
    self.metrics = metrics.isEmpty ? (first ?? []).prefix(3).map(\.metric) : metrics
    let groups = Dictionary(grouping: record.reports) { report in
      [report.trial.scenario, report.trial.part, report.trial.system]
    }
    let lines = groups.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map { key, reports in
      SystemLine(place: key[1].isEmpty ? key[0] : "\(key[0])/\(key[1])", system: key[2], reports)
    }
    self.lines = Self.bestFirst(lines, by: self.metrics.first)
  }

  /// The lines of each scenario by the first metric, the best first, those without a value last.
  private static func bestFirst(_ lines: [SystemLine], by metric: String?) -> [SystemLine] {
    guard let metric else { return lines }
    let isLess = Metrics.named(metric)?.card.better == .lower
    let rated = lines.enumerated().map { place, line -> (rank: (String, Double, Int), SystemLine) in
      let mean = line.mean(metric)?.value
      return ((line.place, mean.map { isLess ? $0 : -$0 } ?? .infinity, place), line)
    }
    return rated.sorted { $0.rank < $1.rank }.map(\.1)
  }

  func parts(in call: Call) -> [Answer.Part] {
    let note = record.note
    let facts: [(String, String)] = [
      ("begun", note.begun.description), ("commit", note.environment["commit"]?.string ?? "–"),
      ("scenarios", note.scenarios.map(\.scenario).joined(separator: ", ")),
      (
        "trials",
        "\(record.reports.count) of \(note.planned)" + (record.isComplete ? "" : ", broken off")
      ),
      ("tags", note.tags.map { "\($0.key)=\($0.value)" }.joined(separator: " ")),
      ("arguments", note.arguments.joined(separator: " ")),
    ]
    let paint = call.console.output.paint
    let head = Definitions(entries: facts.filter { !$0.1.isEmpty })
      .drawn(within: call.console.textColumns, paint: paint)
    return [.lines([paint(.heading, note.id)] + head), .table(table)]
      + (findings.isEmpty ? [] : [.lines(findings)])
  }

  private var table: TextTable {
    TextTable(
      of: lines,
      [
        .words("scenario") { $0.place }, .words("system", .name) { $0.system },
        .words("trials") { TextTable.Cell($0.outcomes, $0.allScored ? nil : .warning) },
      ] + metrics.map { metric in .numbers(metric) { $0.mean(metric)?.shown ?? "–" } } + [
        .words("worst kind") { $0.worstKind(metrics.first ?? "") ?? "" }
      ])
  }

  /// Findings with how often they were made.
  private var findings: [String] {
    let all =
      record.findings + record.datasets.flatMap(\.findings)
      + record.reports.flatMap(\.findings)
    return Dictionary(grouping: all) { "\($0.code) \($0.weight.rawValue): \($0.message)" }
      .sorted { $0.key < $1.key }
      .map { $0.key + ($0.value.count > 1 ? " (\($0.value.count) times)" : "") }
  }

  var json: JSON {
    let note = Record.V1.Run(encoding: record.note).json
    return .object([
      ("run", note), ("complete", .bool(record.isComplete)),
      ("trials", .integer(record.reports.count)),
      ("systems", .array(lines.map { $0.json(metrics) })),
      ("findings", .array(findings.map { .string($0) })),
    ])
  }
}

/// The trials of one system on one scenario.
private struct SystemLine {
  let place: String
  let system: String
  private let reports: [TrialReport]

  init(place: String, system: String, _ reports: [TrialReport]) {
    self.place = place
    self.system = system
    self.reports = reports
  }

  /// A mean, and over how many of all trials it is.
  struct Mean {
    let value: Double
    let count: Int
    let trials: Int

    var shown: String { value.figures() + (count < trials ? " (\(count) of \(trials))" : "") }
  }

  var allScored: Bool { reports.allSatisfy { $0.outcome.word == "scored" } }

  /// How the trials ended, such as `4 scored, 1 failed`.
  var outcomes: String {
    Dictionary(grouping: reports, by: \.outcome.word)
      .sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }
      .map { "\($0.value.count) \($0.key)" }.joined(separator: ", ")
  }

  func mean(_ metric: String) -> Mean? {
    let values = reports.compactMap { $0.measures.value(of: metric) }
    guard !values.isEmpty else { return nil }
    return Mean(
      value: values.reduce(0, +) / Double(values.count), count: values.count,
      trials: reports.count)
  }

  /// The kind of anomaly with the least mean of a metric.
  func worstKind(_ metric: String) -> String? {
    let kinds = reports.flatMap(\.slices).filter { $0.dimension == "kind" }
    let means = Dictionary(grouping: kinds, by: \.value).compactMapValues { slices -> Double? in
      let values = slices.compactMap { $0.measures.value(of: metric) }
      return values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)
    }
    return means.min { ($0.value, $0.key) < ($1.value, $1.key) }
      .map { "\($0.key) \($0.value.figures(3))" }
  }

  func json(_ metrics: [String]) -> JSON {
    let means = metrics.map { metric -> (String, JSON) in
      let mean = mean(metric)
      return (
        metric,
        .object([
          ("mean", mean.map { .number($0.value) } ?? .null),
          ("values", .integer(mean?.count ?? 0)),
        ])
      )
    }
    return .object([
      ("scenario", .string(place)), ("system", .string(system)),
      ("trials", .integer(reports.count)), ("outcomes", .string(outcomes)),
      ("metrics", .object(means)),
      ("worst_kind", metrics.first.flatMap { worstKind($0) }.map { .string($0) }),
    ])
  }
}

extension TrialReport {
  fileprivate var measures: [RingtrueCore.Measure] {
    if case .scored(let measures) = outcome { measures } else { [] }
  }
}

extension [RingtrueCore.Measure] {
  fileprivate func value(of metric: String) -> Double? {
    first { $0.metric == metric }.flatMap { try? $0.value.get() }
  }
}
