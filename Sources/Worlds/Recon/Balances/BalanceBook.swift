public import RingtrueCore

/// Month-end balances of two systems, account by account, and the truth about their differences.
///
/// Rows run through the accounts of a month, month after month.
public struct BalanceBook: Sendable {
  /// What was asked for.
  public let plan: BalancePlan
  /// The general ledger's balances, in minor units.
  public let ledger: [Int64]
  /// Their differences from the hub's: ledger less hub.
  public internal(set) var differences: [Int64]
  /// The regime of every account, as a place in the list of regimes.
  let regimes: [UInt8]
  /// What departs from its history, in the order of the rows.
  public internal(set) var events: [BalanceEvent]

  /// The hub's balance of a row.
  public func hub(_ row: Int) -> Int64 { ledger[row] - differences[row] }

  /// Whether the two balances of a row differ by more than the tolerance.
  public func isBreak(_ row: Int) -> Bool {
    differences[row].magnitude > BalancePlan.tolerance.magnitude
  }

  /// The regime of a row's account.
  public func regime(_ row: Int) -> DifferenceRegime {
    DifferenceRegimes.all[Int(regimes[row % plan.keys])]
  }

  /// Whether a row looks like a departure and is none: its account always turns its sign.
  public func isDecoy(_ row: Int) -> Bool { regime(row).id == "alternating" && !isAnomaly(row) }

  /// Whether a row departs from its account's history.
  public func isAnomaly(_ row: Int) -> Bool {
    var (low, high) = (0, events.count)
    while low < high {
      let middle = (low + high) / 2
      if events[middle].row < row { low = middle + 1 } else { high = middle }
    }
    return low < events.count && events[low].row == row
  }

  /// The same book as it would be had nothing departed.
  public var cleanTwin: BalanceBook {
    var twin = self
    for event in events { twin.differences[event.row] = event.clean }
    twin.events = []
    return twin
  }

  /// What is known of every row.
  public var labels: Labels {
    var labels = [Label](repeating: .normal, count: plan.rowCount)
    for event in events { labels[event.row] = .anomalous }
    return Labels(labels)
  }
}

/// One departure of one account in one month.
public struct BalanceEvent: Sendable, Hashable {
  /// The row it is in.
  public let row: Int
  /// The id of the departure.
  public let departure: String
  /// The difference as it would have been.
  public let clean: Int64
  /// The difference as it is.
  public let injected: Int64

  /// What it is about in money, in minor units.
  public var impact: Int64 { Int64((injected - clean).magnitude) }
}

// MARK: - As a table

extension BalanceBook {
  /// The rows as the two systems' reconciliation shows them; nothing in it tells the truth.
  public func table() throws(TableError) -> Table {
    let rows = 0..<plan.rowCount
    let status = rows.map { UInt32(isBreak($0) ? 1 : 0) }
    let days = (0..<plan.months).flatMap { month in
      [Day](repeating: plan.monthEnd(month), count: plan.keys)
    }
    return try Table(
      columns: [Column("as_of_date", .days(days))] + keyColumns + [
        Column("gl_balance", .decimals(Decimals(ledger, scale: 2))),
        Column("ihub_balance", .decimals(Decimals(rows.map(hub), scale: 2))),
        Column("balance_difference", .decimals(Decimals(differences, scale: 2))),
        Column("match_status", .categories(Categories(codes: status, levels: ["Match", "Break"]))),
      ])
  }

  /// The account's own words: they follow its number, which says nothing about its regime.
  private var keyColumns: [Column] {
    let lines = ["Commercial loans", "Retail loans", "Personal loans", "All other loans"]
    let purposes = ["Principal", "Interest receivable", "Deferred costs", "Deferred fees"]
    return [
      numbers("company") { 1 + $0 % 3 },
      numbers("account") { 1_000_000 + 37 * $0 },
      numbers("au") { 5000 + $0 / 12 },
      words("currency", ["USD", "EUR", "GBP"]) { $0 % 7 < 4 ? 0 : $0 % 7 - 4 },
      words("primary_account", lines) { $0 / 4 },
      words("secondary_account", purposes) { $0 },
    ]
  }

  private func numbers(_ name: String, _ number: (Int) -> Int) -> Column {
    let keys = (0..<plan.keys).map { Int64(number($0)) }
    return Column(name, .integers((0..<plan.rowCount).map { keys[$0 % plan.keys] }))
  }

  private func words(_ name: String, _ levels: [String], _ place: (Int) -> Int) -> Column {
    let keys = (0..<plan.keys).map { UInt32(place($0) % levels.count) }
    let codes = (0..<plan.rowCount).map { keys[$0 % plan.keys] }
    return Column(name, .categories(Categories(codes: codes, levels: levels)))
  }
}
