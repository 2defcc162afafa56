internal import RingtrueKernels

/// The paths of prices, factors and rates, each with a stream of its own.
struct Walks: Sendable {
  /// How many days a path has.
  let days: Int
  private let own: RandomStream
  private let jumps: RandomStream
  private let pools: RandomStream
  private let exchange: RandomStream
  /// What the securities of a desk have in common, by desk and day.
  private let common: [Double]

  /// The paths of a seed.
  init(days: Int, seed: UInt64) {
    self.days = days
    own = RandomStream(seed: seed, name: "recon/prices")
    jumps = RandomStream(seed: seed, name: "recon/jumps")
    pools = RandomStream(seed: seed, name: "recon/factors")
    exchange = RandomStream(seed: seed, name: "recon/exchange")
    let peers = RandomStream(seed: seed, name: "recon/peers")
    common = Desks.all.indices.flatMap { desk in
      Self.reverting(peers.entity(desk), days, Desks.all[desk].style.volatility)
    }
  }

  /// The prices of a security in millionths: its level, its desk's path and its own, and jumps that
  /// fade like everything else.
  func prices(of instrument: Int, desk: Int) -> [Int64] {
    let style = Desks.all[desk].style
    let draws = own.entity(instrument)
    let level = Elementary.log(style.level) + Normal(deviation: style.spread).value(of: draws[0])
    let news = jumps.entity(instrument)
    let (noise, jump) = (
      Normal(deviation: style.volatility), Normal(deviation: 8 * style.volatility)
    )
    var path = 0.0
    return (0..<days).map { day in
      path = 0.97 * path + noise.value(of: draws[UInt64(day + 1)])
      if news[UInt64(day)].chance(style.jumps) { path += jump.value(of: news[UInt64(days + day)]) }
      let price = Elementary.exp(level + path + common[desk * days + day])
      return max(20_000, Int64((1_000_000 * price).rounded()))
    }
  }

  /// What is left of a pool month by month, in units of 1e-8; one throughout where nothing is repaid.
  func factors(of instrument: Int, hasFactor: Bool, _ months: Int) -> [Int64] {
    guard hasFactor else { return [Int64](repeating: 100_000_000, count: months) }
    let draws = pools.entity(instrument)
    var left = draws[0].real(in: 0.35..<0.98)
    let speed = draws[1].real(in: 0.004..<0.02)
    return (0..<months).map { month in
      left *= 1 - speed * draws[UInt64(month + 2)].real(in: 0.6..<1.4)
      return Int64((100_000_000 * left).rounded())
    }
  }

  /// The price of a currency day by day, in units of 1e-8.
  func rates(of currency: Int) -> [Int64] {
    guard currency > 0 else { return [Int64](repeating: 100_000_000, count: days) }
    let level = [1, 1.08, 1.27, 1.12][currency]
    return Self.reverting(exchange.entity(currency), days, 0.004).map {
      Int64((100_000_000 * level * Elementary.exp($0)).rounded())
    }
  }

  /// A path that is drawn back to nothing by three per cent a day.
  private static func reverting(
    _ draws: RandomStream, _ days: Int, _ volatility: Double
  ) -> [Double] {
    let noise = Normal(deviation: volatility)
    var path = 0.0
    return (0..<days).map { day in
      path = 0.97 * path + noise.value(of: draws[UInt64(day)])
      return path
    }
  }
}
