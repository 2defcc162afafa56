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

@Suite struct `A record` {
  let measure = Measure(
    metric: "roc-auc", value: .success(0.875),
    interval: .success(.init(low: 0.8, high: 0.95, confidence: 0.95, method: "delong")))
  let none = Measure(
    metric: "precision", version: 2, value: .failure(.nothingFlagged),
    interval: .failure(.nothingFlagged))

  @Test func `of a trial is this text, in version 1, for ever`() {
    let trial = Trial(scenario: "quick", seed: 18_446_744_073_709_551_615, system: "lof:k=20")
    let record = Record.V1.Trial(
      encoding: trial, .scored([measure, none]),
      findings: [Finding(code: "RT001", .warning, "few positives")])
    #expect(
      record.json.prettyText == """
        {
          "scenario": "quick",
          "seed": "18446744073709551615",
          "system": "lof:k=20",
          "replicate": 0,
          "outcome": "scored",
          "measures": [
            {
              "id": "roc-auc",
              "version": 1,
              "value": 0.875,
              "low": 0.8,
              "high": 0.95,
              "confidence": 0.95,
              "method": "delong"
            },
            {
              "id": "precision",
              "version": 2,
              "value": null,
              "undefined": {
                "code": "nothing-flagged",
                "reason": "no row is flagged"
              },
              "no_interval": {
                "code": "nothing-flagged",
                "reason": "no row is flagged"
              }
            }
          ],
          "findings": [
            {
              "code": "RT001",
              "weight": "warning",
              "message": "few positives"
            }
          ]
        }

        """)
  }

  @Test func `of a measure reads back as the measure`() throws {
    for measure in [measure, none] {
      let text = Record.V1.Measure(encoding: measure).json.text
      #expect(try Record.V1.Measure(reading: JSON.read(text)).measure() == measure)
    }
    #expect(throws: Problems.self) { try Record.V1.Measure(reading: ["id": "x", "version": 1]) }
  }

  @Test(arguments: [
    (Outcome.failed("no"), "failed"), (.skipped("no"), "skipped"),
    (.timedOut(after: 1.5), "timed-out"), (.undefined(.oneClass), "undefined"),
  ])
  func `of what went wrong says so`(outcome: Outcome, word: String) {
    let trial = Trial(scenario: "s", seed: 1, system: "x", replicate: 2)
    let json = Record.V1.Trial(encoding: trial, outcome).json
    #expect(json["outcome"]?.string == word)
    #expect(json["reason"]?.string?.isEmpty == false)
    #expect(json["measures"] == nil)
    #expect(trial.description == "s/1/x#2")
  }
}

@Suite struct `A threshold` {
  @Test func `flags from its score on`() {
    let threshold = Threshold(2, from: .budget, by: "budget:alerts=50")
    #expect(threshold.flags(2))
    #expect(!threshold.flags(1.9999))
  }
}
