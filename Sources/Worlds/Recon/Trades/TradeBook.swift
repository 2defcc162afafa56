internal import RingtrueKernels

/// The true trades, and what both systems hold of them before any error.
struct TradeBook: Sendable {
  /// What was agreed, day by day.
  var trades: [Trade] = []
  /// What the world calls each trade: its place among all, whatever block they are of.
  var numbers: [Int] = []
  /// How many trades the world has of each source.
  let worldCounts: [Int: Int]
  /// What the front office and what risk holds.
  var capture = Bookings(), risk = Bookings()
  /// The ordinary imperfection that befell each trade, as a place in the list of them.
  ///
  /// One that is turned off stays noted, so that no error can take the trade in its place.
  var mishap: [UInt8] = []
  /// What stands for a trade to which nothing happened.
  static let none = UInt8.max

  /// Trades of a plan on some threads, each of which takes a few days at a time.
  init(_ plan: ReconPlan, market: Market, seed: UInt64, threads: Int) {
    let maker = TradeMaker(plan, market: market, seed: seed)
    let views = TradeViews(market: market, seed: seed)
    let noise = Mishaps.benign.map { Noise($0, isOn: !plan.without.contains($0.id), seed: seed) }
    let counts = maker.counts
    worldCounts = counts
    let parts = parallelMap(Chunks(market.calendar.tradingDays, of: 4), width: threads) { days in
      var part = TradeBook(worldCounts: counts)
      for day in days { part.add(maker.trades(on: day), views, noise) }
      return part
    }
    join(parts, threads: threads)
  }

  private init(worldCounts: [Int: Int]) { self.worldCounts = worldCounts }

  private mutating func add(
    _ new: [(number: Int, trade: Trade)], _ views: TradeViews, _ noise: [Noise]
  ) {
    guard let first = new.first?.trade else { return }
    var lines = TradeCase(trade: first, views: views, capture: [], risk: [])
    for (number, trade) in new {
      let group = Int32(trades.count)
      lines.trade = trade
      lines.capture.removeAll(keepingCapacity: true)
      lines.risk.removeAll(keepingCapacity: true)
      lines.capture.append(views.capture(trade, group: group))
      views.risk(trade, group: group, into: &lines.risk)
      mishap.append(befall(&lines, noise))
      for line in lines.capture { capture.append(line) }
      for line in lines.risk { risk.append(line) }
      trades.append(trade)
      numbers.append(number)
    }
  }

  /// At most one imperfection happens to a trade: the first in the list that is drawn.
  private func befall(_ lines: inout TradeCase, _ noise: [Noise]) -> UInt8 {
    let lateness = lines.market.conditions(lines.trade.desk, lines.trade.day).lateness
    for (place, source) in noise.enumerated() {
      let stream = source.stream.entity(lines.trade.key)
      let chance = source.isLateness ? source.share * lateness : source.share
      guard stream[0].chance(chance), source.fits(lines) else { continue }
      if source.isOn {
        var draws = stream
        draws.counter = 1
        source.befall(&lines, Dials([], severity: 0), &draws)
      }
      return UInt8(place)
    }
    return Self.none
  }

  private mutating func join(_ parts: [TradeBook], threads: Int) {
    var firsts: [Int32] = []
    trades.reserveCapacity(parts.reduce(0) { $0 + $1.trades.count })
    for part in parts {
      firsts.append(Int32(trades.count))
      trades += part.trades
      numbers += part.numbers
      mishap += part.mishap
    }
    func joined(_ lists: [Bookings]) -> Bookings {
      let pieces = lists.indices.map {
        Bookings.Piece(source: $0, rows: 0..<lists[$0].count, groupsAfter: firsts[$0])
      }
      return Bookings.joining(lists, pieces, threads: threads)
    }
    capture = joined(parts.map(\.capture))
    risk = joined(parts.map(\.risk))
  }

  /// What is asked of a benign mishap for every trade: nothing in it is shared by threads.
  private struct Noise: Sendable {
    let share: Double
    let fits: @Sendable (TradeCase) -> Bool
    let befall: @Sendable (inout TradeCase, Dials, inout RandomStream) -> Void
    /// Whether it is let happen.
    let isOn: Bool
    /// Whether it happens more often where feeds are slow.
    let isLateness: Bool
    let stream: RandomStream

    init(_ mishap: Mishap, isOn: Bool, seed: UInt64) {
      (share, fits, befall) = (mishap.share, mishap.fits, mishap.befall)
      self.isOn = isOn
      isLateness = mishap.id == Mishaps.lateFeed
      stream = mishap.stream(seed: seed)
    }
  }
}
