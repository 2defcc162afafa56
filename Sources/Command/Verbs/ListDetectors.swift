internal import Ringtrue
internal import RingtrueCore

private let id = Argument(
  optional: "ID",
  .choice(Detectors.all.map { $0.card.id } + [SystemChoice.oracle], placeholder: "ID"),
  "The detector to describe; all are listed without one.")

extension Verb {
  /// Lists the detectors, or describes one.
  static let listDetectors = Verb(
    "detectors", for: .lookAround, "List the detectors, or describe one of them.",
    arguments: [id],
    examples: [
      Example("ringtrue list detectors", "Which detectors are there?"),
      Example(
        "ringtrue list detectors isolation-forest", "What does it assume, cost, and let me set?"),
      Example("ringtrue list detectors oracle", "What is the oracle that reports name?"),
    ]
  ) { call in
    let cards = Detectors.all.map { $0.card }
    if call.values[id] == SystemChoice.oracle { return Oracle.page(in: call) }
    guard let name = call.values[id], let card = cards.first(where: { $0.id == name }) else {
      return Answer(
        parts: [.table(table(of: cards)), .lines([""] + Oracle.remark(in: call))],
        result: .array(cards.map(\.json)))
    }
    return Answer(parts: card.page(in: call), result: card.json)
  }

  private static func table(of cards: [DetectorCard]) -> TextTable {
    TextTable(
      of: cards,
      [
        .words("detector", .name) { $0.id },
        .words("what it scores by") { $0.summary },
        .words("cost") { $0.cost },
      ])
  }
}

extension DetectorCard {
  /// The page of one detector: what to know, and what can be set.
  fileprivate func page(in call: Call) -> [Answer.Part] {
    let paint = call.console.output.paint
    let columns = call.console.textColumns
    let facts = Definitions(entries: [
      ("assumes", assumes), ("cost", cost), ("avoid when", avoid), ("described in", paper),
    ])
    let head = [paint(.heading, id)] + summary.wrapped(to: columns)
    let about = Answer.Part.lines(head + [""] + facts.drawn(within: columns, paint: paint))
    guard !knobs.isEmpty else { return [about] }
    return [about, .table(knobs.table)]
  }

  fileprivate var json: JSON {
    .object([
      ("id", .string(id)), ("summary", .string(summary)), ("assumes", .string(assumes)),
      ("cost", .string(cost)), ("avoid", .string(avoid)), ("paper", .string(paper)),
      ("stochastic", .bool(traits.contains(.stochastic))),
      ("takesMissing", .bool(traits.contains(.takesMissing))),
      ("ordered", .bool(traits.contains(.ordered))),
      ("control", .bool(traits.contains(.control))),
      ("settings", .array(knobs.map(\.json))),
    ])
  }
}

// MARK: - What stands beside detectors

/// What is to be known of the oracle, which reports name among detectors.
enum Oracle {
  private static let name = SystemChoice.oracle
  private static let summary =
    "How well anyone could score rows that were made: the ceiling for every detector."
  private static let facts = [
    (
      "it is",
      """
      a trial of its own, which 'run' adds to every dataset that it makes: it knows how the strange \
      rows were made, which no file tells
      """
    ),
    ("it is not", "a detector, for 'score' or --detectors; nor is it asked about data of your own"),
    ("to leave out", "'run --without oracle'"),
  ]

  /// The page that a detector of that name would have.
  static func page(in call: Call) -> Answer {
    let (paint, columns) = (call.console.output.paint, call.console.textColumns)
    let head = [paint(.heading, name)] + summary.wrapped(to: columns)
    let facts = Definitions(entries: facts).drawn(within: columns, paint: paint)
    return Answer(
      parts: [.lines(head + [""] + facts)],
      result: [
        "id": .string(name), "summary": .string(summary), "detector": .bool(false),
      ])
  }

  /// What the list says of it.
  static func remark(in call: Call) -> [String] {
    "\(isNoDetector).".wrapped(to: call.console.textColumns)
  }

  /// What is said to those who take it for a detector.
  static let isNoDetector =
    "The oracle that reports name is no detector but a trial of 'run'; see 'list detectors oracle'"
}

// MARK: - Settings

extension [Knob] {
  /// The settings as a table, a row each.
  var table: TextTable {
    TextTable(
      of: self,
      [
        .words("setting", .name) { $0.name },
        .words("default") { $0.standardText },
        .words("may be") { $0.domainText },
        .words("meaning") { $0.meaning },
      ])
  }
}

extension Knob {
  /// The setting as data: its name, default, domain and meaning.
  var json: JSON {
    [
      "name": .string(name), "default": standard, "domain": .string(domainText),
      "meaning": .string(meaning),
    ]
  }
}
