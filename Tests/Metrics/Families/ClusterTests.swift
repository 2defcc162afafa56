import RingtrueCore
import RingtrueMetrics
import Testing

/// The interval of a metric, drawn a few times.
private func interval(
  _ metric: Metric, _ evidence: Evidence, isStratified: Bool = false,
  bounds: IntervalRequest.Bounds? = nil
) throws -> Measure.Interval {
  let request = IntervalRequest(resamples: 300, isStratified: isStratified, bounds: bounds)
  return try metric.measure(evidence, request).interval.get()
}

/// Rows in clusters that are all alike within: 20 clusters of 10 rows.
@Suite struct `Rows that belong together` {
  private let clusters = Clusters((0..<200).map { $0 / 10 })
  private let isRight = (0..<200).map { $0 / 10 % 2 == 0 }
  private let labels = Labels((0..<200).map { $0 / 10 % 4 < 2 ? .anomalous : .normal })

  private func evidence(_ clusters: Clusters?) throws -> Evidence {
    let chances = isRight.map { $0 ? 0.9 : 0.3 }
    var evidence = Evidence()
    evidence.probabilities = try Probabilities(
      predicted: chances, labels: labels, clusters: clusters)
    evidence.pValues = try PValues(chances, labels: labels, clusters: clusters)
    evidence.confidences = try Confidences(
      chances, losses: isRight.map { $0 ? 0 : 1 }, clusters: clusters)
    evidence.predictiveIntervals = try PredictiveIntervals(
      low: chances, high: chances.map { $0 + 0.1 }, outcomes: [Double](repeating: 0.35, count: 200),
      nominal: 0.9, clusters: clusters)
    evidence.categories = try Classified(
      truth: isRight.map { $0 ? "a" : "b" }, predicted: isRight.map { _ in "a" },
      clusters: clusters)
    evidence.repetitions = Repetitions(isRight.map { ["a", $0 ? "a" : "b"] }, clusters: clusters)
    evidence.clusters = try Clustering(
      clusters: isRight.map { $0 ? "1" : "2" }, causes: labels.rows.map { "\($0)" },
      groups: clusters)
    evidence.reconstruction = Reconstruction(
      [try .init(name: "x", given: chances, rebuilt: chances.map { $0 * $0 })], clusters: clusters)
    evidence.explanations = Explanations(
      isRight.map { .init(ranking: $0 ? [1, 2] : [2, 1], truth: [1]) }, clusters: clusters)
    evidence.decisions = try Decisions(
      flags: isRight, labels: labels, decoys: RowSet(stride(from: 0, to: 200, by: 2)),
      clusters: clusters)
    evidence.losses = try Losses(
      amountsMinor: chances.map { Int64($0 * 100) }, flags: isRight, labels: labels,
      clusters: clusters)
    return evidence
  }

  @Test(arguments: [
    Metric.brier, .discoveryPower, .riskCoverageArea, .intervalCoverage, .accuracy, .macroF1,
    .recall(ofClass: "b"), .precision(ofClass: "a"), .selfAgreement, .purity,
    .reconstructionSquared, .hitRate, .precision, .decoyFalsePositiveRate, .moneyMissed,
  ])
  func `say less than as many rows that stand alone`(_ metric: Metric) throws {
    let alone = try interval(metric, try evidence(nil))
    let together = try interval(metric, try evidence(clusters))
    // A share on which all clusters agree is bounded by how many they are.
    let isUnanimous = together.method == "clopper-pearson"
    #expect(isUnanimous || together.method.hasPrefix("cluster-bootstrap"))
    let (wide, narrow) = (together.high - together.low, alone.high - alone.low)
    // What is no share has no spread to widen where it is the same in every cluster.
    let isWider = wide > 2 * narrow
    #expect(isWider || wide == 0 && !isUnanimous)
  }

  @Test func `keep each class as it is when stratified`() throws {
    let drawn = try interval(.brier, try evidence(nil), isStratified: true)
    #expect(drawn.method.hasPrefix("stratified-bootstrap"))
    let recall = try interval(.recall(ofClass: "a"), try evidence(nil), isStratified: true)
    #expect(recall.method == "wilson")
    let money = try interval(.moneyMissed, try evidence(nil), isStratified: true)
    #expect(money.method.hasPrefix("stratified-bootstrap"))
  }

  @Test func `count decoys also in clusters without a label`() throws {
    // Each cluster holds one row: labelled ones, and decoys that nobody labelled.
    let labels = Labels((0..<100).map { $0 < 50 ? ($0 < 10 ? .anomalous : .normal) : .unlabelled })
    var evidence = Evidence()
    evidence.decisions = try Decisions(
      flags: (0..<100).map { $0 % 2 == 0 }, labels: labels, decoys: RowSet(50..<100),
      clusters: Clusters(0..<100))
    #expect(try Metric.decoyFalsePositiveRate.value(of: evidence) == 0.5)
    let found = try interval(.decoyFalsePositiveRate, evidence)
    #expect((0.3...0.45).contains(found.low))
    #expect((0.55...0.7).contains(found.high))
  }

  @Test func `keep decoys when rows are drawn anew without clusters`() throws {
    let found = try interval(.decoyFalsePositiveRate, try evidence(nil), bounds: .percentile)
    #expect(found.method.hasPrefix("bootstrap-percentile"))
    #expect(found.low > 0.35)
    #expect(found.high < 0.65)
  }

  @Test func `pair two systems cluster by cluster`() throws {
    let other = isRight.indices.map { $0 % 3 == 0 }
    let pair = try JointEvidence(flags: isRight, other, labels: labels, clusters: clusters)
    let plain = try JointEvidence(flags: isRight, other, labels: labels)
    let request = IntervalRequest(resamples: 400)
    let clustered = try #require(try pair.differences(of: [.recall], request).first?.get())
    let alone = try #require(try plain.differences(of: [.recall], request).first?.get())
    #expect(clustered.value == alone.value)
    #expect(clustered.interval.method.hasPrefix("paired-cluster-bootstrap"))
    let (wide, narrow) = (clustered.interval, alone.interval)
    let ratio: Double = (wide.high - wide.low) / (narrow.high - narrow.low)
    #expect(ratio > 1.5)
  }

  @Test func `draw events of one account together`() throws {
    let start = Instant(seconds: 0)
    let events = isRight.map { isFlagged in
      Campaigns.Campaign(
        earliestKnowable: start, rows: [.init(time: start, isFlagged: isFlagged, amountMinor: 1)])
    }
    var (alone, together) = (Evidence(), Evidence())
    alone.campaigns = Campaigns(events)
    together.campaigns = Campaigns(events, hasAmounts: false, clusters: clusters)
    #expect(try interval(.eventRecall, alone).method == "wilson")
    let wide = try interval(.eventRecall, together)
    #expect(wide.method.hasPrefix("cluster-bootstrap"))
    let width: Double = wide.high - wide.low
    #expect(width > 0.3)
    #expect(throws: Undefined.notGiven("amounts")) {
      try Metric.moneyLostBeforeAlert.value(of: together)
    }
  }
}

@Suite struct `Metrics with an open part` {
  @Test(arguments: [
    "precision@class=late fee", "recall@class=", "f1@class=a=b", "vus-pr@7", "vus-roc-250@0",
    "range-recall@0.25-one-back", "range-precision@one-middle", "range-f1@1-reciprocal-front",
    "latency-p75", "latency-p99.9@inverted-cdf",
  ])
  func `go by the name that asks for them`(_ id: String) throws {
    #expect(try #require(Metrics.named(id)).id == id)
  }

  @Test(arguments: [
    "vus-pr@", "vus-pr@-1", "range-recall@2-one-flat", "range-recall@0-one", "latency-p0",
    "latency-p50@median", "precision@classes=a",
  ])
  func `are none where the part has no meaning`(_ id: String) {
    #expect(Metrics.named(id) == nil)
  }

  @Test func `read exact percentiles off the latencies`() throws {
    var evidence = Evidence()
    evidence.latency = try Latencies(samples: [40, 10, 30, 20])
    #expect(try Metric.latencyPercentile(0.5, .linear).value(of: evidence) == 25)
    #expect(try Metric.latencyPercentile(0.5, .higher).value(of: evidence) == 30)
    #expect(throws: MetricsError.self) { try Latencies(samples: [1, -1]) }
  }

  @Test func `count a feature that is blamed twice once`() throws {
    var evidence = Evidence()
    evidence.explanations = Explanations([.init(ranking: [1, 1, 1], truth: [1], features: 4)])
    #expect(try Metric.blameGain.value(of: evidence) == 1)
  }
}
