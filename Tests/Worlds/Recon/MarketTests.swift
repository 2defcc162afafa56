import RingtrueCore
import Testing

@testable import RingtrueWorlds

@Suite struct MarketTests {
  @Test func `security ids have nine characters, a check digit, and are all different`() {
    let ids = (0..<20_000).map { SecurityID($0 * 287).description }
    #expect(Set(ids).count == ids.count)
    #expect(ids.allSatisfy { $0.hasPrefix("99") && $0.utf8.count == 9 })
    // The worked example of the published algorithm: a real id, and its own last figure.
    #expect(SecurityID.checkDigit(of: "03783310") == 0)
    #expect(SecurityID.checkDigit(of: "17275R10") == 2)
  }

  @Test func `deals settle on business days, and on two days a year the systems differ`() throws {
    let calendar = TradingCalendar(firstYear: 2025, months: 12)
    let day = calendar.place(of: try #require(Day(year: 2025, month: 7, day: 2)))
    let treasury = try #require(Desks.all.firstIndex { $0.id == "Treasury" })
    let exchange = try #require(Desks.all.firstIndex { $0.id == "FX" })
    #expect(calendar.settlement(day, desk: treasury, .common).description == "2025-07-03")
    #expect(calendar.settlement(day, desk: exchange, .common).description == "2025-07-07")
    #expect(calendar.settlement(day, desk: 0, .common).description == "2025-08-18")
    let apart = (0..<calendar.tradingDays).filter {
      calendar.settlement($0, desk: exchange, .common)
        != calendar.settlement($0, desk: exchange, .foreign)
    }
    #expect(
      apart.map { calendar.days[$0].description } == [
        "2025-05-12", "2025-05-13", "2025-10-09", "2025-10-10",
      ])
    #expect(calendar.days.allSatisfy { $0.weekday < 5 })
  }

  @Test func `prices revert to their level, and pools are paid back`() throws {
    let market = Market(try ReconPlan(months: 12, instruments: 40), seed: 3)
    for place in market.instruments.indices {
      let desk = Desks.all[market.instruments[place].desk]
      let factors = (0...12).map { market.factor(place, month: $0) }
      #expect(desk.hasFactor == (factors[0] < 100_000_000))
      #expect(!desk.hasFactor || zip(factors, factors.dropFirst()).allSatisfy { $0 > $1 })
      let days = 0..<market.calendar.tradingDays
      let prices = days.map { market.price(place, $0) }
      let (low, high) = (prices.min() ?? 0, prices.max() ?? 0)
      #expect(low > 0 && Double(high) / Double(low) < 1 + 120 * desk.style.volatility)
    }
  }

  @Test func `ticks are the nearest of 256 to a point`() {
    #expect(Ticks.nearest(to: 99_500_000) == 99_500_000)
    #expect(Ticks.nearest(to: 99_502_000) == 99_503_906)
    #expect(Ticks.nearest(to: Ticks.nearest(to: 101_234_567)) == Ticks.nearest(to: 101_234_567))
  }

  @Test func `fractions round half away from nothing at any size`() {
    #expect(scaled(5, by: 1, over: 10) == 1)
    #expect(scaled(-5, by: 1, over: 10) == -1)
    #expect(scaled(4, by: 1, over: 10) == 0)
    #expect(scaled(40_000_000_000, by: 850_000_000, over: 10_000) == 3_400_000_000_000_000)
    #expect(scaled(400_000_000_000, by: 99_000_000_000, over: 99_000_000_000) == 400_000_000_000)
  }
}
