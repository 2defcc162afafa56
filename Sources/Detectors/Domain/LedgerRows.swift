internal import RingtrueCore

/// What ledger rules look at: the columns of a ledger, and each client's rows in the order of time.
struct LedgerRows {
  /// Amounts without sign, NaN where missing.
  let amounts: [Double]
  /// Whether a row takes money out.
  let isOutflow: [Bool]
  /// Days since 1970, NaN where missing.
  let days: [Double]
  /// Whose rows they are.
  let clients: [String]
  /// Balances around each row, where the ledger has them.
  let balances: [(before: Double, after: Double)]
  /// Columns whose words go together, by name.
  let words: [(name: String, words: [String])]
  /// The rows of each client by time, clients in the order of their names.
  let histories: [[Int]]

  private static let wordColumns = [
    "transaction_type", "operation", "category", "channel", "account_type",
  ]

  /// The ledger in a table; throws where it has no amounts, times or clients.
  init(_ rows: Observations, for detector: String) throws(DetectorError) {
    let signed = try rows.amounts(for: detector)
    let days = try rows.days(for: detector)
    let clients = try rows.entities(for: detector)
    amounts = signed.map(\.magnitude)
    let types = rows.table["transaction_type"]?.words
    isOutflow = types.map { $0.map { $0 != "C" } } ?? signed.map { $0 < 0 }
    balances = Self.balances(of: rows.table)
    words = Self.wordColumns.compactMap { name in
      rows.table[name].map { (name, $0.words) }
    }
    let groups = Dictionary(grouping: clients.indices) { clients[$0] }
    histories = groups.sorted { $0.key < $1.key }.map { group in
      group.value.filter { !days[$0].isNaN }.sorted { (days[$0], $0) < (days[$1], $1) }
    }
    self.days = days
    self.clients = clients
  }

  private static func balances(of table: Table) -> [(before: Double, after: Double)] {
    guard let before = table["balance_before"], let after = table["balance_after"] else {
      return []
    }
    return zip(before.numbers, after.numbers).map { ($0, $1) }
  }

  /// How many rows there are.
  var count: Int { amounts.count }

  /// What each client takes out on each day, and the rows that do.
  var dailyOutflows: [(client: String, sum: Double, rows: [Int])] {
    histories.flatMap { history -> [(client: String, sum: Double, rows: [Int])] in
      let outflows = history.filter { isOutflow[$0] && !amounts[$0].isNaN }
      let byDay = Dictionary(grouping: outflows) { days[$0].rounded(.down) }
      return byDay.sorted { $0.key < $1.key }.map { day in
        (clients[day.value[0]], day.value.reduce(0) { $0 + amounts[$1] }, day.value)
      }
    }
  }
}
