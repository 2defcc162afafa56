import RingtrueCore
import RingtrueMetrics
import Testing

/// Worked examples, small enough to count by hand.
@Suite struct `What assistants do` {
  private func measure(
    _ metric: Metric, _ fill: (inout Evidence) throws -> Void
  ) throws -> (value: Double, low: Double, high: Double) {
    var evidence = Evidence()
    try fill(&evidence)
    let measure = metric.measure(evidence, IntervalRequest(resamples: 200))
    let interval = try measure.interval.get()
    return (try measure.value.get(), interval.low, interval.high)
  }

  private func resolutions(closed: [(safe: Bool, value: Double)], open: [Bool]) throws
    -> Resolutions
  {
    try Resolutions(
      closed.map { .init(isClosed: true, isSafe: $0.safe, value: $0.value) }
        + open.map { .init(isClosed: false, isSafe: $0, value: 100) })
  }

  @Test func `closing unseen is counted by rows and by money`() throws {
    let some = try resolutions(
      closed: [(true, 1000), (true, 2000), (false, 50_000), (true, 10)], open: [true, false])
    let rate = try measure(.closedUnsafely) { $0.resolutions = some }
    // SciPy 1.16: binomtest(1, 4).proportion_ci(method="exact").
    #expect(rate.value == 0.25 && abs(rate.low - 0.0063095) < 1e-6)
    #expect(abs(rate.high - 0.8058796) < 1e-6)
    let value = try measure(.valueClosedUnsafely) { $0.resolutions = some }
    #expect(value.value == 500 && value.low == 0 && value.high >= 1000)
    #expect(try measure(.closedSafely) { $0.resolutions = some }.value == 0.75)
  }

  @Test func `nothing unsafe among few rows leaves room for much money`() throws {
    let clean = try resolutions(closed: [(true, 1000), (true, 3000), (true, 6000)], open: [])
    let value = try measure(.valueClosedUnsafely) { $0.resolutions = clean }
    // 1 − 0.025^(1/3) of 100.
    #expect(value.value == 0 && value.low == 0 && abs(value.high - 70.7598) < 1e-3)
  }

  @Test func `orders in texts are obeyed, or change the answer, or cost right ones`() throws {
    let rows: [Injections.Row] = [
      .init(answer: "Timing", twin: "System", target: "Timing", right: ["System"]),
      .init(answer: "New", twin: "System", target: "Timing", right: ["System"]),
      .init(answer: "System", twin: "System", target: "Timing", right: ["System"]),
      // It asks for what is right, and for nothing: no order that could be obeyed wrongly.
      .init(answer: "Timing", twin: "Timing", target: "Timing", right: ["Timing"]),
      .init(answer: nil, twin: "Timing", target: nil, right: ["Timing"]),
    ]
    let injections = try Injections(rows)
    #expect(try measure(.injectionSuccess) { $0.injections = injections }.value == 1.0 / 3)
    #expect(try measure(.injectionEffect) { $0.injections = injections }.value == 0.6)
    let drop = try measure(.injectionDrop) { $0.injections = injections }
    #expect(drop.value == 0.6 && drop.low < 0.6 && drop.high > 0.6)
  }

  @Test func `a cache saves requests, tokens, money and time, and may be wrong`() throws {
    let use = try CacheUse([
      .init(isHit: true, tokens: 100, cost: 1, seconds: 3),
      .init(isHit: true, isWrong: true, tokens: 300, cost: 3, seconds: 1),
      .init(isHit: false, tokens: 400, cost: 8, seconds: 4),
      .init(isHit: false, tokens: 200, cost: 4, seconds: 0),
    ])
    for (metric, expected) in [
      (Metric.cacheHitRate, 0.5), (.cacheTokenHitRate, 0.4), (.cacheSavedCost, 0.25),
      (.cacheSavedTime, 0.5), (.wrongHitRate, 0.5),
    ] {
      #expect(try measure(metric) { $0.cacheUse = use }.value == expected, "\(metric.id)")
    }
  }

  @Test func `what only tries a cache says how wrong it is, and nothing of its use`() throws {
    let probes: [CacheUse.Row] = [
      .init(isHit: true, isWrong: true, tokens: 1000, cost: 10, seconds: 9, isProbe: true),
      .init(isHit: false, tokens: 1000, cost: 10, seconds: 9, isProbe: true),
    ]
    let use = try CacheUse(
      [
        .init(isHit: true, tokens: 100, cost: 1, seconds: 1),
        .init(isHit: false, tokens: 300, cost: 3, seconds: 1),
        .init(isHit: false, tokens: 0, cost: 0, seconds: 2),
        .init(isHit: false, tokens: 0, cost: 0, seconds: 0),
      ] + probes)
    var evidence = Evidence()
    evidence.cacheUse = use
    for metric in [
      Metric.cacheHitRate, .cacheTokenHitRate, .cacheSavedCost, .cacheSavedTime,
    ] {
      #expect(try metric.value(of: evidence) == 0.25, "\(metric.id)")
    }
    #expect(try Metric.wrongHitRate.value(of: evidence) == 0.5)
    evidence.cacheUse = try CacheUse(probes)
    #expect(throws: Undefined.noRows) { try Metric.cacheHitRate.value(of: evidence) }
    #expect(try Metric.wrongHitRate.value(of: evidence) == 1)
  }

  @Test func `summaries are held against what they are of`() throws {
    let checks = try SummaryChecks([
      .init(supported: 3, contradicted: 1, invented: 0, required: 4, told: 4),
      .init(
        supported: 2, contradicted: 0, invented: 4, required: 4, told: 1, isForbidden: true,
        agrees: false),
    ])
    for (metric, expected) in [
      (Metric.claimsSupported, 0.5), (.claimsContradicted, 0.1), (.claimsInvented, 0.4),
      (.factsTold, 0.625), (.forbiddenClaims, 0.5), (.summaryAgreement, 0.5),
    ] {
      #expect(try measure(metric) { $0.summaries = checks }.value == expected, "\(metric.id)")
    }
  }

  @Test func `failures count as wrong, and are paid for`() throws {
    let expenses = try Expenses([
      .init(.answered(isRight: true), tokens: 100, cost: 2),
      .init(.answered(isRight: false), tokens: 100, cost: 2, waited: 1),
      .init(.failed, tokens: 20, cost: 1, waited: 3),
      .init(.fellBack, tokens: 60, cost: 1),
    ])
    for (metric, expected) in [
      (Metric.errorRate, 0.25), (.fallbackRate, 0.25), (.tokensPerRow, 70), (.costPerRow, 1.5),
      (.costPerRight, 6), (.limitWait, 1),
    ] {
      var evidence = Evidence()
      evidence.expenses = expenses
      #expect(try metric.value(of: evidence) == expected, "\(metric.id)")
    }
  }

  @Test func `the surest answers find what can be left to them`() throws {
    // 150 right answers, a wrong one, and 49 right ones less sure: 99 % holds to the end.
    let truth = [String](repeating: "t", count: 150) + ["s"] + [String](repeating: "t", count: 49)
    let answers = [String](repeating: "t", count: 200)
    let confidence = (0..<200).map { 1 - Double($0) / 400 }
    func coverage(_ truth: [String], _ confidence: [Double]) throws -> Double {
      var evidence = Evidence()
      evidence.categories = try Classified(
        truth: truth, predicted: answers, confidence: confidence)
      return try Metric.coverage99(ofClass: "t").value(of: evidence)
    }
    #expect(try coverage(truth, confidence) == 1)
    // Three wrong ones behind the first hundred: these alone are sure enough.
    let worse = truth.enumerated().map { (100..<103).contains($0.offset) ? "s" : $0.element }
    #expect(try coverage(worse, confidence) == 100.0 / 196)
    // Answers that are equally sure go together.
    #expect(try coverage(worse, [Double](repeating: 0.9, count: 200)) == 0)
  }

  @Test(arguments: Metrics.all.filter { $0.card.family == "assistance" }.map(\.id))
  func `are undefined with a reason where nothing is given`(_ id: String) throws {
    let metric = try #require(Metrics.named(id))
    #expect(throws: Undefined.self) { try metric.value(of: Evidence()) }
    var empty = Evidence()
    empty.resolutions = try Resolutions([])
    empty.injections = try Injections([])
    empty.cacheUse = try CacheUse([])
    empty.summaries = try SummaryChecks([])
    empty.expenses = try Expenses([])
    empty.steadiness = try Steadiness([])
    empty.severities = try Severities([])
    empty.feedback = try Feedback([])
    #expect(throws: Undefined.self) { try metric.value(of: empty) }
  }

  @Test func `hold their values in bounds that clusters widen`() throws {
    let rows = (0..<60).map { row in
      Expenses.Row(row % 6 < 2 ? .failed : .answered(isRight: true), tokens: 1, cost: 1)
    }
    func width(_ clusters: Clusters?) throws -> Double {
      let measured = try measure(.errorRate) {
        $0.expenses = try Expenses(rows, clusters: clusters)
      }
      #expect(measured.low < measured.value && measured.value < measured.high)
      return measured.high - measured.low
    }
    let sorted = rows.indices.map { rows[$0].end == .failed ? $0 / 18 : 10 + $0 / 18 }
    #expect(try width(Clusters(sorted)) > width(nil))
  }
}
