internal import Ringtrue
internal import RingtrueCharts
internal import RingtrueCore

private let id = Argument(
  optional: "ID", .choice(Exhibited.all.map(\.id), placeholder: "ID"),
  "The one chart to describe; all are listed without one.")

extension Verb {
  /// Lists the charts.
  static let listCharts = Verb(
    "charts", for: .lookAround, "List the charts that a run, or data, can be drawn as.",
    arguments: [id],
    examples: [
      Example("ringtrue list charts", "What can 'ringtrue chart' draw?"),
      Example("ringtrue list charts roc", "What does this one show?"),
    ]
  ) { call in
    let charts = Exhibited.all.filter { call.values[id] == nil || $0.id == call.values[id] }
    let table = TextTable(
      of: charts,
      [
        .words("chart", .name) { $0.id },
        .words("one for") { $0.subject == "part" ? "each part" : "the \($0.subject)" },
        .words("what it shows") { $0.summary },
      ])
    return Answer(parts: [.table(table)], result: .array(charts.map(\.json)))
  }
}

/// What `chart` can draw.
private struct Exhibited {
  let id: String, summary: String
  /// What gives one: a `part` of a scenario, a `run`, or the `data` of a scenario.
  let subject: String

  static let all =
    Charts.all.map { chart in
      Exhibited(
        id: chart.id, summary: chart.summary, subject: chart.isOfContest ? "part" : "run")
    } + Portrait.views.map { Exhibited(id: $0.id, summary: $0.summary, subject: "data") }

  var json: JSON {
    ["id": .string(id), "summary": .string(summary), "one_for": .string(subject)]
  }
}
