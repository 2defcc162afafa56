internal import RingtrueCore
internal import RingtrueKernels

/// Lays a reconciliation out as the files of a dataset.
struct ReconDataset {
  let world: ReconWorld
  let trades: BreakList
  let twin: BreakList
  let balances: BalanceBook
  private var block: Block { world.plan.block }

  /// The dataset: the breaks are what is measured on.
  func dataset() throws(TableError) -> Dataset {
    let table = try trades.table().masked(by: world.modifiers)
    let clean = try twin.table().masked(by: world.modifiers)
    var truth = trades.groundTruth()
    let usual = trades.rows(of: twin)
    for modifier in world.modifiers {
      modifier.relabel(&truth, usual: usual, seed: block.seed(trades.world.seed))
    }
    let parts = parts(of: table)
    let labels = LabelFiles(
      world: ReconWorld.id, list: "breaks.csv", truth: truth, parts: parts, observable: observable,
      notes: trades.notes())
    let id = "break_id"
    var files = [
      DatasetFile("breaks.csv", .table(table), order: "breaks.csv", references: [id: "breaks.csv"]),
      DatasetFile("balances.csv", .table(try balances.table())),
      DatasetFile(
        "twin/breaks.csv", .table(clean), order: "twin/breaks.csv",
        references: [id: "twin/breaks.csv"]),
      DatasetFile("twin/balances.csv", .table(try balances.cleanTwin.table())),
      DatasetFile(
        "labels/breaks.csv", .table(try trades.labels()), order: "breaks.csv",
        references: [id: "breaks.csv"]),
      DatasetFile("labels/balances.csv", .table(try balances.labelTable())),
      DatasetFile(
        "payloads.jsonl", .lines(trades.order.map { trades.payload($0) }), order: "breaks.csv"),
    ].filter { block.number == 0 || !$0.path.hasSuffix("balances.csv") }
    for system in TradingSystem.allCases { files += try self.files(of: system) }
    files += try labels.files()
    return Dataset(
      world: ReconWorld.id, table: table, twin: clean, truth: truth, parts: parts,
      files: files, lists: lists, facts: facts(labels), hidden: [templates],
      causes: trades.order.map { trades.breaks[$0].cause ?? "" }, cases: trades.cases,
      roles: ColumnRoles(
        id: id, time: "RISKDATE", entity: "CUSIP", amount: "NETDIFFERENCE"))
  }

  /// The template that the comment on each break was made from.
  private var templates: Column {
    let ids = trades.order.map { trades.comments[$0].map { String($0.templateID) } ?? "" }
    return Column("template", .categories(Categories(ids)))
  }

  private func files(of system: TradingSystem) throws(TableError) -> [DatasetFile] {
    let name = "trades_\(system.rawValue)"
    let truth = trades.world.truth(of: system)
    let list = "\(name).csv"
    let labels = LabelFiles(
      world: ReconWorld.id, list: list, truth: truth, parts: [], observable: observable,
      notes: trades.notes())
    let rows = truth.rows.indices.filter { truth.rows[$0].label == .anomalous }
    let events = rows.map { truth.events[truth.rows[$0].event ?? 0].id }
    return [
      DatasetFile(list, .table(try trades.world.table(system)), order: list),
      DatasetFile("twin/" + list, .table(try twin.world.table(system)), order: "twin/" + list),
      DatasetFile(
        "labels/\(name)_cells.csv", .table(try labels.cells()), references: ["row_id": list]),
      DatasetFile(
        "labels/\(name)_rows.csv",
        .table(
          try Table(columns: [
            Column("row_id", .integers(rows.map { Int64($0 + 1) })),
            Column("event_id", .texts(Texts(events))),
          ])), references: ["row_id": list]),
    ]
  }

  /// Every kind leaves its trace in the reconciliation, and some in ledgers too.
  private var observable: [String: [String]] {
    Dictionary(
      KindCard.all.map { ($0.id, $0.traces) }, uniquingKeysWith: { first, _ in first })
  }

  /// The part of each break, by the day it is looked at, or by its security.
  private func parts(of table: Table) -> [RowPart] {
    let lines = trades.order.map { trades.breaks[$0] }
    return world.split.parts(
      times: lines.map(\.riskDate.seconds),
      accounts: lines.map { Int32(trades.trade($0).instrument) },
      within: trades.world.market.calendar.span, seed: trades.world.seed)
  }

  /// The keys by which the rows of each table ascend.
  private var lists: [String: [UInt64]] {
    var lists = ["breaks.csv": trades.keys.sorted(), "twin/breaks.csv": twin.keys.sorted()]
    for system in TradingSystem.allCases {
      lists["trades_\(system.rawValue).csv"] = trades.world.keys(of: system).sorted()
      lists["twin/trades_\(system.rawValue).csv"] = twin.world.keys(of: system).sorted()
    }
    return lists
  }

  private func facts(_ labels: LabelFiles) -> DatasetFacts {
    let kinds = Set(Mishaps.errors.compactMap(\.kind)).sorted()
    let errors = Dictionary(grouping: trades.world.events, by: \.mishap.id)
    return DatasetFacts([
      ("rows", .count(trades.breaks.count)), ("trades", .count(trades.world.trades.count)),
      ("trades_a", .count(trades.world.capture.count)),
      ("trades_b", .count(trades.world.risk.count)),
      ("breaks", .count(trades.breaks.count { $0.isBreak })),
      ("balances", .setting(.integer(balances.plan.rowCount))),
      ("months", .setting(.integer(world.plan.months))),
      ("error_rate", .setting(.number(world.plan.errorRate))),
      ("modifiers", .setting(world.modifiers.facts)),
      ("kinds", .kinds(kinds.map { labels.tally(of: $0) }, unmet: false)),
      ("taxonomy_sha256", .setting(.string(trades.taxonomy.digest.hexadecimal))),
      ("mishaps", .counts(Mishaps.errors.map { ($0.id, errors[$0.id]?.count ?? 0) })),
    ])
  }
}

extension BalanceBook {
  /// The truth about each row of the table.
  func labelTable() throws(TableError) -> Table {
    let rows = 0..<plan.rowCount
    var departures = [String](repeating: "", count: plan.rowCount)
    var impacts = [Int64](repeating: 0, count: plan.rowCount)
    for event in events {
      departures[event.row] = event.departure
      impacts[event.row] = event.impact
    }
    return try Table(columns: [
      Column("row_id", .integers(rows.map { Int64($0 + 1) })),
      Column("is_break", .flags(rows.map(isBreak))),
      Column("is_anomaly", .flags(departures.map { !$0.isEmpty })),
      Column("is_decoy", .flags(rows.map(isDecoy))),
      Column("regime", .categories(Categories(rows.map { regime($0).id }))),
      Column(
        "departure", .categories(Categories(departures)),
        missing: RowSet(rows.lazy.filter { departures[$0].isEmpty })),
      Column("impact", .decimals(Decimals(impacts, scale: 2))),
    ])
  }
}
