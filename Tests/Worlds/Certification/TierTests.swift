import RingtrueCore
import Testing

@testable import RingtrueWorlds

@Suite struct TierTests {
  @Test func `tiers become harder from one to the next`() {
    let tiers = Tiers.all
    #expect(tiers.map(\.id) == ["L0", "L1", "L2", "L3", "L4"])
    for (easier, harder) in zip(tiers, tiers.dropFirst()) {
      #expect(harder.oracle < easier.oracle)
      #expect(harder.limit(prevalence: 0.002) < easier.limit(prevalence: 0.002))
    }
  }

  @Test func `grosser events are easier to find`() throws {
    var search = SeveritySearch()
    (search.rows, search.rate, search.seeds) = (3000, 100, [5])
    let mild = try search.difficulty(BalanceBreak(), severity: 0)
    let gross = try search.difficulty(BalanceBreak(), severity: 1)
    #expect(gross.rule > mild.rule)
    #expect(gross.prevalence == mild.prevalence)
  }

  @Test func `the search halves, whichever way the tier looks`() throws {
    func difficulty(_ step: Int) -> SeveritySearch.Difficulty {
      SeveritySearch.Difficulty(
        severity: Double(step) / 16, rule: Double(step) / 16, prevalence: 0.001)
    }
    var search = SeveritySearch()
    search.steps = 16
    let steps = try Tiers.all.map { try search.step(in: $0, difficulty) }
    #expect(steps == [15, 8, 3, 1, 0])
  }
}
