public import RingtrueCore
internal import RingtrueKernels

/// One line of the list of breaks, as it stands on the day it is looked at.
///
/// Most lines are breaks; some are trades that match within tolerance, and belong to the same list.
public struct TradeBreak: Sendable {
  /// The trade, by its place among all trades.
  public let group: Int
  /// How the two systems compare.
  public let status: MatchStatus
  /// What the two systems hold.
  public let first: MatchSide?, second: MatchSide?
  /// The day it is looked at, and the next business day, on which the list comes out.
  public let riskDate: Day, reconDate: Day
  /// The day it was first seen, and the business days since.
  public let firstSeen: Day, ageDays: Int
  /// The day on which it is gone without anybody's doing, if there is one.
  public let clears: Day?
  /// The code of its cause; nil if it is no break.
  public let cause: String?
  /// The error that it comes from, as a place in the world's list.
  public let event: Int?

  /// Whether the two systems differ by more than can be tolerated.
  public var isBreak: Bool { status != .match }

  /// The first quantity less the second, counting what is not there as none.
  public var quantityDifference: Int64 { (first?.quantity ?? 0) - (second?.quantity ?? 0) }

  /// The first price less the second, if both are there.
  public var priceDifference: Int64? {
    first.flatMap { first in second.map { first.averagePrice - $0.averagePrice } }
  }

  /// The first money less the second, counting what is not there as none.
  public var netDifference: Int64 { (first?.net ?? 0) - (second?.net ?? 0) }

  /// Whichever side there is, the first before the second.
  var side: MatchSide? { first ?? second }
}

/// Works out how old breaks are when they are looked at, and what they come from.
struct BreakDating {
  let world: Reconciliation
  private let ages: RandomStream
  private let listed: RandomStream
  private static let age = Geometric(mean: 3)

  init(_ world: Reconciliation) {
    self.world = world
    ages = RandomStream(seed: world.seed, name: "recon/age")
    listed = RandomStream(seed: world.seed, name: "recon/listed")
  }

  /// The breaks and some trades that match, by ascending trade.
  func breaks() -> [TradeBreak] {
    let starts = Starts(world.capture, world.risk, groups: world.trades.count)
    let matcher = DailyMatcher(capture: world.capture, risk: world.risk)
    var (span, event) = (0, 0)
    var breaks: [TradeBreak] = []
    for (group, trade) in world.trades.enumerated() {
      while event < world.events.count, world.events[event].group < group { event += 1 }
      let isEvent = event < world.events.count && world.events[event].group == group
      if span < world.spans.count, world.spans[span].group == group {
        breaks.append(dated(world.spans[span], trade, isEvent ? event : nil))
        span += 1
      } else if !isEvent, listed.entity(trade.key)[0].chance(world.plan.matchedShare) {
        let rows = starts.rows(of: group)
        let sides = matcher.sides(rows.capture, rows.risk)
        let seen = world.market.calendar.days[trade.day]
        let match = BreakSpan(
          group: group, status: .match, first: sides.first, second: sides.second, seen: seen,
          clears: nil)
        breaks.append(dated(match, trade, nil))
      }
    }
    return breaks
  }

  private func dated(_ span: BreakSpan, _ trade: Trade, _ event: Int?) -> TradeBreak {
    let calendar = world.market.calendar
    let seen = calendar.place(of: span.seen)
    let age = min(
      event.flatMap { world.events[$0].age } ?? age(of: span, seen: seen, trade),
      calendar.days.count - 2 - seen)
    let isBreak = span.status != .match
    return TradeBreak(
      group: span.group, status: span.status, first: span.first, second: span.second,
      riskDate: calendar.days[seen + age], reconDate: calendar.days[seen + age + 1],
      firstSeen: span.seen, ageDays: age, clears: span.clears,
      cause: isBreak ? event.map { world.events[$0].mishap.cause } ?? cause(of: span) : nil,
      event: event)
  }

  /// A break is looked at on any of the days on which it is open; one that nothing clears, some
  /// days after it came.
  private func age(of span: BreakSpan, seen: Int, _ trade: Trade) -> Int {
    let draw = ages.entity(trade.key)[0]
    guard span.status != .match else { return 0 }
    guard let clears = span.clears else { return min(Self.age.value(of: draw), 20) }
    return draw.integer(in: 0..<max(1, world.market.calendar.place(of: clears) - seen))
  }

  /// What an ordinary break comes from: its imperfection, or else what the systems' own ways of
  /// taking a trade down leave in it.
  private func cause(of span: BreakSpan) -> String {
    let place = world.benign[span.group]
    if place != TradeBook.none, !world.plan.without.contains(Mishaps.benign[Int(place)].id) {
      return Mishaps.benign[Int(place)].cause
    }
    switch span.status {
    case .quantityBreak: return "factor_rounding"
    case .priceBreak, .netBreak: return "price_rounding"
    default:
      return world.trades[span.group].isBetweenCutoffs ? "cutoff_mismatch" : "holiday_calendar"
    }
  }
}
