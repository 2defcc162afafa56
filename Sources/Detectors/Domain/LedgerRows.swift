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
  /// Which kind each row is of: rows of one kind have the same words in all columns whose words go
  /// together.
  let kinds: [Int]
  /// The words of each kind, with their columns' names.
  let words: [[String]]
  /// The rows of each client by time, clients in the order of their names.
  let histories: [[Int]]

  private static let wordColumns = [
    "transaction_type", "operation", "category", "channel", "account_type",
  ]

  /// The ledger in a table; throws where it has no amounts, times or clients.
  init(_ rows: Observations, for detector: String, under conditions: Conditions) throws {
    let signed = try rows.amounts(for: detector, under: conditions)
    let days = try rows.days(for: detector, under: conditions)
    let clients = try rows.entities(for: detector, under: conditions)
    amounts = signed.map(\.magnitude)
    let types = try rows.table["transaction_type"]?.words(under: conditions)
    isOutflow = types.map { $0.map { $0 != "C" } } ?? signed.map { $0 < 0 }
    balances = try Self.balances(of: rows.table, under: conditions)
    (kinds, words) = try Self.kinds(of: rows.table, signed.count, under: conditions)
    let groups = try clients.places(under: conditions) { $0 }
    histories = try groups.sorted(under: conditions) { $0.key < $1.key }.map { group in
      try group.value.filter { !days[$0].isNaN }.sorted(under: conditions) {
        (days[$0], $0) < (days[$1], $1)
      }
    }
    self.days = days
    self.clients = clients
  }

  private static func balances(
    of table: Table, under conditions: Conditions
  ) throws -> [(before: Double, after: Double)] {
    guard let before = table["balance_before"], let after = table["balance_after"] else {
      return []
    }
    return Array(
      zip(try before.numbers(under: conditions), try after.numbers(under: conditions)))
  }

  /// A kind, as far as it goes, and the word that comes next.
  private struct Step: Hashable {
    let kind: Int
    let word: String
  }

  /// Tells kinds apart column by column, so that no row's words are ever put together.
  private static func kinds(
    of table: Table, _ count: Int, under conditions: Conditions
  ) throws -> (kinds: [Int], words: [[String]]) {
    var (kinds, words) = ([Int](repeating: 0, count: count), [[String]](repeating: [], count: 1))
    for column in wordColumns.compactMap({ table[$0] }) {
      var known: [Step: Int] = [:]
      var longer: [[String]] = []
      for (row, word) in try column.words(under: conditions).enumerated() {
        let step = Step(kind: kinds[row], word: word)
        if known[step] == nil { longer.append(words[step.kind] + [column.name + "=" + word]) }
        kinds[row] = known[step, default: longer.count - 1]
        known[step] = kinds[row]
      }
      words = longer
    }
    return (kinds, words)
  }

  /// How many rows there are.
  var count: Int { amounts.count }

  /// What a client takes out on one day, and the rows that do.
  typealias Outflow = (client: String, sum: Double, rows: [Int])

  /// What each client takes out on each day.
  func dailyOutflows(under conditions: Conditions) throws -> [Outflow] {
    var pulse = Pulse(conditions)
    var outflows: [Outflow] = []
    for history in histories {
      var latest: Double?
      for row in history where isOutflow[row] && !amounts[row].isNaN {
        try pulse.beat()
        let day = days[row].rounded(.down)
        if day != latest { outflows.append((clients[row], 0, [])) }
        latest = day
        outflows[outflows.count - 1].sum += amounts[row]
        outflows[outflows.count - 1].rows.append(row)
      }
    }
    return outflows
  }
}
