internal import Ringtrue
internal import RingtrueCore

private let id = Argument(
  optional: "ID", .choice(Backends.all.map(\.id), placeholder: "ID"),
  "The kind to describe; all are listed without one.")

extension Verb {
  /// Lists the kinds of categorizers, or describes one.
  static let listCategorizers = Verb(
    "categorizers", for: .lookAround, "List the kinds of categorizers, or describe one of them.",
    arguments: [id],
    examples: [
      Example("ringtrue list categorizers", "Who can sort breaks into buckets?"),
      Example(
        "ringtrue list categorizers mock", "What does the stand-in get wrong, and how often?"),
    ]
  ) { call in
    guard let name = call.values[id], let backend = Backends[name] else {
      return Answer(
        parts: [.table(table)], result: .array(Backends.all.map(\.json)))
    }
    return Answer(parts: backend.page(in: call), result: backend.json)
  }

  private static var table: TextTable {
    TextTable(
      of: Backends.all,
      [
        .words("categorizer", .name) { $0.form },
        .words("what it does") { $0.summary },
        .words("asks") { $0.asks },
      ])
  }
}

extension Backend {
  /// Whom it asks.
  fileprivate var asks: String {
    isModel ? "a server" : id == "command" ? "a program" : id == "replay" ? "a file" : "nobody"
  }

  /// The page of one kind: what to know of it.
  fileprivate func page(in call: Call) -> [Answer.Part] {
    let (paint, columns) = (call.console.output.paint, call.console.textColumns)
    let isControl = CategorizerChoice.controls.contains(id)
    let facts = Definitions(entries: [
      ("written", form), ("asks", asks),
      (
        "in a run",
        isControl ? "always beside others, unless left out" : "where a scenario names it"
      ),
    ])
    let head = [paint(.heading, id)] + summary.wrapped(to: columns)
    let about = Answer.Part.lines(head + [""] + facts.drawn(within: columns, paint: paint))
    let more =
      id == "broken" ? [Answer.Part.table(Self.defects)] : isStandIn ? [.table(Self.standIns)] : []
    return [about] + more
  }

  /// What is wrong with each, and the metric that has to tell.
  private static var defects: TextTable {
    TextTable(
      of: BrokenSystems.all,
      [
        .words("defect", .name) { $0.id }, .words("what is wrong") { $0.defect },
        .words("shown by") { $0.exposedBy },
      ])
  }

  /// How good each stand-in is at each class of comments, and what else is wrong with it.
  private static var standIns: TextTable {
    let classes = Set(MockProfiles.all.flatMap(\.skill.keys)).sorted()
    let faults: [(String, @Sendable (MockProfile) -> Double)] = [
      ("obeys orders", { $0.obedience }), ("invents buckets", { $0.invention }),
      ("fails", { $0.failure }), ("changes its mind", { $0.instability }),
      ("knows how bad it is", { $0.severitySkill }),
    ]
    let rows: [(String, @Sendable (MockProfile) -> Double)] =
      classes.map { name in ("right about '\(name)'", { $0.skill[name] ?? $0.usualSkill }) }
      + faults
    let share = TextTable.Column<(String, @Sendable (MockProfile) -> Double)>.words("share of rows")
    {
      $0.0
    }
    return TextTable(
      of: rows,
      [share]
        + MockProfiles.all.map { profile in .numbers(profile.id) { $0.1(profile).decimals(3) } }
    )
  }

  fileprivate var json: JSON {
    .object([
      ("id", .string(id)), ("form", .string(form)), ("summary", .string(summary)),
      ("asks", .string(asks)), ("control", .bool(CategorizerChoice.controls.contains(id))),
      (
        "defects",
        id == "broken"
          ? .array(
            BrokenSystems.all.map {
              [
                "id": .string($0.id), "defect": .string($0.defect),
                "exposedBy": .string($0.exposedBy), "sound": .string($0.sound.id),
              ]
            }) : nil
      ),
    ])
  }
}
