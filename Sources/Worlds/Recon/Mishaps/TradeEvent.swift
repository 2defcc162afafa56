internal import RingtrueKernels

/// One error that befell one trade.
public struct TradeEvent: Sendable {
  /// The trade, by its place among all trades.
  public let group: Int
  /// What happened.
  public var mishap: Mishap { Mishaps.errors[place] }
  /// How grossly, from 0 to 1.
  public let severity: Double
  /// What it misstates, in minor units of the bank's own currency.
  public internal(set) var impact: Int64 = 0
  /// How old its break is when it is listed, if the error decides that.
  let age: Int?
  let place: Int
  /// What the systems would hold, and what they do hold.
  let clean: Lines, injected: Lines

  /// The lines of both systems.
  struct Lines: Sendable {
    let capture: [Booking], risk: [Booking]

    subscript(system: TradingSystem) -> [Booking] { system == .capture ? capture : risk }
  }

  /// Has an error befall a trade.
  init(_ place: Int, _ trade: TradeCase, group: Int, severity: ClosedRange<Double>, seed: UInt64) {
    var draws = Mishaps.errors[place].stream(seed: seed).entity(trade.trade.key)
    let share = draws.draw().unit
    let severity = severity.lowerBound + share * (severity.upperBound - severity.lowerBound)
    var changed = trade
    let mishap = Mishaps.errors[place]
    mishap.befall(&changed, Dials(mishap.dials, severity: severity), &draws)
    self.group = group
    self.severity = severity
    self.place = place
    age = changed.age
    clean = Lines(capture: trade.capture, risk: trade.risk)
    injected = Lines(capture: changed.capture, risk: changed.risk)
  }
}
