internal import RingtrueCore

/// The truth of a dataset as the files of its `labels` folder.
struct LabelFiles {
  /// The world that it is of.
  let world: String
  /// The list that its rows are of.
  let list: String
  let truth: GroundTruth
  let parts: [RowPart]
  /// The profiles in which each kind leaves a trace.
  let observable: [String: [String]]
  /// A note on each event of the truth.
  let notes: [EventNote]

  func files() throws(TableError) -> [DatasetFile] {
    [
      DatasetFile(
        "labels/rows.csv", .table(try rows()), order: list, references: ["row_id": list]),
      DatasetFile("labels/cells.csv", .table(try cells()), references: ["row_id": list]),
      DatasetFile(
        "labels/events.jsonl", .lines(lines { $0.decoyOf == nil }), references: ["row_ids": list]),
      DatasetFile(
        "labels/decoys.jsonl", .lines(lines { $0.decoyOf != nil }), references: ["row_ids": list]),
      DatasetFile("labels/drift.jsonl", .lines(truth.drifts.map(\.json))),
    ]
  }

  /// How many rows and events of a kind there are.
  func tally(of kind: String) -> KindTally {
    let told = zip(truth.events, notes).filter { $0.0.kind == kind && $0.0.decoyOf == nil }
    let events = told.map(\.0)
    return KindTally(
      kind: kind, events: events.count,
      rows: events.reduce(0) { sum, event in
        sum + event.rows.count { truth.rows[$0].label == .anomalous }
      },
      decoys: truth.events.count { $0.decoyOf == kind },
      impact: events.reduce(0) { $0 + $1.impactMinor }, tiers: Set(told.compactMap(\.1.tier)))
  }

  private func rows() throws(TableError) -> Table {
    let rows = truth.rows
    let events = rows.map { row in row.event.map { truth.events[$0] } }
    let free = RowSet(rows.indices.lazy.filter { rows[$0].event == nil })
    let severities = events.map { Int64(1000 * ($0?.severity ?? 0) + 0.5) }
    return try Table(columns: [
      Column("row_id", .integers(rows.indices.map { Int64($0 + 1) })),
      Column("event_id", .texts(Texts(events.map { $0?.id ?? "" })), missing: free),
      Column("role", .categories(Categories(rows.map(\.role.rawValue)))),
      Column("is_anomaly", .integers(rows.map { $0.label == .anomalous ? 1 : 0 })),
      Column(
        "train_label", .integers(rows.map { ($0.trainLabel ?? $0.label) == .anomalous ? 1 : 0 })),
      Column("score_weight", .integers(rows.map { $0.role == .collateral ? 0 : 1 })),
      Column("kind", .categories(Categories(events.map { $0?.kind ?? "" })), missing: free),
      Column(
        "family",
        .categories(
          Categories(events.map { $0.flatMap { Self.cards[$0.kind] }?.family.rawValue ?? "" })),
        missing: free),
      Column("severity", .decimals(Decimals(severities, scale: 3)), missing: free),
      Column(
        "impact", .decimals(Decimals(events.map { $0?.impactMinor ?? 0 }, scale: 2)), missing: free),
      Column(
        "label_available_ts",
        .instants(rows.map { $0.labelKnown ?? Instant(seconds: 0) })),
      Column("split", .categories(Categories(parts.map(\.rawValue)))),
    ])
  }

  func cells() throws(TableError) -> Table {
    let cells = truth.cells
    return try Table(columns: [
      Column("row_id", .integers(cells.map { Int64($0.row + 1) })),
      Column("event_id", .texts(Texts(cells.map { truth.events[$0.event].id }))),
      Column("column", .categories(Categories(cells.map(\.column)))),
      Column("role", .categories(Categories(cells.map { $0.isRoot ? "root" : "derived" }))),
      Column("value_clean", .texts(Texts(cells.map(\.clean)))),
      Column("value_injected", .texts(Texts(cells.map(\.injected)))),
      Column("direction", .categories(Categories(cells.map(\.direction)))),
    ])
  }

  private func lines(where isWanted: (TrueEvent) -> Bool) -> [JSON] {
    zip(truth.events, notes).filter { isWanted($0.0) }.map { event, note in
      .object(about(event, note) + whenAndWhere(event, note) + cost(event, note))
    }
  }

  /// What an event is.
  private func about(_ event: TrueEvent, _ note: EventNote) -> [(String, JSON?)] {
    [
      ("event_id", .string(event.id)), ("world", .string(world)), ("kind", .string(event.kind)),
      ("family", Self.cards[event.kind].map { .string($0.family.rawValue) }),
      ("decoy_of", event.decoyOf.map { .string($0) }),
      ("cause_l1", note.cause.map { .string($0.bucket) }),
      ("cause_l2", note.cause.map { .string($0.code) }),
      ("modifiers", .array(event.modifiers.map { .string($0) })),
      ("compound_with", event.parameters[Compound.id]?["kind"]),
      ("severity", .number(event.severity)), ("tier", note.tier.map { .string($0) }),
      ("parameters", event.parameters), ("rng_key", .string(note.key)),
    ]
  }

  private func whenAndWhere(_ event: TrueEvent, _ note: EventNote) -> [(String, JSON?)] {
    [
      ("entity_ids", .array(note.entities)),
      ("row_ids", .array(event.rows.map { .integer($0 + 1) })),
      ("n_rows", .integer(event.rows.count)),
      ("start_ts", .string(event.start.description)),
      ("end_ts", .string(event.end.description)),
      ("earliest_knowable_ts", .string(event.earliestKnowable.description)),
      ("observable_profiles", .array((observable[event.kind] ?? []).map { .string($0) })),
      ("propagation", note.propagation.map { .string($0) }),
      ("split", event.rows.first.map { .string(parts[$0].rawValue) }),
    ]
  }

  private func cost(_ event: TrueEvent, _ note: EventNote) -> [(String, JSON?)] {
    [
      ("impact_minor", .integer(event.impactMinor)),
      ("impact_type", Self.cards[event.kind].map { .string($0.impact.rawValue) }),
      ("currency", .string(note.currency)),
    ]
  }

  /// What is known of each kind, by its name.
  private static let cards = Dictionary(
    KindCard.all.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
}

extension TrueCell {
  /// Whether a number rose (`+`) or fell (`-`); `n` for what is no number.
  fileprivate var direction: String {
    guard let before = Double(clean), let after = Double(injected) else { return "n" }
    return after > before ? "+" : after < before ? "-" : "n"
  }
}

extension TrueDrift {
  fileprivate var json: JSON {
    [
      "drift_id": .string(id), "type": .string(shape.rawValue), "segment": .string(segment),
      "start": .string(start.description), "end": .string(end.description),
      "parameter": .string(parameter), "from": .number(from), "to": .number(to),
      "expected_action": .string(expectedAction),
    ]
  }

  /// What a watcher ought to do: nothing about a season, which goes as it came.
  private var expectedAction: String {
    switch shape {
    case .seasonal: "ignore"
    case .gradual, .mix: "retrain"
    case .abrupt: "alarm"
    }
  }
}
