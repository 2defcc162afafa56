internal import RingtrueCore

/// Lays a labelled ledger out as the files of a dataset.
struct LedgerDataset {
  private let world: LedgerWorld
  private let labelled: LabelledLedger
  private let parts: [RowPart]

  init(_ world: LedgerWorld, _ labelled: LabelledLedger) {
    self.world = world
    self.labelled = labelled
    let rows = labelled.injected.rows
    let calendar = labelled.base.calendar
    parts = world.split.parts(
      times: labelled.order.map { rows.time[Int($0)] },
      accounts: labelled.order.map { rows.account[Int($0)] },
      within: calendar.second(ofDay: 0)..<calendar.second(ofDay: calendar.days),
      seed: labelled.base.seed)
  }

  func dataset() throws(TableError) -> Dataset {
    let table = try labelled.table(world.profile).masked(by: world.modifiers)
    let twin = try labelled.cleanTwin(world.profile).masked(by: world.modifiers)
    let labels = LabelFiles(
      world: LedgerWorld.id, truth: labelled.truth, parts: parts, observable: observable,
      notes: labelled.notes())
    var files = [
      DatasetFile("ledger.csv", .table(table)),
      DatasetFile("accounts.csv", .table(try labelled.base.accountTable())),
      DatasetFile("clients.csv", .table(try labelled.base.clientTable())),
      DatasetFile("districts.csv", .table(try labelled.base.districtTable())),
      DatasetFile("twin/ledger.csv", .table(twin)),
      DatasetFile("twin/rows.csv", .table(try twinRows())),
    ]
    files += try labels.files()
    return Dataset(
      world: LedgerWorld.id, table: table, twin: twin, truth: labelled.truth, parts: parts,
      files: files, facts: facts(labels),
      roles: ColumnRoles(
        id: "transaction_id", time: world.profile == .extended ? "ts" : "transaction_date",
        entity: "account_id", amount: "amount"))
  }

  /// Which row of the twin each row is; empty where the twin has none.
  private func twinRows() throws(TableError) -> Table {
    let rows = labelled.twinRows
    let holes = RowSet(rows.indices.lazy.filter { rows[$0] < 0 })
    return try Table(columns: [
      Column("row_id", .integers(rows.indices.map { Int64($0 + 1) })),
      Column("twin_row_id", .integers(rows.map { Int64(max($0, -1) + 1) }), missing: holes),
    ])
  }

  /// The profiles in which each kind leaves a trace.
  private var observable: [String: [String]] {
    Dictionary(
      AnomalyKinds.all.map { ($0.id, $0.card.observable.map(\.rawValue)) },
      uniquingKeysWith: { first, _ in first })
  }

  private func facts(_ labels: LabelFiles) -> JSON {
    let plan = world.plan
    return [
      "rows": .integer(labelled.order.count), "twin_rows": .integer(labelled.twinOrder.count),
      "accounts": .integer(labelled.base.accountCount),
      "profile": .string(world.profile.rawValue),
      "activity": .string(plan.activity.rawValue),
      "months": .integer(plan.months), "noise": .number(world.hasNoise ? plan.noise : 0),
      "contamination": .number(world.contamination),
      "label_delay_days": .integer(world.labelDelay), "modifiers": world.modifiers.facts,
      "split": [
        "by": .string(world.split.boundary.rawValue), "train": .number(world.split.train),
        "calibration": .number(world.split.calibration),
      ],
      "kinds": .array(world.anomalies.map { labels.facts(of: $0.kind.id) }),
    ]
  }
}
