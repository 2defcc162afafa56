internal import Ringtrue
internal import RingtrueCharts
internal import RingtrueCore
internal import RingtruePlatform

private let id = Argument(
  optional: "ID", .choice(KindCard.all.map { $0.id }, placeholder: "ID"),
  "The kind to describe; all are listed without one.")

private let plot = Flag<String?>(
  "plot", .file, "The picture to draw of one event of the kind, .svg or .png.")

extension Verb {
  /// Lists the kinds of anomalies, or describes one.
  static let listAnomalies = Verb(
    "anomalies", for: .lookAround, "List the kinds of anomalies, or describe one of them.",
    arguments: [id], flags: [plot],
    examples: [
      Example("ringtrue list anomalies", "What can a scenario put into its data?"),
      Example("ringtrue list anomalies balance_break", "What does it do, and who should catch it?"),
      Example("ringtrue list anomalies ring --plot ring.svg", "What does one look like?"),
    ]
  ) { call in
    let cards = KindCard.all
    guard let name = call.values[id], let card = cards.first(where: { $0.id == name }) else {
      if call.values[plot] != nil {
        throw Failure(.usage, "--plot draws one kind; name it, such as 'list anomalies ring'")
      }
      return Answer(parts: [.table(table(of: cards))], result: .array(cards.map(\.json)))
    }
    if let path = call.values[plot] { return try card.drawn(into: path) }
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
  /// Draws one event of the kind, in a small ledger or reconciliation made for it.
  fileprivate func drawn(into path: String) throws -> Answer {
    let file = try PictureFile(path)
    let gnuplot = try Gnuplot.find()
    let threads = Machine.survey().coresAllowed
    let portrait: Portrait
    do {
      portrait = try Portrait.example(of: self, seed: 1, threads: threads)
    } catch let problems as Problems {
      throw Failure(.usage, "\(id) cannot be drawn: \(problems.description)")
    }
    let figure: Figure
    do throws(MissingMaterial) {
      figure = try portrait.example(of: id, summary: summary, in: Style())
    } catch {
      throw Failure(.usage, "\(id): \(error.description)")
    }
    let name = file.name(for: id, ofMany: false)
    _ = try ChartFolder(file.folder).draw(
      [.init(figure, as: name)], as: file.format, with: gnuplot)
    return Answer(
      parts: [.lines([figure.title, "  \(path)"])],
      result: .object([("title", .string(figure.title)), ("file", .string(path))]))
  }

  /// The page of one kind: what to know, and what its severity turns.
  fileprivate func page(in call: Call) -> [Answer.Part] {
    let paint = call.console.output.paint
    let columns = call.console.textColumns
    let facts = Definitions(entries: [
      ("family", family.rawValue), ("looks like", decoy ?? "nothing that is ordinary"),
      ("should be caught by", catcher), ("costs", "\(impactFormula) (\(impact.rawValue))"),
      ("leaves a trace in", traces.joined(separator: ", ")),
    ])
    let head = [paint(.heading, id)] + summary.wrapped(to: columns)
    let about = Answer.Part.lines(head + [""] + facts.drawn(within: columns, paint: paint))
    let tables = [
      dials.isEmpty ? nil : parameters, mishaps.isEmpty ? nil : errors,
      severities.isEmpty ? nil : difficulty,
    ]
    return [about] + tables.compactMap { $0.map { .table($0) } }
  }

  /// What its severity turns.
  private var parameters: TextTable {
    TextTable(
      of: dials,
      [
        .words("parameter", .name) { $0.name },
        .numbers("mildest") { $0.mild.figures() },
        .numbers("grossest") { $0.gross.figures() },
        .words("meaning") { $0.summary },
      ])
  }

  /// What makes a reconciliation have it, and what the severity of that turns.
  private var errors: TextTable {
    TextTable(
      of: mishaps.flatMap { mishap in
        mishap.dials.isEmpty ? [(mishap, nil)] : mishap.dials.map { (mishap, Optional($0)) }
      },
      [
        .words("in reconciliations", .name) { $0.0.id },
        .words("what happens") { $0.0.summary },
        .words("parameter") { $0.1?.name ?? "" },
        .words("mildest") { $0.1?.mild.figures() ?? "" },
        .words("grossest") { $0.1?.gross.figures() ?? "" },
      ])
  }

  private var severities: [TierSeverity] { Tiers.severities(of: id) }

  /// How gross events are at each tier, and which tiers are out of the kind's reach.
  private var difficulty: TextTable {
    TextTable(
      of: severities,
      [
        .words("tier", .name) { $0.tier.id },
        .words("how hard") { $0.tier.summary },
        .numbers("severity") { $0.severity.figures() },
        .words("within reach") { $0.reason.map { "no: " + $0 } ?? "yes" },
      ])
  }

  fileprivate var json: JSON {
    .object([
      ("id", .string(id)), ("family", .string(family.rawValue)), ("summary", .string(summary)),
      ("decoy", decoy.map { .string($0) }), ("catcher", .string(catcher)),
      ("impact", .string(impact.rawValue)), ("impactFormula", .string(impactFormula)),
      ("observable", .array(traces.map { .string($0) })), ("parameters", dials.json),
      ("tiers", .array(severities.map(\.json))),
      (
        "mishaps",
        .array(
          mishaps.map { mishap in
            [
              "id": .string(mishap.id), "summary": .string(mishap.summary),
              "parameters": mishap.dials.json,
            ]
          })
      ),
    ])
  }
}

extension TierSeverity {
  fileprivate var json: JSON {
    .object([
      ("tier", .string(tier.id)), ("severity", .number(severity)), ("reached", .bool(isReached)),
      ("because", reason.map { .string($0) }),
    ])
  }
}

extension [Dial] {
  fileprivate var json: JSON {
    .array(
      map { dial in
        [
          "name": .string(dial.name), "summary": .string(dial.summary),
          "mildest": .number(dial.mild), "grossest": .number(dial.gross),
        ]
      })
  }
}
