internal import RingtrueCore
internal import RingtrueKernels

/// Draws the trades of a day and a desk, each from a stream of its own.
struct TradeMaker: Sendable {
  let market: Market
  private let deals: RandomStream
  private let block: Block
  /// How many trades of the world come before each day's and desk's, and at the end all of them.
  private let before: [Int]

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
    before = Self.counts(plan, market, seed: seed).reduce(into: [0]) { before, count in
      before.append(before[before.count - 1] + count)
    }
    deals = RandomStream(seed: seed, name: "recon/deals")
  }

  /// How many trades the world has, whatever block is made.
  var count: Int { before[before.count - 1] }

  /// The block's trades of a day, desk after desk, and the number of each in the world.
  func trades(on day: Int) -> [(number: Int, trade: Trade)] {
    let month = market.calendar.month(day)
    return Desks.all.indices.flatMap { desk in
      let cell = day * Desks.all.count + desk
      return block.hand(of: before[cell + 1] - before[cell], dealtFrom: cell).map { index in
        let key = UInt64(cell) << 32 | UInt64(index)
        return (before[cell] + index, trade(day, month: month, desk: desk, key: key))
      }
    }
  }

  /// How many trades each day and desk has: a Poisson number that swells as months end.
  private static func counts(_ plan: ReconPlan, _ market: Market, seed: UInt64) -> [Int] {
    let draws = RandomStream(seed: seed, name: "recon/counts")
    let days = 0..<market.calendar.tradingDays
    let mean = plan.tradeCount / days.reduce(0) { $0 + market.calendar.bustle($1) }
    return days.flatMap { day in
      let bustle = market.calendar.bustle(day)
      return Desks.all.indices.map { desk in
        let activity = market.conditions(desk, day).activity
        let law = Poisson(mean: mean * bustle * Desks.all[desk].share * activity)
        return law.value(of: draws[UInt64(day * Desks.all.count + desk)])
      }
    }
  }

  private func trade(_ day: Int, month: Int, desk place: Int, key: UInt64) -> Trade {
    let (desk, draws) = (Desks.all[place], deals.entity(key))
    let (first, second, _, fourth) = draws[0].words()
    let instrument = place * market.perDesk + popular(draws[1].unit)
    let size = Self.lots[place].value(of: draws[2]) * market.conditions(place, day).size
    let lots = lots(desk, size)
    let party = draws[3].words()
    return Trade(
      day: day, second: self.second(draws), desk: place, instrument: instrument,
      isSale: first >> 63 == 1, lines: second >> 62 == 0 ? min(2 + Int(fourth % 8), lots) : 1,
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
