internal import RingtrueKernels

/// What standing orders are for, and how much they come to.
struct OrderLaw: Sendable {
  let category: LedgerCategory
  let share: Double
  /// The mean and the deviation of the logarithm of the amount in major units.
  let location: Double, scale: Double

  /// The published laws of a Czech bank, whose amounts were divided by ten.
  static let all: [OrderLaw] = [
    OrderLaw(category: .household, share: 0.54, location: 5.67, scale: 0.95),
    OrderLaw(category: .none, share: 0.21, location: 4.57, scale: 1.53),
    OrderLaw(category: .loan, share: 0.11, location: 5.86, scale: 0.68),
    OrderLaw(category: .insurance, share: 0.08, location: 3.86, scale: 1.73),
    OrderLaw(category: .lease, share: 0.05, location: 5.25, scale: 0.58),
  ]
  /// How many accounts have none, one, … five orders.
  static let counts: [Double] = [0.165, 0.47, 0.21, 0.09, 0.05, 0.015]
  /// How much of an order's size follows from the income.
  static let dependence = 0.6
}

/// Draws the standing orders of an account.
struct OrderMaker: Sendable {
  private let stream: RandomStream
  private let kinds = AliasLaw(weights: OrderLaw.all.map(\.share))
  private let counts = AliasLaw(weights: OrderLaw.counts)
  private let months: Int

  init(seed: UInt64, months: Int) {
    stream = RandomStream(seed: seed, name: "world/orders")
    self.months = months
  }

  /// The orders of an account whose income lies so many deviations above the usual one.
  func orders(of account: Int, wealth: Double) -> [StandingOrder] {
    var draws = stream.entity(account)
    return (0..<count(&draws)).map { _ in order(&draws, wealth: wealth) }
  }

  /// How many orders an account has.
  func count(of account: Int) -> Int {
    var draws = stream.entity(account)
    return count(&draws)
  }

  private func count(_ draws: inout RandomStream) -> Int { counts.outcome(draws.next()) }

  /// Large incomes go with large orders, but over all accounts the published law holds.
  private func order(_ draws: inout RandomStream, wealth: Double) -> StandingOrder {
    let words = draws.draw().words()
    let law = OrderLaw.all[kinds.outcome(words.0)]
    let share = OrderLaw.dependence
    let z = share * wealth + (1 - share * share).squareRoot() * normal(words.1)
    let amount = Elementary.exp(law.location + law.scale * z)
    let life = life(words.3)
    return StandingOrder(
      category: law.category, amount: Int64(100 * max(1, min(amount, 20_000)) + 0.5) / 10 * 10,
      day: Int32(words.2 % 27), firstMonth: Int32(life.lowerBound),
      endMonth: Int32(life.upperBound),
      bank: UInt8(1 + words.2 >> 32 % UInt64(PartnerBanks.count)),
      counterparty: 10_000_000 + Int64(words.2 >> 8 % 80_000_000))
  }

  /// Three in five orders last; the others begin or end at some time.
  private func life(_ word: UInt64) -> Range<Int> {
    let change = Int(unit(word << 8) * Double(months + 1))
    return switch word >> 56 {
    case 0..<51: change..<months
    case 51..<102: 0..<change
    default: 0..<months
    }
  }
}
