import RingtrueCore
import Testing

@Suite struct `A record` {
  let measure = Measure(
    metric: "roc-auc", value: .success(0.875),
    interval: .success(.init(low: 0.8, high: 0.95, confidence: 0.95, method: "delong")))
  let none = Measure(
    metric: "precision", version: 2, value: .failure(.nothingFlagged),
    interval: .failure(.nothingFlagged))
  let trial = Trial(scenario: "quick", seed: 18_446_744_073_709_551_615, system: "lof:k=20")

  /// A dataset of six rows, four of them measured.
  let dataset = DatasetNote(
    name: "quick/18446744073709551615", digest: "d", rowCount: 6, measured: [1, 2, 4, 5],
    labels: Labels([.normal, .anomalous, .unlabelled, .anomalous]),
    kinds: [RowKind("ring", rows: [2]), RowKind("decoy of ring", rows: [4, 5])],
    days: Day(20_454)...Day(20_460), anomalousAmounts: [0, 123_456_789_012],
    ids: ["T2", "T3", "ø", "T6"],
    findings: [Finding(code: "RT005", .notice, "few rows")])

  /// Everything that a report can hold.
  var full: TrialReport {
    var report = TrialReport(
      Trial(scenario: "quick", part: "ledger", seed: 3, system: "=x", replicate: 2), data: "d",
      .scored([measure, none]), findings: [Finding(code: "RT001", .warning, "few positives")])
    report.threshold = Threshold(.infinity, from: .calibration, by: "budget:alerts=5")
    report.slices = [
      Slice(dimension: "kind", value: "ring", rows: 9, anomalies: 2, measures: [measure]),
      Slice(dimension: "kind", value: "dust", rows: 3, anomalies: 1, measures: [none, none]),
    ]
    report.sketches = [
      Sketch(.errors, rows: [1, 4, 5], [.init("score", [0.1, 7, 1e-30])]),
      Sketch(.training, [.init("learned", [9, 4.5]), .init("held", [])]),
    ]
    report.times = [
      StageTime(.row, rows: 1, buckets: [.init(nanoseconds: 500, count: 2)]),
      StageTime(.fit, rows: 40, buckets: []),
    ]
    report.usage = Usage(processorSeconds: 0.25, wallSeconds: 0.5, peakBytes: 4096)
    return report
  }

  @Test func `of a trial is this text, in version 2, for ever`() {
    let report = TrialReport(
      trial, data: "0f", .scored([measure, none]),
      findings: [Finding(code: "RT001", .warning, "few positives")])
    let record = Record.V1.Trial(encoding: report)
    #expect(
      record.json.prettyText == """
        {
          "scenario": "quick",
          "seed": "18446744073709551615",
          "system": "lof:k=20",
          "replicate": 0,
          "data": "0f",
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

  @Test func `of a trial in version 1 is read for ever`() throws {
    let report = TrialReport(
      trial, data: "0f", .scored([measure, none]),
      findings: [Finding(code: "RT001", .warning, "few positives")])
    let text = """
      {
        "scenario": "quick",
        "seed": "18446744073709551615",
        "system": "lof:k=20",
        "replicate": 0,
        "data": "0f",
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

      """
    #expect(try Record.V1.Trial(reading: JSON.read(text)).report(on: nil) == report)
  }

  @Test func `of all that a trial gave is this line`() {
    #expect(
      Record.V1.Trial(encoding: full).json.text == """
        {"scenario":"quick","part":"ledger","seed":"3","system":"=x","replicate":2,"data":"d",\
        "outcome":"scored","measures":[{"id":"roc-auc","version":1,"value":0.875,"low":0.8,\
        "high":0.95,"confidence":0.95,"method":"delong"},{"id":"precision","version":2,\
        "value":null,"undefined":{"code":"nothing-flagged","reason":"no row is flagged"}}],\
        "findings":[{"code":"RT001","weight":"warning","message":"few positives"}],\
        "threshold":{"score":"infinity","from":"calibration","rule":"budget:alerts=5"},\
        "slices":[{"dimension":"kind","value":"ring","rows":9,"anomalies":2,"measures":\
        [{"id":"roc-auc","version":1,"value":0.875,"low":0.8,"high":0.95,"confidence":0.95,\
        "method":"delong"}]},{"dimension":"kind","value":"dust","rows":3,"anomalies":1,\
        "lacking":{"code":"nothing-flagged","reason":"no row is flagged"},\
        "metrics":[["precision",2],["precision",2]]}],\
        "sketches":[{"subject":"errors","rows":"AwEDAUmIexo=","series":[{"name":"score",\
        "values":"Az3MzUDgAA2iQru5g2w="}]},{"subject":"training","series":[{"name":"learned",\
        "values":"AkEQAECQAAZN6X0="},{"name":"held","values":"AFJ9U1E="}]}],\
        "times":[{"stage":"row","rows":1,\
        "nanoseconds_and_counts":\
        [[500,2]]},{"stage":"fit","rows":40,"nanoseconds_and_counts":[]}],\
        "usage":{"processor_seconds":0.25,"wall_seconds":0.5,"peak_bytes":4096}}
        """)
  }

  @Test func `of a measure reads back as the measure`() throws {
    let endless = Measure(
      metric: "ratio", value: .success(.infinity),
      interval: .success(.init(low: -.infinity, high: 2, confidence: 0.9, method: "exact")))
    for measure in [measure, none, endless] {
      let text = Record.V1.Measure(encoding: measure).json.text
      #expect(try Record.V1.Measure(reading: JSON.read(text)).measure() == measure)
    }
    #expect(throws: Problems.self) { try Record.V1.Measure(reading: ["id": "x", "version": 1]) }
    let broken = Measure(metric: "x", value: .success(.nan), interval: .failure(.noRows))
    let read = try Record.V1.Measure(encoding: broken).measure()
    #expect(throws: Undefined(code: "not-a-number", "the computation gave no number")) {
      try read.value.get()
    }
  }

  @Test(arguments: [
    (Outcome.failed("no"), "failed"), (.skipped("no"), "skipped"),
    (.timedOut(after: 1.5), "timed-out"), (.undefined(.oneClass), "undefined"),
  ])
  func `of what went wrong says so`(outcome: Outcome, word: String) throws {
    let trial = Trial(scenario: "s", seed: 1, system: "x", replicate: 2)
    let record = Record.V1.Trial(encoding: TrialReport(trial, data: "", outcome))
    #expect(record.json["outcome"]?.string == word)
    #expect(record.json["reason"]?.string?.isEmpty == false)
    #expect(record.json["measures"] == nil)
    #expect(trial.description == "s/1/x#2")
    #expect(try record.report(on: nil).outcome == outcome)
  }

  @Test func `of all that a trial gave reads back as that`() throws {
    let text = Record.V1.Trial(encoding: full).json.text
    #expect(try Record.V1.Trial(reading: JSON.read(text)).report(on: nil) == full)
  }

  @Test func `of a trial may know no processor time`() throws {
    var report = full
    report.usage = Usage(processorSeconds: nil, wallSeconds: 0.5)
    let json = Record.V1.Trial(encoding: report).json
    #expect(json["usage"] == ["wall_seconds": 0.5])
    #expect(try Record.V1.Trial(reading: json).report(on: nil) == report)
  }

  @Test func `of scores reads back in their order, with their flags`() throws {
    var report = TrialReport(trial, data: "d", .scored([]))
    report.scores = RowScores(rows: dataset.measured, scores: [0.5, 7, 7, -2], digest: "ab")
    report.threshold = Threshold(0.5, from: .train, by: "given")
    let record = Record.V1.Trial(encoding: report, on: dataset)
    let read = try Record.V1.Trial(reading: JSON.read(record.json.text)).report(on: dataset)
    let scores = try #require(read.scores)
    #expect(scores.rows == [1, 2, 4, 5])
    #expect(scores.digest == "ab")
    #expect(scores.scores == [0.5, 0.5.nextUp, 0.5.nextUp, 0.5.nextDown])
    #expect(Record.V1.Trial(encoding: read, on: dataset) == record)
    #expect(throws: Problems.self) { try record.report(on: nil) }
  }

  @Test func `of a dataset reads back as that`() throws {
    let record = Record.V1.Dataset(encoding: dataset)
    #expect(try Record.V1.Dataset(reading: JSON.read(record.json.text)).note() == dataset)
    #expect(record.json["anomalies"] == 2)
    #expect(record.json["measured_rows"] == 4)
    #expect(record.json["days"] == [20_454, 20_460])
  }

  /// The record of the dataset with another value of a field, or without it.
  private func record(_ field: String, _ value: JSON?) throws -> DatasetNote {
    let members = Record.V1.Dataset(encoding: dataset).json.members ?? []
    let changed = members.filter { $0.name != field } + (value.map { [.init(field, $0)] } ?? [])
    return try Record.V1.Dataset(reading: JSON(.object(changed))).note()
  }

  @Test func `of a dataset may know neither days nor amounts nor names`() throws {
    #expect(try record("days", nil).days == nil)
    #expect(try record("anomalous_amounts", nil).anomalousAmounts == nil)
    #expect(try record("ids", nil).ids == nil)
  }

  @Test(
    arguments: [
      ("days", [20_460, 20_454]), ("days", [1]), ("days", ["x", 2]), ("days", [0, 5_000_000_000]),
      ("anomalous_amounts", "BQEAAAAA"),
    ] as [(String, JSON)])
  func `of a dataset with days or amounts that cannot be is refused`(
    field: String, value: JSON
  ) throws {
    #expect(throws: Problems.self) { try record(field, value) }
    let other = Base64.text(AmountRow.pack([7]))
    #expect(throws: Problems.self) { try record("anomalous_amounts", .string(other)) }
    let few = Base64.text(NameRow.pack(["T2"]))
    #expect(throws: Problems.self) { try record("ids", .string(few)) }
  }

  @Test func `of a run reads back as that`() throws {
    let note = RunNote(
      id: "2026-11-21-abc-x", begun: Instant(microseconds: 1_795_262_400_000_001),
      arguments: ["run", "a \"b\""], choices: [.init("rows", "20", from: "flag")],
      scenarios: [.init("quick", digest: "0f")], plan: "77", planned: 12,
      shard: Shard(1, of: 4), tags: [.init("team", "fraud")],
      environment: ["commit": "abc", "dirty": true, "cores": 2])
    let record = Record.V1.Run(encoding: note)
    #expect(record.json["begun"]?.string == "2026-11-21T12:00:00.000001Z")
    #expect(try Record.V1.Run(reading: JSON.read(record.json.text)).note() == note)
    #expect(throws: Problems.self) { try Record.V1.Run(reading: ["id": "x", "shard": [4, 4]]) }
  }

  @Test func `says what is wrong with it`() throws {
    let json = try JSON.read(Record.V1.Trial(encoding: full).json.text)
    let members = (json.members ?? []).filter { $0.name != "system" }
    let problems = #expect(throws: Problems.self) {
      try Record.V1.Trial(reading: JSON(.object(members + [.init("sytem", "x")])))
    }
    #expect(problems?.description.contains("'sytem' is not known here; did you mean") == true)
  }
}
