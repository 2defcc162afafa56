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
