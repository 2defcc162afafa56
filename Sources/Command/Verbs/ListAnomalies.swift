internal import Ringtrue
internal import RingtrueCore

private let id = Argument(
  optional: "ID", .choice(AnomalyKinds.all.map { $0.id }, placeholder: "ID"),
  "The kind to describe; all are listed without one.")

extension Verb {
  /// Lists the kinds of anomalies, or describes one.
  static let listAnomalies = Verb(
    "anomalies", for: .lookAround, "List the kinds of anomalies, or describe one of them.",
    arguments: [id],
    examples: [
      Example("ringtrue list anomalies", "What can a scenario put into its data?"),
      Example("ringtrue list anomalies balance_break", "What does it do, and who should catch it?"),
    ]
  ) { call in
    let cards = AnomalyKinds.all.map { $0.card }
    guard let name = call.values[id], let card = cards.first(where: { $0.id == name }) else {
      return Answer(parts: [.table(table(of: cards))], result: .array(cards.map(\.json)))
    }
    return Answer(parts: card.page(in: call), result: card.json)
  }

  private static func table(of cards: [KindCard]) -> TextTable {
    TextTable(
      of: cards,
      [
        .words("anomaly", .name) { $0.id },
        .words("family") { $0.family.rawValue },
        .words("what happens") { $0.summary },
      ])
  }
}

extension KindCard {
  /// The page of one kind: what to know, and what its severity turns.
  fileprivate func page(in call: Call) -> [Answer.Part] {
    let paint = call.console.output.paint
    let columns = call.console.textColumns
    let facts = Definitions(entries: [
      ("family", family.rawValue), ("looks like", decoy ?? "nothing that is ordinary"),
      ("should be caught by", catcher), ("costs", "\(impactFormula) (\(impact.rawValue))"),
      ("leaves a trace in", observable.map(\.rawValue).joined(separator: ", ")),
    ])
    let head = [paint(.heading, id)] + summary.wrapped(to: columns)
    let about = Answer.Part.lines(head + [""] + facts.drawn(within: columns, paint: paint))
    guard !dials.isEmpty else { return [about] }
    let table = TextTable(
      of: dials,
      [
        .words("parameter", .name) { $0.name },
        .numbers("mildest") { $0.mild.figures() },
        .numbers("grossest") { $0.gross.figures() },
        .words("meaning") { $0.summary },
      ])
    return [about, .table(table)]
  }

  fileprivate var json: JSON {
    .object([
      ("id", .string(id)), ("family", .string(family.rawValue)), ("summary", .string(summary)),
      ("decoy", decoy.map { .string($0) }), ("catcher", .string(catcher)),
      ("impact", .string(impact.rawValue)), ("impactFormula", .string(impactFormula)),
      ("observable", .array(observable.map { .string($0.rawValue) })),
      (
        "parameters",
        .array(
          dials.map { dial in
            [
              "name": .string(dial.name), "summary": .string(dial.summary),
              "mildest": .number(dial.mild), "grossest": .number(dial.gross),
            ]
          })
      ),
    ])
  }
}
