internal import RingtrueCore
internal import RingtrueKernels

/// A trade and what the two systems hold of it, for a mishap to change.
struct TradeCase: Sendable {
  /// What was agreed.
  var trade: Trade
  let views: TradeViews
  /// The lines of the two systems, by line and version.
  var capture: [Booking], risk: [Booking]
  /// How old the break is when it is listed, if the mishap decides that.
  var age: Int?

  var desk: Desk { Desks.all[trade.desk] }
  var market: Market { views.market }
  var isBlock: Bool { trade.lines > 1 }
  var isForeign: Bool { market.instruments[trade.instrument].currency != 0 }
  /// The whole trade in minor units of its currency.
  var principal: Int64 { scaled(trade.quantity, by: trade.price, over: desk.basis.divisor) }

  /// Changes the one line of a system, and the money that follows from it.
  ///
  /// Seven mistakes in ten are the front office's; a block is whole in its books alone.
  mutating func edit(_ draws: inout RandomStream, _ change: (inout Booking) -> Void) {
    let isCapture = draws.draw().chance(0.7) || isBlock
    if isCapture { edit(&capture[0], change) } else { edit(&risk[0], change) }
  }

  /// Changes every line that the second system has, and the money that follows.
  mutating func editRisk(_ change: (inout Booking) -> Void) {
    for line in risk.indices { edit(&risk[line], change) }
  }

  private func edit(_ booking: inout Booking, _ change: (inout Booking) -> Void) {
    change(&booking)
    booking.settle(trade)
  }

  /// Whether the two systems have as many lines each as they have in another case.
  func hasLines(like other: TradeCase) -> Bool {
    capture.count == other.capture.count && risk.count == other.risk.count
  }

  /// Whether the two systems hold the very lines of another case.
  func hasLines(of other: TradeCase) -> Bool { capture == other.capture && risk == other.risk }

  /// A price as the desk would quote it.
  func quoted(_ price: Double) -> Int64 { views.risk(price: Int64(price.rounded()), desk) }

  /// A price that is off by a share, and by more than can be tolerated.
  func moved(_ price: Int64, by share: Double, up: Bool) -> Int64 {
    let step = max(Double(price) * share, 8000)
    return quoted(Double(price) + (up ? step : -step))
  }

  /// A morning some business days after the trade, in seconds since 1970.
  func morning(_ days: Int, _ draw: Draw) -> Int64 {
    let day = market.calendar.days[trade.day + days]
    return Int64(day.number) * 86_400 + 6 * 3600 + Int64(draw.integer(in: 0..<7200))
  }

  /// A settlement day put off by some business days.
  func putOff(_ day: Day, by days: Int) -> Day {
    let calendar = market.calendar
    return calendar.days[min(calendar.place(of: day) + days, calendar.days.count - 1)]
  }
}

extension Booking {
  /// Takes down another face, and the quantity that is left of it.
  mutating func resize(_ newFace: Int64) {
    let sign: Int64 = quantity < 0 ? -1 : 1
    face = newFace
    quantity = sign * scaled(newFace, by: factor, over: 100_000_000)
  }

  /// Takes down another factor, and the quantity that it leaves.
  mutating func refactor(_ newFactor: Int64) {
    factor = newFactor
    resize(face)
  }
}
