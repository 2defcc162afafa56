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
    let (calendar, population) = (labelled.base.calendar, labelled.base.population)
    parts = world.split.parts(
      times: labelled.order.map { rows.time[Int($0)] },
      accounts: labelled.order.map { rows.account[Int($0)] + Int32(population.firstAccount) },
      within: calendar.second(ofDay: 0)..<calendar.second(ofDay: calendar.days),
      seed: labelled.base.seed)
  }

  func dataset() throws(TableError) -> Dataset {
    let table = try labelled.table(world.profile).masked(by: world.modifiers)
    let twin = try labelled.cleanTwin(world.profile).masked(by: world.modifiers)
    let labels = LabelFiles(
      world: LedgerWorld.id, list: "ledger.csv", truth: labelled.truth, parts: parts,
      observable: observable,
      notes: labelled.notes())
    let id = "transaction_id"
    var files = [
      DatasetFile("ledger.csv", .table(table), order: "ledger.csv", references: [id: "ledger.csv"]),
      DatasetFile("accounts.csv", .table(try labelled.base.accountTable())),
      DatasetFile("clients.csv", .table(try labelled.base.clientTable()), order: "clients.csv"),
      DatasetFile("districts.csv", .table(try labelled.base.districtTable())),
      DatasetFile(
        "twin/ledger.csv", .table(twin), order: "twin/ledger.csv",
        references: [id: "twin/ledger.csv"]),
      DatasetFile(
        "twin/rows.csv", .table(try twinRows()), order: "ledger.csv",
        references: ["row_id": "ledger.csv", "twin_row_id": "twin/ledger.csv"]),
    ].filter { world.plan.block.number == 0 || $0.path != "districts.csv" }
    files += try labels.files()
    return Dataset(
      world: LedgerWorld.id, table: table, twin: twin, truth: labelled.truth, parts: parts,
      files: files, lists: lists, facts: facts(labels),
      roles: ColumnRoles(
        id: id, time: world.profile == .extended ? "ts" : "transaction_date",
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

  /// Rows run together by time and hash, clients by their numbers.
  private var lists: [String: [UInt64]] {
    let population = labelled.base.population
    return [
      "ledger.csv": labelled.base.keys(of: labelled.injected.rows, in: labelled.order),
      "twin/ledger.csv": labelled.base.keys(of: labelled.twin.rows, in: labelled.twinOrder),
      "clients.csv": population.clients.indices.map { UInt64(population.number(ofClient: $0)) },
    ]
  }

  private func facts(_ labels: LabelFiles) -> DatasetFacts {
    let plan = world.plan
    return DatasetFacts([
      ("rows", .count(labelled.order.count)), ("twin_rows", .count(labelled.twinOrder.count)),
      ("accounts", .count(labelled.base.accountCount)),
      ("profile", .setting(.string(world.profile.rawValue))),
      ("activity", .setting(.string(plan.activity.rawValue))),
      ("months", .setting(.integer(plan.months))),
      ("noise", .setting(.number(world.hasNoise ? plan.noise : 0))),
      ("contamination", .setting(.number(world.contamination))),
      ("label_delay_days", .setting(.integer(world.labelDelay))),
      ("modifiers", .setting(world.modifiers.facts)), ("split", .setting(world.split.facts)),
      ("kinds", .kinds(world.anomalies.map { labels.tally(of: $0.kind.id) }, unmet: true)),
    ])
  }
}

extension RowSplit {
  /// How rows are kept apart, for the manifest.
  fileprivate var facts: JSON {
    [
      "by": .string(boundary.rawValue), "train": .number(train),
      "calibration": .number(calibration),
    ]
  }
}
