internal import RingtrueCharts
internal import RingtrueHistory
internal import RingtrueCore
internal import RingtrueMetrics

extension Chapter {
  /// Where all of it comes from, so that anyone can do it again and see whether anything was changed.
  static let audit = Chapter("audit", "Audit trail") { report in
    facts(report) + commands(report) + data(report) + choices(report) + environment(report)
      + metrics(report)
  }

  /// A name and what is known of it.
  private struct Fact: Sendable { let name: String, value: String }

  private static func list(_ caption: String, _ facts: [Fact]) -> Markup {
    DataTable(
      caption: caption,
      columns: [.words("Fact") { $0.name }, .code("Value") { $0.value }], rows: facts, isWide: true
    ).markup
  }

  private static func facts(_ report: Report) -> Markup {
    let note = report.record.note
    var facts = [
      Fact(name: "Run", value: note.id), Fact(name: "Begun", value: note.begun.description),
      Fact(name: "Trials", value: "\(report.endings); \(note.planned.grouped) planned"),
      Fact(name: "Seeds", value: report.seeds.map(String.init).joined(separator: " ")),
      Fact(name: "Plan, SHA-256", value: note.plan),
    ]
    facts += note.shard.map { [Fact(name: "Part of the plan", value: $0.description)] } ?? []
    facts += report.recordDigest.map { [Fact(name: "Record, SHA-256", value: $0)] } ?? []
    facts += note.tags.map { Fact(name: $0.key, value: $0.value) }
    let before = report.predecessor
    facts.append(
      Fact(
        name: "Report before this one",
        value: before.map { "\($0.digest) (\($0.run))" } ?? "none is known"))
    return list("The run", facts)
  }

  private static func commands(_ report: Report) -> Markup {
    let note = report.record.note
    return """
      <h3>Do it again</h3>
      <pre><code>\(ShellWords.line(["ringtrue"] + note.arguments))
      \(ShellWords.line(["ringtrue", "report", note.id, "-o", "report.html"]))
      \(ShellWords.line(["ringtrue", "history", "verify"]))</code></pre>

      """
  }

  private static func data(_ report: Report) -> Markup {
    let scenarios = report.record.note.scenarios.map {
      Fact(name: "Scenario \($0.scenario)", value: $0.digest)
    }
    let datasets = report.record.datasets.map {
      Fact(
        name: "Dataset \($0.name), \($0.rowCount.of("row")), \($0.measured.count.grouped) measured",
        value: $0.digest)
    }
    return list("Data, SHA-256", scenarios + datasets)
  }

  private static func choices(_ report: Report) -> Markup {
    let choices = report.record.note.choices.filter { !$0.value.isEmpty }
    guard !choices.isEmpty else { return .none }
    let table = DataTable(
      caption: "Settings, those not given too",
      columns: [
        .code("Setting") { $0.name }, .code("Value") { $0.value }, .words("From") { $0.origin },
      ], rows: choices, isWide: true)
    return "<details><summary>\(choices.count.of("setting"))</summary>\n\(table.markup)</details>\n"
  }

  private static func environment(_ report: Report) -> Markup {
    let members = report.record.note.environment.members ?? []
    guard !members.isEmpty else { return .none }
    return list(
      "Program and machine",
      members.map { Fact(name: $0.name, value: $0.value.string ?? $0.value.text) })
  }

  /// Which meaning of each metric the numbers have.
  private static func metrics(_ report: Report) -> Markup {
    let measures = report.record.reports.flatMap { report -> [Measure] in
      if case .scored(let measures) = report.outcome { measures } else { [] }
    }
    let versions = Dictionary(measures.map { ($0.metric, $0.version) }) { first, _ in first }
    guard !versions.isEmpty else { return .none }
    let table = DataTable(
      caption: "What the metrics mean",
      columns: [
        .code("Metric") { $0.key },
        .number("Version") { .count($0.value) },
        .words("Meaning") { Metrics.named($0.key)?.card.summary ?? "" },
        .words("Where it was defined") { Metrics.named($0.key)?.card.reference ?? "" },
      ],
      rows: versions.sorted { $0.key < $1.key }, isWide: true)
    return "<details><summary>\(versions.count.of("metric"))</summary>\n\(table.markup)</details>\n"
  }
}
