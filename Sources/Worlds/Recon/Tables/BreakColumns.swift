internal import RingtrueCore

/// A column of breaks: its name, and the number that each line has in it, or nil.
struct BreakColumn: Sendable {
  let name: String
  let shape: CellShape
  /// The columns of trades that it shows as a system has them, not by what follows from them.
  let shows: Set<String>
  let value: @Sendable (BreakList, TradeBreak) -> Int64?

  /// What a column shows that is empty, or adds up, when a system has no line of a trade, or two.
  static let lines = "lines"

  init(
    _ name: String, _ shape: CellShape, shows: Set<String> = [],
    value: @escaping @Sendable (BreakList, TradeBreak) -> Int64?
  ) {
    self.name = name
    self.shape = shape
    self.shows = shows
    self.value = value
  }

  /// The column of some lines.
  func column(_ list: BreakList, _ lines: [TradeBreak]) -> Column {
    let numbers = lines.map { value(list, $0) }
    var holes = [UInt64](repeating: 0, count: (numbers.count + 63) / 64)
    for (place, number) in numbers.enumerated() where number == nil {
      holes[place >> 6] |= 1 << UInt64(place & 63)
    }
    return Column(name, shape.cells(numbers.map { $0 ?? 0 }), missing: RowSet(words: holes))
  }
}

enum BreakColumns {
  /// The columns, in the order of the header, where securities have some names.
  static func all(_ securities: [String]) -> [BreakColumn] {
    dates + identity(securities) + sizes + ages
  }

  /// What people write on a break, and who, and when.
  static let remarks = ["COMMENT", "COMMENT_AUTHOR", "COMMENT_TS"]

  /// The names of all columns behind the first.
  static let names = all([]).map(\.name) + remarks

  private static let dates: [BreakColumn] = [
    BreakColumn("group_id", .integer) { Int64($0.world.numbers[$1.group]) },
    BreakColumn("MATCHSTATUS", .word(MatchStatus.allCases.map(\.rawValue))) {
      Int64(MatchStatus.allCases.firstIndex(of: $1.status) ?? 0)
    },
    BreakColumn("RISKDATE", .day) { Int64($1.riskDate.number) },
    BreakColumn("RECONDATE", .day) { Int64($1.reconDate.number) },
    BreakColumn("TRADE_DATE", .day) { list, line in
      Int64(list.world.market.calendar.days[list.trade(line).day].number)
    },
    BreakColumn("SETTLE_DATE", .day, shows: ["settle_date"]) {
      ($1.side?.settleDate.number).map { Int64($0) }
    },
  ]

  private static func identity(_ securities: [String]) -> [BreakColumn] {
    [
      BreakColumn("TRADEID", .reference) { Int64($0.world.numbers[$1.group]) },
      BreakColumn("INVENTORYCODE", .word(TradeNames.books), shows: ["inventory_code"]) {
        list, line in
        Int64(list.trade(line).desk * 4) + Int64(line.side?.standing.book ?? 0)
      },
      BreakColumn("CUSIP", .word(securities)) {
        Int64($0.trade($1).instrument)
      },
      BreakColumn("DESKNAME", .word(Desks.all.map(\.id))) { Int64($0.trade($1).desk) },
      BreakColumn("TRADING_UNIT_NAME", .word(TradeNames.units)) {
        Int64($0.trade($1).desk / 2)
      },
      BreakColumn("BUY_SELL", .word(["BUY", "SELL"]), shows: ["buy_sell"]) {
        ($1.side?.quantity ?? 0) < 0 ? 1 : 0
      },
      BreakColumn("CURRENCY", .word(Market.currencies), shows: ["currency"]) {
        ($1.side?.standing.currency).map { Int64($0) }
      },
    ]
  }

  // Factors, fees and rates have no column of their own: they show in what is made of them.
  private static let lines: Set = [BreakColumn.lines]
  private static let price: Set = ["price", BreakColumn.lines]
  private static let quantity: Set = ["quantity", "pool_factor", BreakColumn.lines]
  private static let money: Set = ["fees", "fx_rate", BreakColumn.lines]

  private static let sizes: [BreakColumn] = [
    BreakColumn("PRICE", .decimal(6), shows: price) { $1.first?.averagePrice },
    BreakColumn("IMPACT_PRICE", .decimal(6), shows: price) { $1.second?.averagePrice },
    BreakColumn("PRICEDIFFERENCE", .decimal(6)) { $1.priceDifference },
    BreakColumn("PRICE_TOLERANCE", .decimal(6)) { _, _ in MatchTolerance().price },
    BreakColumn("QUANTITY", .integer, shows: quantity) { $1.first?.quantity },
    BreakColumn("IMPACT_QUANTITY", .integer, shows: quantity) { $1.second?.quantity },
    BreakColumn("QUANTITYDIFFERENCE", .integer) { $1.quantityDifference },
    BreakColumn("QUANTITY_TOLERANCE", .integer) { _, _ in MatchTolerance().quantity },
    BreakColumn("ORIGINAL_FACE", .integer, shows: ["original_face"]) {
      ($1.first ?? $1.second)?.face
    },
    BreakColumn("ORIGINALFACEDIFFERENCE", .integer) {
      ($1.first?.face ?? 0) - ($1.second?.face ?? 0)
    },
    BreakColumn("NET_A", .decimal(2), shows: money) { $1.first?.net },
    BreakColumn("NET_B", .decimal(2), shows: money) { $1.second?.net },
    BreakColumn("NETDIFFERENCE", .decimal(2)) { $1.netDifference },
  ]

  private static let ages: [BreakColumn] = [
    BreakColumn("AGE_DAYS", .integer) { Int64($1.ageDays) },
    BreakColumn("FIRST_SEEN", .day) { Int64($1.firstSeen.number) },
    BreakColumn("FEED_A", .word(TradeNames.feeds), shows: lines) { list, line in
      line.first == nil ? nil : Int64(list.trade(line).parties.feed)
    },
    BreakColumn("FEED_B", .word(TradeNames.feeds), shows: lines) { list, line in
      line.second == nil ? nil : Int64(list.trade(line).parties.feed)
    },
    BreakColumn("N_LINES_A", .integer, shows: lines) { Int64($1.first?.lineCount ?? 0) },
    BreakColumn("N_LINES_B", .integer, shows: lines) { Int64($1.second?.lineCount ?? 0) },
  ]
}
