internal import RingtrueCore
internal import RingtrueKernels

/// Lays a reconciliation out as the files of a dataset.
struct ReconDataset {
  let world: ReconWorld
  let trades: BreakList
  let twin: BreakList
  let balances: BalanceBook

  /// The dataset: the breaks are what is measured on.
  func dataset() throws(TableError) -> Dataset {
    let table = try trades.table().masked(by: world.modifiers)
    let clean = try twin.table().masked(by: world.modifiers)
    var truth = trades.groundTruth()
    for modifier in world.modifiers { modifier.relabel(&truth, seed: trades.world.seed) }
    let parts = parts(of: table)
    let labels = LabelFiles(
      world: ReconWorld.id, truth: truth, parts: parts, observable: observable,
      notes: trades.notes())
    var files = [
      DatasetFile("breaks.csv", .table(table)),
      DatasetFile("balances.csv", .table(try balances.table())),
      DatasetFile("twin/breaks.csv", .table(clean)),
      DatasetFile("twin/balances.csv", .table(try balances.cleanTwin.table())),
      DatasetFile("labels/breaks.csv", .table(try trades.labels())),
      DatasetFile("labels/balances.csv", .table(try balances.labelTable())),
      DatasetFile("payloads.jsonl", .lines(trades.order.map { trades.payload($0) })),
    ]
    for system in TradingSystem.allCases { files += try self.files(of: system) }
    files += try labels.files()
    return Dataset(
      world: ReconWorld.id, table: table, twin: clean, truth: truth, parts: parts,
      files: files, facts: facts(labels), hidden: [templates],
      causes: trades.order.map { trades.breaks[$0].cause ?? "" },
      roles: ColumnRoles(
        id: "break_id", time: "RISKDATE", entity: "CUSIP", amount: "NETDIFFERENCE"))
  }

  /// The template that the comment on each break was made from.
  private var templates: Column {
    let ids = trades.order.map { trades.comments[$0].map { String($0.templateID) } ?? "" }
    return Column("template", .categories(Categories(ids)))
  }

  private func files(of system: TradingSystem) throws(TableError) -> [DatasetFile] {
    let name = "trades_\(system.rawValue)"
    let truth = trades.world.truth(of: system)
    let labels = LabelFiles(
      world: ReconWorld.id, truth: truth, parts: [], observable: observable, notes: trades.notes())
    let rows = truth.rows.indices.filter { truth.rows[$0].label == .anomalous }
    let events = rows.map { truth.events[truth.rows[$0].event ?? 0].id }
    return [
      DatasetFile("\(name).csv", .table(try trades.world.table(system))),
      DatasetFile("twin/\(name).csv", .table(try twin.world.table(system))),
      DatasetFile("labels/\(name)_cells.csv", .table(try labels.cells())),
      DatasetFile(
        "labels/\(name)_rows.csv",
        .table(
          try Table(columns: [
            Column("row_id", .integers(rows.map { Int64($0 + 1) })),
            Column("event_id", .texts(Texts(events))),
          ]))),
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

  private func facts(_ labels: LabelFiles) -> JSON {
    let kinds = Set(trades.world.events.compactMap(\.mishap.kind)).sorted()
    let errors = Dictionary(grouping: trades.world.events, by: \.mishap.id)
    return [
      "rows": .integer(trades.breaks.count), "trades": .integer(trades.world.trades.count),
      "trades_a": .integer(trades.world.capture.count),
      "trades_b": .integer(trades.world.risk.count),
      "breaks": .integer(trades.breaks.count { $0.isBreak }),
      "balances": .integer(balances.plan.rowCount),
      "months": .integer(world.plan.months), "error_rate": .number(world.plan.errorRate),
      "modifiers": world.modifiers.facts,
      "kinds": .array(kinds.map { labels.facts(of: $0) }),
      "taxonomy_sha256": .string(trades.taxonomy.digest.hexadecimal),
      "mishaps": .object(
        Mishaps.errors.compactMap { mishap in
          errors[mishap.id].map { (mishap.id, .integer($0.count)) }
        }),
    ]
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
