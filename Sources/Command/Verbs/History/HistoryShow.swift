internal import Ringtrue
internal import RingtrueCore
internal import RingtrueHistory

private let metrics = Flag(
  repeated: "metric", short: "m", .text("METRIC"),
  "A metric to show; the first three that were measured without one. May be repeated.")

private let flips = Flag(
  "flips", .systems,
  "Show the rows that two systems, such as lof,vae, decide differently.", default: [])
private let against = Flag<String?>(
  "against", .text("RUN"), "Take the second system of --flips from another run.")

extension Verb {
  /// Shows a run.
  static let historyShow = Verb(
    "show", for: .lookAtEvidence, "Show what a run gave.",
    discussion: """
      A line for each system on each scenario: the means over seeds. A mean that lacks trials without \
      a value says over how many it is. Where systems tell more than scores, a second table says how \
      often they blame the cells that were changed, how well they give ordinary rows back, and whether \
      their chances and bounds hold.

      With --flips, it shows which rows two systems decide differently, each at its own threshold: \
      anomalies gained and lost, false alarms new and dropped, with the rows' ranks. That is told from \
      kept scores; nothing is run again. --tsv and --json tell all rows.
      """,
    arguments: [HistoryWords.run], flags: [metrics, flips, against, HistoryWords.history],
    examples: [
      Example("ringtrue history show", "What did the last run give?"),
      Example("ringtrue history show 2026-11-21 -m roc-auc", "One metric of another run."),
      Example(
        "ringtrue history show last --flips isolation-forest,vae",
        "Which anomalies would a change of system gain and lose?"),
      Example(
        "ringtrue history show last --flips vae --against 2026-11-20 --tsv",
        "Which rows does a model decide differently since that run?"),
    ]
  ) { call in
    let store = try HistoryWords.store(call)
    let systems = call.values[flips]
    let record = try await store.record(
      of: try await HistoryWords.name(call, in: store), withScores: !systems.isEmpty)
    if !systems.isEmpty || call.values[against] != nil {
      var other: RunRecord?
      if let name = call.values[against] { other = try await store.record(of: name) }
      let page = try FlipPage(systems, in: record, against: other)
      return Answer(parts: page.parts(in: call), result: page.json)
    }
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
    let look = RunLook(lines).map { [Answer.Part.table($0.table)] } ?? []
    return [.lines([paint(.heading, note.id)] + head), .table(table)] + look
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
