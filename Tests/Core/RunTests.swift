import RingtrueCore
import Testing

@Suite struct `A scenario` {
  @Test func `is read from JSON5`() throws {
    let json = try JSON.read(
      """
      {
        name: "quick", summary: "Does anything work?", seeds: [1, 2], split: "transductive",
        parts: [
          {world: "ledger", settings: {rows: 2000}},
          {file: "own.csv", roles: {label: "fraud"}},
        ],
        systems: ["lof:k=10"],
      }
      """)
    let scenario = try Scenario(reading: json)
    #expect(
      scenario
        == Scenario(
          name: "quick", summary: "Does anything work?",
          parts: [
            .world("ledger", settings: ["rows": 2000]),
            .file("own.csv", roles: ColumnRoles(label: "fraud")),
          ],
          seeds: [1, 2], split: .transductive, systems: ["lof:k=10"]))
  }

  @Test func `tells every mistake with its place`() throws {
    let json = try JSON.read(
      """
      {seeds: [1, -2], split: "random", sytems: [],
       parts: [{world: "ledger", setings: {}}, {file: 3}, {file: "a", roles: {tme: "t"}}]}
      """)
    let problems = #expect(throws: Problems.self) { try Scenario(reading: json, file: "s") }
    #expect(
      problems?.description == """
        s:1:1: 'name' is missing; add it
        s:2:28: 'setings' is not known here; did you mean 'settings'?
        s:2:49: 'file' should be text, not a whole number
        s:2:73: 'tme' is not known here; did you mean 'time'?
        s:1:13: a seed should be a whole number from 0, not -2
        s:1:25: 'split' cannot be 'random'; use one of transductive, inductive, prequential
        s:1:35: 'sytems' is not known here; did you mean 'systems'?
        """)
  }
}

@Suite struct `A threshold` {
  @Test func `flags from its score on`() {
    let threshold = Threshold(2, from: .budget, by: "budget:alerts=50")
    #expect(threshold.flags(2))
    #expect(!threshold.flags(1.9999))
  }
}
