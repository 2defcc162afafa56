internal import Ringtrue
internal import RingtrueCharts
internal import RingtrueCore

private let id = Argument(
  optional: "ID", .choice(Charts.all.map(\.id), placeholder: "ID"),
  "The one chart to describe; all are listed without one.")

extension Verb {
  /// Lists the charts.
  static let listCharts = Verb(
    "charts", for: .lookAround, "List the charts that a run can be drawn as.",
    arguments: [id],
    examples: [
      Example("ringtrue list charts", "What can 'ringtrue chart' draw?"),
      Example("ringtrue list charts roc", "What does this one show?"),
    ]
  ) { call in
    let charts = Charts.all.filter { call.values[id] == nil || $0.id == call.values[id] }
    let table = TextTable(
      of: charts,
      [
        .words("chart", .name) { $0.id },
        .words("one for") { $0.isOfContest ? "each part" : "the run" },
        .words("what it shows") { $0.summary },
      ])
    return Answer(parts: [.table(table)], result: .array(charts.map(\.json)))
  }
}

extension Chart {
  fileprivate var json: JSON {
    [
      "id": .string(id), "summary": .string(summary),
      "one_for": .string(isOfContest ? "part" : "run"),
    ]
  }
}
