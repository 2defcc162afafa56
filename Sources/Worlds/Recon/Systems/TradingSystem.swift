internal import RingtrueCore
internal import RingtrueKernels

/// One of the two systems that hold every trade.
public enum TradingSystem: String, Sendable, CaseIterable {
  /// Where the front office captures trades: six decimals, blocks whole, quantities without sign.
  case capture = "a"
  /// Where risk is kept: four decimals or ticks, blocks in parts, sales as negative quantities.
  case risk = "b"

  /// A number as it stands in the system, from one whose sign says who buys; or the other way round.
  func signed(_ number: Int64, isSale: Bool) -> Int64 {
    self == .capture && isSale ? -number : number
  }
}

/// How the two systems take down one true trade when nothing goes wrong.
struct TradeViews: Sendable {
  let market: Market

  /// What the front office books: one line, as agreed.
  func capture(_ trade: Trade, group: Int32) -> Booking {
    // Its day ends at five; what comes later is tomorrow's.
    let booked = trade.isBetweenCutoffs ? trade.day + 1 : trade.day
    var booking = line(trade, group: group, entryLag: 0)
    booking.tradeDate = market.calendar.days[booked]
    booking.settleDate = market.calendar.settlement(booked, desk: trade.desk, .common)
    booking.quantity = trade.quantity
    booking.settle(trade)
    return booking
  }

  /// What risk books: the parts of a block, rounded its own way, some minutes later.
  func risk(_ trade: Trade, group: Int32, into lines: inout [Booking]) {
    let instrument = market.instruments[trade.instrument]
    let draws = shares.entity(trade.key)
    var whole = line(trade, group: group, entryLag: 30 + Int64(draws[0].integer(in: 0..<900)))
    let view: TradingCalendar.View = instrument.currency == 0 ? .common : .foreign
    whole.settleDate = market.calendar.settlement(trade.day, desk: trade.desk, view)
    whole.price = risk(price: trade.price, Desks.all[trade.desk])
    if instrument.hasShortFactor { whole.factor = scaled(trade.factor, by: 1, over: 100) * 100 }
    guard trade.lines > 1 else { return lines.append(finished(whole, trade)) }
    whole.action = .allocation
    var left = trade.face
    for line in 1...trade.lines {
      var part = whole
      part.line = UInt8(line)
      part.face = line == trade.lines ? left : share(of: left, trade, line, draws)
      part.account = (trade.parties.account + 7 * Int32(line)) % 150
      left -= part.face
      lines.append(finished(part, trade))
    }
  }

  /// A price as risk keeps it.
  func risk(price: Int64, _ desk: Desk) -> Int64 {
    desk.hasTicks ? Ticks.nearest(to: price) : scaled(price, by: 1, over: 100) * 100
  }

  private let shares: RandomStream

  init(market: Market, seed: UInt64) {
    self.market = market
    shares = RandomStream(seed: seed, name: "recon/shares")
  }

  private func finished(_ booking: Booking, _ trade: Trade) -> Booking {
    var booking = booking
    let quantity = scaled(booking.face, by: booking.factor, over: 100_000_000)
    booking.quantity = trade.isSale ? -quantity : quantity
    booking.settle(trade)
    return booking
  }

  /// About an even share in whole lots, and at least one lot for each line still to come.
  private func share(
    of left: Int64, _ trade: Trade, _ line: Int, _ draws: RandomStream
  ) -> Int64 {
    let (lot, waiting) = (Desks.all[trade.desk].style.lotSize, Int64(trade.lines - line))
    let even = Double(left / lot) / Double(waiting + 1)
    let lots = Int64(even * draws[UInt64(line)].real(in: 0.4..<1.6))
    return min(max(1, lots), left / lot - waiting) * lot
  }

  private func line(_ trade: Trade, group: Int32, entryLag: Int64) -> Booking {
    let instrument = market.instruments[trade.instrument]
    let day = market.calendar.days[trade.day]
    return Booking(
      group: group, line: 0, version: 1, action: .new,
      entry: Int64(day.number) * 86_400 + Int64(trade.second) + entryLag,
      instrument: Int32(trade.instrument), isSale: trade.isSale, quantity: 0, face: trade.face,
      factor: trade.factor, price: trade.price, accrued: 0, fees: 0, principal: 0, net: 0,
      currency: instrument.currency, rate: trade.rate, tradeDate: day, settleDate: day,
      book: trade.parties.book, feed: trade.parties.feed,
      counterparty: trade.parties.counterparty,
      instruction: trade.parties.counterparty * 4 + Int32(instrument.currency),
      account: trade.parties.account)
  }
}
