internal import RingtrueKernels

/// Which trades of one source errors befall.
///
/// Every trade that matches and is free of imperfections belongs to one error, drawn among those
/// that fit it; an error befalls its own trades alone. So none can take a trade from another, and
/// turning one off moves nothing. Trades are judged by what they would be if trading never changed,
/// and those that a change brings are planned apart: so no change moves an error either.
struct ErrorPlan: Sendable {
  /// The trades of each error, in the order of the list of errors.
  private(set) var lanes = [[Int32]](repeating: [], count: Mishaps.errors.count)
  /// How many trades each error is asked for; none if it is turned off.
  let requested: [Int]
  /// How many it is asked for whether it is turned off or not.
  private let planned: [Int]
  /// The trades that ordinary work breaks.
  let broken: [Int]
  /// From what it is drawn which trades of a block are befallen.
  let seed: UInt64

  /// The plans for a book of usual trading, one for each source of its trades.
  static func all(
    _ book: TradeBook, broken: [Int], views: TradeViews, plan: ReconPlan, seed: UInt64,
    threads: Int
  ) -> [ErrorPlan] {
    book.worldCounts.keys.sorted().map { source in
      ErrorPlan(
        book, source: source, broken: broken.filter { book.trades[$0].source == source },
        views: views, plan: plan, seed: seed, threads: threads)
    }
  }

  /// Deals the trades out. Cost: one draw a trade, and one question for each error.
  private init(
    _ book: TradeBook, source: Int, broken: [Int], views: TradeViews, plan: ReconPlan, seed: UInt64,
    threads: Int
  ) {
    self.broken = broken
    let planned = Self.planned(
      plan, trades: book.worldCounts[source] ?? 0, of: source, seed: seed)
    self.planned = planned
    requested = planned.indices.map { place in
      plan.without.contains(Mishaps.errors[place].id) ? 0 : planned[place]
    }
    let own = plan.block.seed(seed)
    self.seed =
      source == 0 ? own : RandomStream(seed: own, name: "recon/rush").entity(~source)[0].bits
    let stream = RandomStream(seed: seed, name: "recon/lanes")
    guard plan.errorRate > 0, let first = book.trades.first else { return }
    let rivals = Mishaps.errors.map { Rival(pull: $0.pull, fits: $0.fits) }
    var isBroken = [Bool](repeating: false, count: book.trades.count)
    for group in broken { isBroken[group] = true }
    let chunks = Chunks(book.trades.count, of: Self.chunk)
    let parts = parallelMap(chunks, width: threads) { [isBroken] groups in
      var probe = TradeCase(trade: first, views: views, capture: [], risk: [])
      return groups.compactMap { group -> (lane: Int, group: Int32)? in
        let trade = book.trades[group]
        guard trade.source == source, book.mishap[group] == TradeBook.none, !isBroken[group] else {
          return nil
        }
        probe.trade = trade
        return (Self.lane(of: probe, stream.entity(trade.key)[0].unit, rivals), Int32(group))
      }
    }
    for (lane, group) in parts.joined() { lanes[lane].append(group) }
  }

  /// How many trades a thread deals out at a time.
  private static let chunk = 2048

  /// The trades that an error befalls, by ascending place.
  func chosen(_ place: Int) -> [Int] { requested[place] == 0 ? [] : kept(place) }

  /// The trades that an error befalls, or would if it were not turned off.
  func kept(_ place: Int) -> [Int] {
    let lane = lanes[place]
    var draws = Mishaps.errors[place].stream(seed: seed).entity(-2)
    return draws.sample(min(planned[place], lane.count), of: lane.count).map { Int(lane[$0]) }
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
  private static func planned(
    _ plan: ReconPlan, trades: Int, of source: Int, seed: UInt64
  ) -> [Int] {
    let total = Mishaps.errors.reduce(0) { $0 + $1.share }
    return Mishaps.errors.enumerated().map { place, mishap in
      let count = plan.errorRate * Double(trades) * mishap.share / total
      let chance = mishap.stream(seed: seed).entity(-1)[UInt64(source)].unit
      return plan.block.hand(of: Int(count + chance), dealtFrom: place).count
    }
  }
}
