internal import Ringtrue
internal import RingtrueCore

private let id = Argument(
  optional: "ID", .text("ID"), "The metric to describe; all are listed without one.")

extension Verb {
  /// Lists the metrics, or describes one.
  static let listMetrics = Verb(
    "metrics", for: .lookAround, "List the metrics, or describe one of them.",
    discussion: "An id that ends in a number, such as tpr@fpr=0.01, may be given any other number.",
    arguments: [id],
    examples: [
      Example("ringtrue list metrics", "Which metrics are there?"),
      Example("ringtrue list metrics tpr@fpr=0.02", "What does it mean, and how is it bounded?"),
    ]
  ) { call in
    guard let name = call.values[id] else {
      let cards = Metrics.all.map(\.card)
      return Answer(
        parts: [.table(table(of: cards)), .lines(openParts)], result: .array(cards.map(\.json)))
    }
    guard let metric = Metrics.named(name) else {
      let hint = Nearest.hint(for: name, in: Metrics.all.map(\.id))
      throw Failure(
        .usage,
        "there is no metric \(name.quoted); "
          + (hint.isEmpty ? "'ringtrue list metrics' lists them" : hint))
    }
    return Answer(parts: metric.page(in: call), result: metric.card.json)
  }

  /// The ids whose end is open to more than a number.
  private static var openParts: [String] {
    ["Further metrics are named by what they are of:"]
      + Metrics.patterns.map { "  " + $0.prefix + $0.placeholder }
  }

  private static func table(of cards: [MetricCard]) -> TextTable {
    TextTable(
      of: cards,
      [
        .words("metric", .name) { $0.id },
        .words("what it says") { $0.summary },
        .words("better") { $0.better.rawValue },
        .words("interval") { $0.interval },
      ])
  }
}

extension Metric {
  /// The page of one metric: what to know of it.
  fileprivate func page(in call: Call) -> [Answer.Part] {
    let paint = call.console.output.paint
    let facts = Definitions(entries: [
      ("family", card.family), ("reads", needs), ("better", card.better.rawValue),
      ("range", "\(card.range.lowerBound)…\(card.range.upperBound)"), ("interval", card.interval),
      ("version", String(card.version)), ("defined in", card.reference),
    ])
    let columns = call.console.textColumns
    let head = [paint(.heading, id)] + card.summary.wrapped(to: columns)
    return [.lines(head + [""] + facts.drawn(within: columns, paint: paint))]
  }
}

extension MetricCard {
  fileprivate var json: JSON {
    func bound(_ number: Double) -> JSON { number.isFinite ? .number(number) : .null }
    return .object([
      ("id", .string(id)), ("version", .integer(version)), ("family", .string(family)),
      ("summary", .string(summary)), ("better", .string(better.rawValue)),
      ("low", bound(range.lowerBound)), ("high", bound(range.upperBound)),
      ("interval", .string(interval)), ("reference", .string(reference)),
    ])
  }
}
