internal import RingtrueKernels

/// An error that is to befall a trade.
struct ErrorCall: Sendable {
  /// The error, by its place in the list of errors, and the trade, by its place among all.
  let place: Int, group: Int
  /// Between which severities it lies.
  let severity: ClosedRange<Double>
  /// The modifier that asked for it, if one did.
  var modifier: String?
}

/// One error that befell one trade.
public struct TradeEvent: Sendable {
  /// The trade, by its place among all trades.
  public let group: Int
  /// What happened.
  public var mishap: Mishap { Mishaps.errors[place] }
  /// What happened to it beside that, if anything did.
  public let second: Mishap?
  /// The modifiers that had to do with it.
  public let modifiers: [String]
  /// How grossly, from 0 to 1.
  public let severity: Double
  /// What it misstates, in minor units of the bank's own currency.
  public internal(set) var impact: Int64 = 0
  /// How old its break is when it is listed, if the error decides that.
  let age: Int?
  let place: Int
  /// What the systems would hold, and what they do hold.
  let clean: Lines, injected: Lines

  /// The columns that it changes itself.
  var roots: Set<String> { mishap.roots.union(second?.roots ?? []) }

  /// The lines of both systems.
  struct Lines: Sendable {
    let capture: [Booking], risk: [Booking]

    subscript(system: TradingSystem) -> [Booking] { system == .capture ? capture : risk }
  }

  /// Has an error befall a trade.
  init(
    _ call: ErrorCall, _ trade: TradeCase, _ modifiers: [any TradeModifier],
    without off: Set<String>, seed: UInt64
  ) {
    let mishap = Mishaps.errors[call.place]
    var draws = mishap.stream(seed: seed).entity(trade.trade.key)
    let (share, ends) = (draws.draw().unit, call.severity)
    let severity = ends.lowerBound + share * (ends.upperBound - ends.lowerBound)
    var changed = trade
    mishap.befall(&changed, Dials(mishap.dials, severity: severity), &draws)
    var (second, names) = (Mishap?.none, [call.modifier].compactMap { $0 })
    for modifier in modifiers where second == nil && changed.hasLines(like: trade) {
      second = modifier.second(
        without: off, after: mishap, &changed, severity: severity, seed: seed)
      if second != nil { names.append(type(of: modifier).id) }
    }
    group = call.group
    place = call.place
    self.severity = severity
    self.second = second
    self.modifiers = names
    age = changed.age
    clean = Lines(capture: trade.capture, risk: trade.risk)
    injected = Lines(capture: changed.capture, risk: changed.risk)
  }
}
