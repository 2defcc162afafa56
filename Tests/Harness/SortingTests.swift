import RingtrueCategorizer
import RingtrueCore
import RingtruePlatform
import RingtrueHarness
import RingtrueMetrics
import RingtrueWorlds
import Testing

@Suite struct `Sorting breaks` {
  @Test func `is tried on breaks alone, with controls beside it, and never as a detector`() throws {
    let scenario = try sortingScenario(#"{ systems: ["rules", "mock:careful", "rules"] }"#)
    let plan = try Planner().plan([(scenario, nil)])
    #expect(
      plan.trials.map(\.trial.system) == [
        "categorizer/rules", "categorizer/mock:careful", "categorizer/majority",
        "categorizer/random",
      ])
    #expect(plan.trials.map(\.isReference) == [false, false, true, true])
    #expect(plan.trials.allSatisfy { $0.trial.categorizer != nil })
  }

  @Test func `leaves out what is switched off, and tries others where they are asked for`() throws {
    let scenario = try sortingScenario(#"{ systems: ["rules"] }"#)
    var planner = Planner()
    planner.without = ["categorizer/random"]
    planner.categorizers = ["mock:careless"]
    #expect(
      try planner.plan([(scenario, nil)]).trials.map { $0.trial.categorizer }
        == ["mock:careless", "majority"])
  }

  @Test func `tells all that is wrong with it at once, with line and column`() throws {
    let text = """
      { name: "wrong", systems: [], parts: [{ world: "recon" }],
        categorizer: {
          systems: ["mock:carefull", "rule", "live"], repeat: 3, policy: "brave",
          price: [1], reuse: { turns: 5 }, batches: [0], reviews: { skil: 1 } } }
      """
    let (scenario, known) = Scenario.draft(reading: try JSON.read(text), file: "wrong.json5")
    let problems = #expect(throws: Problems.self) {
      try Planner().plan([(scenario, "wrong.json5")], beside: known)
    }
    let lines = try #require(problems).listed.map(\.description)
    for part in [
      "wrong.json5:3:15: there is no stand-in 'carefull'; did you mean 'careful'?",
      "wrong.json5:3:32: there is no categorizer 'rule'; did you mean 'rules'?",
      "wrong.json5:3:40: 'live' asks a model; say in 'model' which one, and where",
      "'repeat' is not known here; did you mean 'repeats'?", "'policy' cannot be 'brave'",
      "'price' should be two numbers", "'skew' is missing", "a batch should be a whole number",
      "'skil' is not known here; did you mean 'skill'?",
    ] {
      #expect(lines.contains { $0.contains(part) }, "\(part) in \(lines)")
    }
  }

  @Test func `wants a part that people write on`() throws {
    let scenario = try smallScenario(more: #"categorizer: { systems: ["rules"] },"#)
    let problems = #expect(throws: Problems.self) { try Planner().plan([(scenario, nil)]) }
    #expect(try #require(problems).description.contains("add one of the world 'recon'"))
  }

  @Test func `finds the scores that a stand-in is known to have`() async throws {
    let reports = try await sorted(
      try sortingScenario(#"{ systems: ["mock:careful", "mock:careless", "mock:flaky"] }"#))
    let key = try testKey(of: sortingScenario(#"{ systems: ["rules"] }"#))
    for profile in MockProfiles.all {
      let report = try #require(reports["mock:\(profile.id)"])
      let usage = try #require(report.usage)
      #expect(usage.processorSeconds == nil && usage.wallSeconds > 0)
      let truth = MockExpectation(profile, on: key, taxonomy: .standard)
      let rows = Double(truth.records)
      // Four standard errors: one such test in fifteen thousand fails by chance, and never again.
      func near(_ metric: String, _ expected: Double) throws {
        let value = try #require(report.value(metric))
        let error = (expected * (1 - expected) / rows).squareRoot()
        #expect((value - expected).magnitude < 4 * error + 1e-3, "\(profile.id) \(metric)")
      }
      try near("accuracy", truth.accuracy)
      try near("error-rate", truth.failureRate)
      try near("invalid-label-rate", truth.inventionRate)
      try near("severity-agreement", truth.severityAgreement)
    }
    let careful = try #require(reports["mock:careful"]?.value("macro-f1"))
    let careless = try #require(reports["mock:careless"]?.value("macro-f1"))
    let control = try #require(reports["majority"]?.value("macro-f1"))
    #expect(careful > careless && careless > control)
  }

  @Test func `measures the same however many trials run at once`() async throws {
    let scenario = try sortingScenario(
      """
      { systems: ["mock:careless", "rules"], repeats: 2, orders: 1, batches: [3],
        reviews: { skill: 0.9 }, reuse: { skew: 1, turns: 100 } }
      """)
    let one = try await sorted(scenario).mapValues(\.timeless)
    let four = try await sorted(scenario, width: 4).mapValues(\.timeless)
    #expect(one == four)
  }

  @Test func `gives every value bounds, or says why it has none`() async throws {
    let reports = try await sorted(
      try sortingScenario(
        """
        { systems: ["mock:careful"], repeats: 2, orders: 1, batches: [5], reviews: {},
          reuse: { skew: 1.2, turns: 300 } }
        """))
    guard case .scored(let measures) = try #require(reports["mock:careful"]).outcome else {
      Issue.record("it was not scored")
      return
    }
    let names = Set(measures.map(\.metric))
    #expect(names.count == measures.count)
    for id in [
      "macro-f1", "acceptable-accuracy", "open-set-recall", "injection-success", "self-agreement",
      "unsafe-close-rate", "safe-close-rate", "cache-hit-rate", "latency-p99", "tokens-per-row",
      "claims-supported", "coverage-99@class=Timing Issue", "value-detection-rate",
      "severity-agreement", "severity-kappa", "order-sensitivity", "batch-sensitivity",
      "feedback-accuracy", "feedback-gain",
    ] {
      #expect(names.contains(id), "\(id)")
    }
    let cost = try #require(measures.first { $0.metric == "cost-per-row" })
    #expect(cost.value == .failure(Undefined(code: "no-price", "the price of tokens was not said")))
  }

  @Test func `tells chance from what hangs on the order and on what stands beside`() async throws {
    let reports = try await sorted(
      try sortingScenario(
        """
        { systems: ["mock:careless", "broken:leaning-on-neighbours", "broken:alone-or-not"],
          repeats: 2, orders: 2, batches: [4, 16] }
        """))
    func values(_ system: String) throws -> [Double] {
      let report = try #require(reports[system])
      return try ["self-agreement", "order-sensitivity", "batch-sensitivity"].map {
        try #require(report.value($0))
      }
    }
    let careless = try values("mock:careless")
    #expect(careless[0] < 0.95 && careless[1...] == [0, 0])
    let leaning = try values("broken:leaning-on-neighbours")
    #expect(leaning[1] > 0.3)
    let alone = try values("broken:alone-or-not")
    #expect(alone[1] == 0 && alone[2] > 0.3)
  }

  @Test func `is better after reviews only where mistakes are always the same`() async throws {
    let reports = try await sorted(
      try sortingScenario(
        #"{ systems: ["rules", "mock:careful"], reviews: { skill: 1 } }"#, rows: 20_000))
    let rules = try #require(reports["rules"]?.value("feedback-gain"))
    let careful = try #require(reports["mock:careful"]?.value("feedback-gain"))
    #expect(rules > 0.02 && careful.magnitude < 0.01, "\(rules) and \(careful)")
    let blind = try await sorted(
      try sortingScenario(#"{ systems: ["rules"], reviews: { most: 0 } }"#, rows: 20_000))
    #expect(blind["rules"]?.value("feedback-gain") == 0)
  }

  @Test func `keeps how sure it was and what a cache saved, to be drawn`() async throws {
    let reports = try await sorted(
      try sortingScenario(
        #"{ systems: ["mock:careful"], price: [1, 2], reuse: { skew: 1, turns: 300 } }"#))
    let report = try #require(reports["mock:careful"])
    let sure = try #require(report.sketches.first { $0.subject == .confidence })
    let gaps = zip(sure["confidence"], sure["right"]).map { ($0 - $1).magnitude }
    let error = zip(gaps, sure["rows"]).reduce(0) { $0 + $1.0 * $1.1 } / sure["rows"].reduce(0, +)
    #expect(try (error - #require(report.value("top-label-ece@15"))).magnitude < 0.001)
    let reuse = try #require(report.sketches.first { $0.subject == .reuse })
    let (hits, distinct) = (reuse["hits"].last ?? 0, reuse["distinct"].last ?? 0)
    #expect(reuse["requests"].last == 300 && hits > 100 && hits <= 300 - distinct)
    #expect(reuse["saved"].last.map { (0.9...1.1) ~= $0 / (hits / 300) } == true)
  }

  @Test func `is told of by class of comment, cause, family and mistake`() async throws {
    let reports = try await sorted(try sortingScenario(#"{ systems: ["rules"] }"#))
    let slices = try #require(reports["rules"]).slices
    let dimensions = Set(slices.map(\.dimension))
    #expect(dimensions == ["comment class", "cause", "injection family", "answered"])
    let answered = slices.filter { $0.dimension == "answered" }.reduce(0) { $0 + $1.rows }
    let classed = slices.filter { $0.dimension == "comment class" }.reduce(0) { $0 + $1.rows }
    #expect(answered == classed)
  }

  @Test func `gives up what is in hand when the run is to stop`() async throws {
    let plan = try Planner().plan([(try sortingScenario(#"{ systems: ["rules"] }"#), nil)])
    let run = try await collected(plan) { $0.stop.make() }
    #expect(run.reports.isEmpty && !run.isComplete)
  }

  @Test func `leaves trials alone that were done before`() async throws {
    let plan = try Planner().plan([(try sortingScenario(#"{ systems: ["rules"] }"#), nil)])
    let trial = plan.trials[0].trial
    let run = try await collected(plan) {
      $0.done = [trial: TrialReport(trial, data: "", .skipped("before"))]
    }
    #expect(run.reports.map(\.trial.system) == ["categorizer/majority", "categorizer/random"])
  }

  /// What is right on the rows that the test scenario measures.
  private func testKey(of scenario: Scenario) throws -> AnswerKey {
    let dataset = try Generation(scenario).dataset(part: 0, seed: 1)
    return AnswerKey(
      Dictionary(
        uniqueKeysWithValues: dataset.cases.map { one in
          (
            "\(one.row)",
            AnswerKey.Entry(
              bucket: one.cause.bucket, commentClass: one.comment.commentClass,
              target: one.comment.hostile?.target, severity: one.truth.severity)
          )
        }))
  }
}

@Suite struct `Defects of categorizers` {
  @Test func `are shown by the metrics that have to show them`() async throws {
    let sound = Set(BrokenSystems.all.map { "mock:\($0.sound.id)" }).sorted()
    let names = (sound + BrokenSystems.all.map { "broken:\($0.id)" }).map { "\"\($0)\"" }
    let reports = try await sorted(
      try sortingScenario(
        "{ systems: [\(names.joined(separator: ", "))], batch: 4, orders: 1, "
          + "batches: [1], reuse: { skew: 1, turns: 300 } }", rows: 10_000))
    for defect in BrokenSystems.all {
      let metric = defect.exposedBy
      let broken = try #require(reports["broken:\(defect.id)"]?.value(metric), "\(defect.id)")
      // Where nothing was closed by the sound one, nothing was closed wrongly either.
      let sound = reports["mock:\(defect.sound.id)"]?.value(metric) ?? 0
      let card = try #require(Metrics.named(metric)).card
      let gap = card.better == .lower ? broken - sound : sound - broken
      #expect(gap > 0.05, "\(defect.id), \(metric): \(broken), and \(sound) without the defect")
    }
  }
}
