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
  let clients: Words
  /// Balances before and after each row, where the ledger has them.
  let balances: (before: [Double], after: [Double])?
  /// Which kind each row is of: rows of one kind have the same words in all columns whose words go
  /// together.
  let kinds: [UInt32]
  /// The words of each kind, with their columns' names.
  let words: [[String]]
  /// The rows of each client by time.
  let timelines: Timelines

  private static let wordColumns = [
    "transaction_type", "operation", "category", "channel", "account_type",
  ]

  /// The ledger in a table; throws where it has no amounts, times or clients.
  init(_ rows: Observations, for detector: String, under conditions: Conditions) throws {
    let signed = try rows.amounts(for: detector, under: conditions)
    days = try rows.days(for: detector, under: conditions)
    clients = try rows.entities(for: detector, under: conditions)
    amounts = try conditions.map(signed.count) { signed[$0].magnitude }
    isOutflow = try Self.outflows(of: rows.table, signed, under: conditions)
    balances = try Self.balances(of: rows.table, under: conditions)
    (kinds, words) = try Self.kinds(of: rows.table, signed.count, under: conditions)
    timelines = try Timelines(of: clients, by: days, under: conditions)
  }

  /// The type says it, or else the sign.
  private static func outflows(
    of table: Table, _ signed: [Double], under conditions: Conditions
  ) throws -> [Bool] {
    guard let types = try table["transaction_type"]?.words(under: conditions) else {
      return signed.map { $0 < 0 }
    }
    let isOutflow = types.levels.map { $0 != "C" }
    return try conditions.map(types.count) { isOutflow[Int(types.codes[$0])] }
  }

  private static func balances(
    of table: Table, under conditions: Conditions
  ) throws -> (before: [Double], after: [Double])? {
    guard let before = table["balance_before"], let after = table["balance_after"] else {
      return nil
    }
    return (try before.numbers(under: conditions), try after.numbers(under: conditions))
  }

  /// Tells kinds apart column by column, so that no row's words are ever put together.
  private static func kinds(
    of table: Table, _ count: Int, under conditions: Conditions
  ) throws -> (kinds: [UInt32], words: [[String]]) {
    var kinds = [UInt32](repeating: 0, count: count)
    var words: [[String]] = [[]]
    for column in wordColumns.compactMap({ table[$0] }) {
      let next = try column.words(under: conditions)
      let (longer, firsts) = try conditions.numbered(count) {
        kinds[$0].paired(with: next.codes[$0])
      }
      words = firsts.map { words[Int(kinds[$0])] + [column.name + "=" + next[$0]] }
      kinds = longer
    }
    return (kinds, words)
  }

  /// How many rows there are.
  var count: Int { amounts.count }

  /// The rows of a client that have a time, in its order.
  func history(_ client: Int) -> [Int] {
    Array(timelines.rows(client).prefix { !days[$0].isNaN })
  }

  /// Whether a row takes out an amount that is known.
  func takesOut(_ row: Int) -> Bool { isOutflow[row] && !amounts[row].isNaN }

  /// What a client takes out on one day, and where in the order of time the rows are that do, with
  /// others perhaps between them.
  typealias Outflow = (client: Int, sum: Double, places: Range<Int>)

  /// What each client takes out on each day.
  func dailyOutflows(under conditions: Conditions) throws -> [Outflow] {
    var pulse = Pulse(conditions)
    var outflows: [Outflow] = []
    outflows.reserveCapacity(count)
    for client in 0..<timelines.count {
      var latest: Double?
      for place in timelines.range(client) {
        try pulse.beat()
        let row = Int(timelines.order[place])
        guard takesOut(row), !days[row].isNaN else { continue }
        let day = days[row].rounded(.down)
        if day != latest { outflows.append((client, 0, place..<place)) }
        latest = day
        let last = outflows.count - 1
        outflows[last].sum += amounts[row]
        outflows[last].places = outflows[last].places.lowerBound..<place + 1
      }
    }
    return outflows
  }
}
