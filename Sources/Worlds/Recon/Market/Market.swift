internal import RingtrueCore
internal import RingtrueKernels

/// A security of a desk, or what the desk deals in instead.
struct Instrument: Sendable {
  /// Its made-up id.
  let id: SecurityID
  /// The place of its desk.
  let desk: Int
  /// The place of its currency.
  let currency: UInt8
  /// The interest a year, in units of 1e-8.
  let coupon: Int64
  /// Whether the second system is sent its factor with six places only.
  let hasShortFactor: Bool
}

/// What is dealt in, and at which prices, factors and rates of exchange, day by day.
///
/// It is one object, so that threads that ask it do not wait for each other to count who holds it.
///
/// Cost: one normal draw a security and day.
final class Market: Sendable {
  /// The currencies, of which the first is the bank's own.
  static let currencies = ["USD", "EUR", "GBP", "CHF"]

  /// The business days, and what trading is like on them.
  struct Days: Sendable {
    var calendar: TradingCalendar
    var conditions: Conditions
    var rushes: [Rush] = []
  }

  /// What each day is like for each desk.
  let days: Days
  /// How what is usual changes.
  let drifts: [TrueDrift]
  /// All securities, desk after desk.
  let instruments: [Instrument]
  /// How many securities each desk has.
  let perDesk: Int
  private let prices: [Int64]
  private let factors: [Int64]
  private let rates: [Int64]
  private let months: Int

  /// The market of a plan and a seed.
  init(_ plan: ReconPlan, seed: UInt64) {
    var days = Days(plan)
    drifts = days.turn(plan.drifts, seed: seed)
    self.days = days
    let calendar = days.calendar
    let perDesk = max(2, plan.instruments / Desks.all.count)
    let months = plan.months + 1
    let walks = Walks(days: calendar.tradingDays, seed: seed)
    let instruments = Self.instruments(perDesk: perDesk, seed: seed)
    (self.perDesk, self.months, self.instruments) = (perDesk, months, instruments)
    prices = instruments.indices.flatMap { walks.prices(of: $0, desk: instruments[$0].desk) }
    factors = instruments.indices.flatMap { place in
      walks.factors(of: place, hasFactor: Desks.all[instruments[place].desk].hasFactor, months)
    }
    rates = Self.currencies.indices.flatMap { walks.rates(of: $0) }
  }

  /// The business days, and when deals settle.
  var calendar: TradingCalendar { days.calendar }

  /// The same market, on which deals are of the usual size, punctual, and settle as ever.
  func unchanged(_ plan: ReconPlan) -> Market {
    var usual = Days(plan)
    usual.rushes = days.rushes
    return Market(self, on: usual)
  }

  private init(_ other: Market, on days: Days) {
    self.days = days
    drifts = other.drifts
    (instruments, perDesk) = (other.instruments, other.perDesk)
    (prices, factors, rates, months) = (other.prices, other.factors, other.rates, other.months)
  }

  /// What a day is like for a desk.
  func conditions(_ desk: Int, _ day: Int) -> Conditions.Point { days.conditions[desk, day] }

  /// The price of a security on a day, in millionths.
  func price(_ instrument: Int, _ day: Int) -> Int64 {
    prices[instrument * calendar.tradingDays + day]
  }

  /// What is left of a security's principal in a month, in units of 1e-8.
  func factor(_ instrument: Int, month: Int) -> Int64 { factors[instrument * months + month] }

  /// What one unit of a currency costs in the bank's own on a day, in units of 1e-8.
  func rate(_ currency: UInt8, _ day: Int) -> Int64 {
    rates[Int(currency) * calendar.tradingDays + day]
  }

  private static func instruments(perDesk: Int, seed: UInt64) -> [Instrument] {
    let stream = RandomStream(seed: seed, name: "recon/instruments")
    return (0..<perDesk * Desks.all.count).map { place in
      let desk = Desks.all[place / perDesk]
      let draws = stream.entity(place)
      let isForeign = draws[0].chance(desk.foreign)
      return Instrument(
        // An odd step visits every id once: ids of one desk have nothing in common.
        id: SecurityID((place &* 1_618_033 + 271_828) % SecurityID.count), desk: place / perDesk,
        currency: isForeign ? UInt8(draws[1].integer(in: 1..<currencies.count)) : 0,
        coupon: desk.basis == .per100 ? Int64(draws[2].integer(in: 4...28)) * 250_000 : 0,
        hasShortFactor: desk.hasFactor && draws[3].chance(0.04))
    }
  }
}

extension Market.Days {
  /// The usual days of a plan.
  fileprivate init(_ plan: ReconPlan) {
    calendar = TradingCalendar(firstYear: plan.firstYear, months: plan.months)
    conditions = Conditions(days: calendar.tradingDays)
  }
}
