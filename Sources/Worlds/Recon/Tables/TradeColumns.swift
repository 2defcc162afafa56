internal import RingtrueCore
internal import RingtrueKernels

/// A column of trades: its name, and how its cells follow from the lines.
struct TradeColumn: Sendable {
  let name: String
  let shape: CellShape
  let value: @Sendable (TradeRows, Int) -> Int64

  init(_ name: String, _ shape: CellShape, value: @escaping @Sendable (TradeRows, Int) -> Int64) {
    self.name = name
    self.shape = shape
    self.value = value
  }

  /// The column of lines in an order.
  func column(_ rows: TradeRows, order: [UInt32]) -> Column {
    Column(name, shape.cells(order.map { value(rows, Int($0)) }))
  }
}

/// What the columns of trades are made from.
struct TradeRows: Sendable {
  let system: TradingSystem
  let bookings: Bookings
  /// What the world calls each trade.
  let numbers: [Int]
  let instruments: [Instrument]
  /// Names the lines of risk, each by itself.
  let codes: RandomStream

  /// The desk of a row.
  func desk(_ row: Int) -> Int { instruments[Int(bookings.instrument[row])].desk }

  /// What the world calls the trade of a row.
  func trade(_ row: Int) -> Int { numbers[Int(bookings.group[row])] }

  /// The number that a system calls a line by; all versions of a line share it.
  func id(_ row: Int) -> Int64 {
    let (group, line) = (UInt64(trade(row)), UInt64(bookings.line[row]))
    return system == .capture ? Int64(group) : Int64(bitPattern: codes[group << 8 | line].bits)
  }
}

enum TradeColumns {
  /// The columns of a system, in the order of the header.
  static func all(_ market: Market, _ system: TradingSystem) -> [TradeColumn] {
    [TradeColumn("trade_id", system == .capture ? .reference : .code) { $0.id($1) }]
      + identity(market) + amounts + closing
  }

  private static func identity(_ market: Market) -> [TradeColumn] {
    [
      TradeColumn("version", .integer) { Int64($0.bookings.version[$1]) },
      TradeColumn("action", .word(BookingAction.allCases.map(\.name))) {
        Int64($0.bookings.action[$1].rawValue)
      },
      TradeColumn("block_id", .reference) { Int64($0.trade($1)) },
      TradeColumn("inventory_code", .word(TradeNames.books)) {
        Int64($0.desk($1) * 4) + Int64($0.bookings.book[$1])
      },
      TradeColumn("trading_unit", .word(TradeNames.units)) { Int64($0.desk($1)) / 2 },
      TradeColumn("desk_name", .word(Desks.all.map(\.id))) { Int64($0.desk($1)) },
      TradeColumn("product", .word(TradeNames.products)) { TradeNames.product[$0.desk($1)] },
      TradeColumn("security_id", .word(market.instruments.map(\.id.description))) {
        Int64($0.bookings.instrument[$1])
      },
      TradeColumn("buy_sell", .word(["BUY", "SELL"])) { $0.bookings.isSale[$1] ? 1 : 0 },
    ]
  }

  private static let amounts: [TradeColumn] = [
    TradeColumn("quantity", .integer) { $0.bookings.quantity[$1] },
    TradeColumn("original_face", .integer) { $0.bookings.face[$1] },
    TradeColumn("pool_factor", .decimal(8)) { $0.bookings.factor[$1] },
    TradeColumn("price", .decimal(6)) { $0.bookings.price[$1] },
    TradeColumn("price_basis", .word(PriceBasis.allCases.map(\.name))) {
      Int64(Desks.all[$0.desk($1)].basis.rawValue)
    },
    TradeColumn("accrued", .decimal(2)) { $0.bookings.accrued[$1] },
    TradeColumn("fees", .decimal(2)) { $0.bookings.fees[$1] },
    TradeColumn("principal_ccy", .decimal(2)) { $0.bookings.principal[$1] },
    TradeColumn("net_amount", .decimal(2)) { $0.bookings.net[$1] },
    TradeColumn("currency", .word(Market.currencies)) { Int64($0.bookings.currency[$1]) },
    TradeColumn("fx_rate", .decimal(8)) { $0.bookings.rate[$1] },
  ]

  private static let closing: [TradeColumn] = [
    TradeColumn("trade_date", .day) { Int64($0.bookings.tradeDate[$1].number) },
    TradeColumn("settle_date", .day) { Int64($0.bookings.settleDate[$1].number) },
    TradeColumn("entry_ts", .instant) { $0.bookings.entry[$1] },
    TradeColumn("source_feed", .word(TradeNames.feeds)) { Int64($0.bookings.feed[$1]) },
    TradeColumn("counterparty_id", .word(TradeNames.counterparties)) {
      Int64($0.bookings.counterparty[$1])
    },
    TradeColumn("account_id", .word(TradeNames.accounts)) { Int64($0.bookings.account[$1]) },
    TradeColumn("ssi_id", .word(TradeNames.instructions)) { Int64($0.bookings.instruction[$1]) },
  ]
}

/// The words that stand for numbers.
enum TradeNames {
  static let books = Desks.all.flatMap { desk in
    (1...4).map { "\(desk.id.filter(\.isUppercase))\(desk.product.prefix(1))-\($0)" }
  }
  static let units = ["Securitised", "Rates", "Credit", "Macro"]
  static let products = Categories(Desks.all.map(\.product)).levels
  static let product = Categories(Desks.all.map(\.product)).codes.map { Int64($0) }
  static let feeds = ["OMS", "MTF", "VOICE"]
  static let counterparties = (0..<60).map { "CP\(1000 + 17 * $0)" }
  static let accounts = (0..<150).map { "AC\(20_000 + 131 * $0)" }
  static let instructions = (0..<240).map { "SSI\(3000 + 7 * $0)" }
}
