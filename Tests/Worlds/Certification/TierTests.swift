import Foundation
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

  @Test func `the severities of tiers are those of the table that is shipped`() throws {
    let root = URL(filePath: #filePath).pathComponents.dropFirst().dropLast(4)
    let path = "/" + root.joined(separator: "/") + "/Scenarios/tiers.tsv"
    let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").dropFirst()
    for line in lines {
      let words = line.split(separator: "\t").map { String($0) }
      let severity = CalibratedSeverities.severity(of: words[0], tier: words[1])
      #expect(severity == Double(words[2]), "\(line)")
      let told = Tiers.severities(of: words[0]).first { $0.tier.id == words[1] }
      #expect(told?.isReached == (words[6] == "yes"), "\(line)")
    }
    let kinds = AnomalyKinds.all.filter { ![.drift, .control].contains($0.card.family) }
    #expect(CalibratedSeverities.all.keys.sorted() == kinds.map(\.id).sorted())
    #expect(lines.count == Tiers.all.count * kinds.count)
  }

  @Test func `a scenario may name a tier in place of a severity`() throws {
    let settings = """
      { anomalies: [{ kind: "structuring", per_10k: 1, tier: "L2" }] }
      """
    let world = try LedgerWorld(reading: try JSON.read(settings, file: nil), file: nil)
    #expect(world.anomalies[0].severity == 0.375...0.375 && world.anomalies[0].tier == "L2")
    let both = settings.replacing("tier:", with: "severity: [0, 1], tier:")
    #expect(throws: Problems.self) {
      try LedgerWorld(reading: try JSON.read(both, file: nil), file: nil)
    }
  }

  @Test func `grosser events are easier to find`() throws {
    var search = SeveritySearch()
    (search.rows, search.rate, search.seeds) = (3000, 100, [5])
    let ledgers = SeveritySearch.Ledgers(kind: BalanceBreak())
    let mild = try search.difficulty(ledgers, severity: 0)
    let gross = try search.difficulty(ledgers, severity: 1)
    #expect(gross.rule > mild.rule)
    #expect(gross.prevalence == mild.prevalence)
  }

  @Test func `a fixed rule finds what is the only thing that is odd`() throws {
    var search = SeveritySearch()
    (search.rows, search.rate, search.seeds) = (3000, 100, [5])
    var ledgers = SeveritySearch.Ledgers(kind: BalanceBreak())
    let usual = try search.difficulty(ledgers, severity: 0.5).rule
    ledgers.isBare = true
    let bare = try search.difficulty(ledgers, severity: 0.5).rule
    #expect(usual < 0.9 && bare == 1)
  }

  @Test func `a tier that is out of reach says why`() {
    func reason(_ tier: Int, rule: Double, oracle: Double?) -> String? {
      let found = SeveritySearch.Finding(
        tier: Tiers.all[tier],
        difficulty: SeveritySearch.Difficulty(severity: 1, rule: rule, prevalence: 0.02),
        oracle: oracle)
      return TierSeverity(tier: found.tier, severity: 1, obstacle: found.obstacle).reason
    }
    #expect(
      reason(0, rule: 0.6, oracle: 1) == "no rule finds more than 0.6, and one has to find 0.9")
    #expect(reason(1, rule: 0.4, oracle: 0.69) == "only 0.69 can be known, and 0.9 has to be")
    #expect(reason(2, rule: 0.3, oracle: 1) == "a rule still finds 0.3, more than 0.2")
    #expect(
      reason(4, rule: 0.07, oracle: 1)
        == "a rule still finds 0.07, more than 3 times what chance does")
    #expect(reason(3, rule: 0.08, oracle: nil) == "only 0.0 can be known, and 0.5 has to be")
    #expect(reason(4, rule: 0.06, oracle: 0.25) == nil && reason(0, rule: 0.9, oracle: 1) == nil)
  }

  /// Sixteenths, at which rules find as much as the severity says and `known` tells the oracle.
  func severity(_ tier: Int, known: @escaping (Double) -> Double) throws -> Double {
    let difficulties = (0...16).map { step in
      SeveritySearch.Difficulty(
        severity: Double(step) / 16, rule: Double(step) / 16, prevalence: 0.001)
    }
    let found = try SeveritySearch().finding(Tiers.all[tier], among: difficulties) {
      severity throws(WorldsError) in known(severity)
    }
    return found.difficulty.severity
  }

  @Test func `a tier has the grossest events that rules allow`() throws {
    let steps = try Tiers.all.indices.map { try 16 * severity($0, known: { _ in 1 }) }
    #expect(steps == [16, 8, 3, 1, 0])
  }

  @Test func `milder events that are better known are taken, or those known best`() throws {
    #expect(try severity(1, known: { $0 > 0.3 ? 0.8 : 0.95 }) == 0.25)
    #expect(try severity(1, known: { $0 == 0.1875 ? 0.7 : 0.6 }) == 0.1875)
    #expect(try severity(1, known: { _ in 0.6 }) == 0.5)
  }

  @Test func `out of reach, what comes nearest stands for a tier`() throws {
    let rules = [0.7, 0.6, 0.8, 0.75]
    let difficulties = rules.indices.map { place in
      SeveritySearch.Difficulty(
        severity: Double(place), rule: rules[place], prevalence: 0.001)
    }
    let nearest = try Tiers.all.map { tier in
      try SeveritySearch().finding(tier, among: difficulties) { _ throws(WorldsError) in 1 }
        .difficulty.severity
    }
    #expect(nearest == [2, 1, 1, 1, 1])
  }
}
