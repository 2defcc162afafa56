internal import RingtrueCore

/// The truth of a dataset as the files of its `labels` folder.
struct LabelFiles {
  let truth: GroundTruth
  let parts: [RowPart]
  /// The profiles in which each kind leaves a trace.
  let observable: [String: [String]]

  func files() throws(TableError) -> [DatasetFile] {
    [
      DatasetFile("labels/rows.csv", .table(try rows())),
      DatasetFile("labels/cells.csv", .table(try cells())),
      DatasetFile("labels/events.jsonl", .lines(lines { $0.decoyOf == nil })),
      DatasetFile("labels/decoys.jsonl", .lines(lines { $0.decoyOf != nil })),
      DatasetFile("labels/drift.jsonl", .lines(truth.drifts.map(\.json))),
    ]
  }

  /// How many rows and events of a kind there are, and what share of all rows they are.
  func facts(of kind: String) -> JSON {
    let events = truth.events.filter { $0.kind == kind && $0.decoyOf == nil }
    let rows = events.reduce(0) { sum, event in
      sum + event.rows.count { truth.rows[$0].label == .anomalous }
    }
    return [
      "kind": .string(kind), "events": .integer(events.count), "rows": .integer(rows),
      "decoys": .integer(truth.events.count { $0.decoyOf == kind }),
      "prevalence": .number(Double(rows) / Double(max(1, truth.rows.count))),
      "impact_minor": .integer(events.reduce(0) { $0 + $1.impactMinor }),
    ]
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
    ])
  }

  private func lines(where isWanted: (TrueEvent) -> Bool) -> [JSON] {
    truth.events.filter(isWanted).map { event in
      .object([
        ("event_id", .string(event.id)), ("kind", .string(event.kind)),
        ("family", AnomalyKinds.kind(event.kind).map { .string($0.card.family.rawValue) }),
        ("decoy_of", event.decoyOf.map { .string($0) }),
        ("modifiers", .array(event.modifiers.map { .string($0) })),
        ("compound_with", event.parameters[Compound.id]?["kind"]),
        ("severity", .number(event.severity)), ("parameters", event.parameters),
        ("row_ids", .array(event.rows.map { .integer($0 + 1) })),
        ("n_rows", .integer(event.rows.count)),
        ("start_ts", .string(event.start.description)),
        ("end_ts", .string(event.end.description)),
        ("earliest_knowable_ts", .string(event.earliestKnowable.description)),
        ("impact_minor", .integer(event.impactMinor)),
        (
          "impact_type",
          AnomalyKinds.kind(event.kind).map { .string($0.card.impact.rawValue) }
        ),
        (
          "observable_profiles", .array((observable[event.kind] ?? []).map { .string($0) })
        ),
        ("split", event.rows.first.map { .string(parts[$0].rawValue) }),
      ])
    }
  }
}

extension TrueDrift {
  fileprivate var json: JSON {
    [
      "drift_id": .string(id), "type": .string(shape.rawValue), "segment": .string(segment),
      "start": .string(start.description), "end": .string(end.description),
      "parameter": .string(parameter), "from": .number(from), "to": .number(to),
    ]
  }
}
