import RingtrueCore
import RingtrueDetectors
import Testing

@Suite struct `Every threshold rule` {
  @Test(arguments: Thresholds.all.map(\.id))
  func `says where its threshold comes from, and refuses to choose from nothing`(_ id: String)
    throws
  {
    let (rule, settings) = try Thresholds.parsing(id)
    let threshold = try rule.threshold(for: [1, 3, 2], settings)
    #expect(threshold.provenance == rule.provenance)
    #expect(threshold.rule.hasPrefix(id))
    #expect(rule.provenance != .oracle)
    #expect(throws: DetectorError.noRows) { try rule.threshold(for: [], settings) }
    let again = try Thresholds.parsing(threshold.rule)
    #expect(try again.rule.threshold(for: [1, 3, 2], again.settings) == threshold)
  }
}

@Suite struct `A threshold by rank` {
  let scores = (1...200).map(Double.init)

  func threshold(_ text: String, _ scores: [Double]) throws -> Threshold {
    let (rule, settings) = try Thresholds.parsing(text)
    return try rule.threshold(for: scores, settings)
  }

  @Test func `flags the share or the number of rows that was asked for`() throws {
    #expect(try threshold("contamination:share=0.05", scores).score == 191)
    #expect(try threshold("budget:alerts=3", scores).score == 198)
    #expect(
      try threshold("contamination", scores)
        == Threshold(199, from: .train, by: "contamination:share=0.01"))
  }

  @Test func `flags one row at least, and all that tie with the last`() throws {
    #expect(try threshold("contamination:share=0", scores).score == 200)
    #expect(try threshold("budget:alerts=5", [1, 1]).score == 1)
    #expect(try threshold("budget:alerts=1", [7, 7, 1]).score == 7)
  }

  @Test func `is refused by a name that is not there`() {
    #expect(throws: Problems.self) { try Thresholds.parsing("contaminaton") }
    #expect(throws: Problems.self) { try Thresholds.parsing("budget:alerts=0") }
  }
}
