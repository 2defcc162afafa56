internal import RingtrueCore
internal import RingtrueKernels

/// Draws the trades of a day and a desk, each from a stream of its own.
///
/// The world numbers those that are made anyway day by day, and behind them those that changes of
/// trading bring, in turns: so no trade's number hangs on which changes happen.
struct TradeMaker: Sendable {
  let market: Market
  private let deals: RandomStream
  private let block: Block
  /// How many changes of trading the plan has.
  private let changes: Int
  /// How many trades of the world that are made anyway come before each day's and desk's, and at
  /// the end all of them.
  private let before: [Int]
  /// How many deals of each rush come before each of its days, and at the end all of them.
  private let rushes: [(rush: Rush, before: [Int])]

  private static let offMarket = Normal(deviation: 0.0006)
  private static let morning = TruncatedNormal(
    mean: 10.5 * 3600, deviation: 5400, in: 7 * 3600...16.99 * 3600)
  private static let afternoon = TruncatedNormal(
    mean: 14.6 * 3600, deviation: 4500, in: 7 * 3600...16.99 * 3600)
  private static let lots = Desks.all.map {
    LogNormal(location: $0.style.lot, scale: $0.style.lotScale)
  }

  /// A maker for a plan and a seed.
  init(_ plan: ReconPlan, market: Market, seed: UInt64) {
    self.market = market
    block = plan.block
    precondition(plan.drifts.count < 256, "trades are told apart by a byte for their change")
    changes = plan.drifts.count
    let mean = Self.mean(plan, market)
    before = Self.sums(Self.counts(mean, market, seed: seed))
    rushes = market.days.rushes.map { rush in
      (rush, Self.sums(Self.counts(of: rush, mean, market, seed: seed)))
    }
    deals = RandomStream(seed: seed, name: "recon/deals")
  }

  /// How many trades the world has of each source, whatever block is made.
  var counts: [Int: Int] {
    rushes.reduce(into: [0: before[before.count - 1]]) { counts, part in
      counts[part.rush.source] = part.before[part.before.count - 1]
    }
  }

  /// The block's trades of a day, desk after desk, and the number of each in the world.
  func trades(on day: Int) -> [(number: Int, trade: Trade)] {
    let month = market.calendar.month(day)
    return Desks.all.indices.flatMap { desk in
      let cell = day * Desks.all.count + desk
      var hands = [(source: 0, from: before[cell], count: before[cell + 1] - before[cell])]
      for (rush, before) in rushes where rush.desk == desk && rush.days.contains(day) {
        let place = day - rush.days.lowerBound
        hands.append((rush.source, before[place], before[place + 1] - before[place]))
      }
      return hands.flatMap { source, first, count in
        block.hand(of: count, dealtFrom: cell).map { index in
          let key = Trade.key(cell: cell, source: source, index: index)
          return (
            number: number(first + index, of: source),
            trade: trade(day, month: month, desk: desk, key: key)
          )
        }
      }
    }
  }

  private func number(_ place: Int, of source: Int) -> Int {
    source == 0 ? place : before[before.count - 1] + place * changes + source - 1
  }

  /// How many trades a usual day has on all desks.
  private static func mean(_ plan: ReconPlan, _ market: Market) -> Double {
    let days = 0..<market.calendar.tradingDays
    return plan.tradeCount / days.reduce(0) { $0 + market.calendar.bustle($1) }
  }

  /// How many trades each day and desk has: a Poisson number that swells as months end.
  private static func counts(_ mean: Double, _ market: Market, seed: UInt64) -> [Int] {
    let draws = RandomStream(seed: seed, name: "recon/counts")
    return (0..<market.calendar.tradingDays).flatMap { day in
      let bustle = market.calendar.bustle(day)
      return Desks.all.indices.map { desk in
        let law = Poisson(mean: mean * bustle * Desks.all[desk].share)
        return law.value(of: draws[UInt64(day * Desks.all.count + desk)])
      }
    }
  }

  /// How many more trades each day of a rush has.
  private static func counts(
    of rush: Rush, _ mean: Double, _ market: Market, seed: UInt64
  ) -> [Int] {
    let draws = RandomStream(seed: seed, name: "recon/rush").entity(rush.source)
    let usual = mean * Desks.all[rush.desk].share
    return rush.days.map { day in
      Poisson(mean: usual * market.calendar.bustle(day) * rush.share).value(of: draws[UInt64(day)])
    }
  }

  /// The sums of the numbers before each, and at the end of all.
  private static func sums(_ counts: [Int]) -> [Int] {
    counts.reduce(into: [0]) { sums, count in sums.append(sums[sums.count - 1] + count) }
  }

  private func trade(_ day: Int, month: Int, desk place: Int, key: UInt64) -> Trade {
    let (desk, draws) = (Desks.all[place], deals.entity(key))
    let (first, second, _, fourth) = draws[0].words()
    let instrument = place * market.perDesk + popular(draws[1].unit)
    let size = Self.lots[place].value(of: draws[2])
    let (usual, lots) = (
      lots(desk, size), lots(desk, size * market.conditions(place, day).size)
    )
    let party = draws[3].words()
    return Trade(
      day: day, second: self.second(draws), desk: place, instrument: instrument,
      isSale: first >> 63 == 1,
      // A block stays one of as many parts, however large deals get.
      lines: second >> 62 == 0 ? min(2 + Int(fourth % 8), usual) : 1,
      face: Int64(lots) * desk.style.lotSize, factor: market.factor(instrument, month: month),
      price: price(market.price(instrument, day), desk, draws),
      accrual: accrual(market.instruments[instrument], day),
      rate: market.rate(market.instruments[instrument].currency, day),
      parties: Trade.Parties(
        counterparty: Int32(party.0 % 60 % 47), account: Int32(party.1 % 150),
        book: UInt8(party.2 % 4), feed: UInt8(party.3 % 5 / 2)),
      key: key)
  }

  /// A few securities are dealt in far more than others.
  private func popular(_ unit: Double) -> Int { Int(unit * unit * Double(market.perDesk)) }

  private func lots(_ desk: Desk, _ size: Double) -> Int {
    let lots = Int(min(size, 400_000_000) / Double(desk.style.lotSize))
    // Dealers like round sizes: two leading figures, and no more.
    var unit = 1
    while lots / unit >= 100 { unit *= 10 }
    return max(1, lots / unit * unit)
  }

  /// A price around the market's; on a desk with ticks, one deal in a hundred is off them.
  private func price(_ market: Int64, _ desk: Desk, _ draws: RandomStream) -> Int64 {
    let price = Double(market) * (1 + Self.offMarket.value(of: draws[4]))
    let isOnTick = desk.hasTicks && !draws[5].chance(0.008)
    guard !isOnTick else { return Ticks.nearest(to: Int64(price)) }
    // Screens quote four places, people on the phone agree on two more.
    let exact = Int64(price.rounded())
    return draws[6].chance(0.8) ? (exact + 50) / 100 * 100 : exact
  }

  /// Two humps with a dip at noon; a few deals come between the cut-offs of the two systems.
  private func second(_ draws: RandomStream) -> Int {
    let draw = draws[7].unit
    if draw < 0.003 { return draws[8].integer(in: 17 * 3600..<19 * 3600) }
    let law = draw < 0.55 ? Self.morning : Self.afternoon
    return Int(law.value(of: draws[8]))
  }

  /// Interest for the days since the coupons of January and July.
  private func accrual(_ instrument: Instrument, _ day: Int) -> Int64 {
    let (_, month, date) = market.calendar.days[day].civil
    return instrument.coupon * Int64(((month - 1) % 6) * 30 + min(date, 30) - 1) / 360
  }
}

/// Prices that move in steps of 1/256.
enum Ticks {
  /// The step nearest to a price, in millionths.
  static func nearest(to price: Int64) -> Int64 {
    let ticks = scaled(price, by: 256, over: 1_000_000)
    return scaled(ticks, by: 1_000_000, over: 256)
  }
}
