internal import RingtrueKernels

/// Which trades errors befall.
///
/// Every trade that matches and is free of imperfections belongs to one error, drawn among those
/// that fit it; an error befalls its own trades alone. So none can take a trade from another, and
/// turning one off moves nothing.
struct ErrorPlan: Sendable {
  /// The trades of each error, in the order of the list of errors.
  private(set) var lanes = [[Int32]](repeating: [], count: Mishaps.errors.count)
  /// How many trades each error is asked for.
  let requested: [Int]
  /// The trades that ordinary work breaks.
  let broken: [Int]
  /// From what it is drawn which trades of a block are befallen.
  let seed: UInt64

  /// Deals the trades out. Cost: one draw a trade, and one question for each error.
  init(_ book: TradeBook, broken: [Int], views: TradeViews, plan: ReconPlan, seed: UInt64) {
    self.broken = broken
    requested = Self.requested(plan, trades: book.worldCount, seed: seed)
    self.seed = plan.block.seed(seed)
    let stream = RandomStream(seed: seed, name: "recon/lanes")
    guard plan.errorRate > 0, let first = book.trades.first else { return }
    let rivals = Mishaps.errors.map { Rival(pull: $0.pull, fits: $0.fits) }
    var probe = TradeCase(trade: first, views: views, capture: [], risk: [])
    var isBroken = [Bool](repeating: false, count: book.trades.count)
    for group in broken { isBroken[group] = true }
    for (group, trade) in book.trades.enumerated()
    where book.mishap[group] == TradeBook.none && !isBroken[group] {
      probe.trade = trade
      lanes[Self.lane(of: probe, stream.entity(trade.key)[0].unit, rivals)].append(Int32(group))
    }
  }

  /// The trades that an error befalls, by ascending place.
  func chosen(_ place: Int) -> [Int] {
    let lane = lanes[place]
    var draws = Mishaps.errors[place].stream(seed: seed).entity(-2)
    return draws.sample(min(requested[place], lane.count), of: lane.count).map { Int(lane[$0]) }
  }

  /// What of an error decides whose a trade is; all of it is copied for every trade.
  private struct Rival {
    let pull: Double
    let fits: @Sendable (TradeCase) -> Bool
  }

  /// The error that a trade belongs to.
  private static func lane(of trade: TradeCase, _ unit: Double, _ rivals: [Rival]) -> Int {
    var (total, fitting) = (0.0, 0 as UInt64)
    for (place, rival) in rivals.enumerated() where rival.fits(trade) {
      total += rival.pull
      fitting |= 1 << UInt64(place)
    }
    var left = unit * total
    for (place, rival) in rivals.enumerated() where fitting >> UInt64(place) & 1 == 1 {
      left -= rival.pull
      if left < 0 { return place }
    }
    return fitting.trailingZeroBitCount
  }

  /// The block's hand of each error's part of the rate; a fraction is a chance of one more.
  private static func requested(_ plan: ReconPlan, trades: Int, seed: UInt64) -> [Int] {
    let total = Mishaps.errors.reduce(0) { $0 + $1.share }
    return Mishaps.errors.enumerated().map { place, mishap in
      let count = plan.errorRate * Double(trades) * mishap.share / total
      let chance = mishap.stream(seed: seed).entity(-1)[0].unit
      let wanted = plan.without.contains(mishap.id) ? 0 : Int(count + chance)
      return plan.block.hand(of: wanted, dealtFrom: place).count
    }
  }
}
