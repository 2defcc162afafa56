import RingtrueCore
import RingtrueKernels
import RingtrueMetrics
import Testing

@Suite struct `Intervals of ranking metrics` {
  /// 40 anomalous rows among 400, each shifted up by one.
  static let evidence: Evidence = {
    var draws = RandomStream(seed: 5, name: "intervals")
    var (scores, labels) = ([Double](), [Label]())
    for row in 0..<400 {
      labels.append(row % 10 == 0 ? .anomalous : .normal)
      scores.append(draws.next(Normal(mean: row % 10 == 0 ? 1 : 0, deviation: 1)))
    }
    var evidence = Evidence()
    evidence.ranking = try? Ranking(scores: scores, labels: Labels(labels))
    return evidence
  }()

  @Test(arguments: Metrics.all.filter { $0.card.family == "ranking" }.map(\.id))
  func `hold the value, or say why there is none`(_ id: String) throws {
    let metric = try #require(Metrics.named(id))
    let measure = metric.measure(Self.evidence, IntervalRequest(resamples: 200))
    guard case .success(let value) = measure.value else {
      #expect(id.hasSuffix("@k=1000"))
      return
    }
    switch measure.interval {
    case .success(let interval):
      #expect(interval.low <= value && value <= interval.high)
      #expect(metric.card.range.contains(interval.low) && metric.card.range.contains(interval.high))
    case .failure(let reason):
      #expect(
        (id.contains("stable") || id.hasSuffix("-p")) && reason.code == "no-interval"
          || id.hasPrefix("average-precision@") && reason.code == "extrapolates")
    }
  }

  @Test func `are the same for the same seed, alone and together`() throws {
    let request = IntervalRequest(resamples: 100, seed: 3)
    let metrics = [Metric.kolmogorovSmirnov, .f1Oracle, .averagePrecision]
    let together = Metrics.measure(metrics, Self.evidence, request)
    #expect(together == metrics.map { $0.measure(Self.evidence, request) })
    let other = Metric.kolmogorovSmirnov.measure(
      Self.evidence, IntervalRequest(resamples: 100, seed: 4))
    #expect(other != together[0])
  }

  @Test func `are about as wide by each way of drawing`() throws {
    let plain = try width(IntervalRequest(resamples: 1000))
    #expect(try abs(width(IntervalRequest(resamples: 1000, bounds: .bca)) / plain - 1) < 0.15)
    #expect(try abs(width(IntervalRequest(resamples: 1000, isStratified: true)) / plain - 1) < 0.25)
  }

  @Test(arguments: [3, 7, 100])
  func `tell how few rows a perfect value rests on`(_ anomalies: Int) throws {
    var evidence = Evidence()
    evidence.ranking = try Ranking(
      scores: (0..<1000).map { Double(-$0) },
      labels: Labels((0..<1000).map { $0 < anomalies ? .anomalous : .normal }))
    for metric in [Metric.rocAUC, .averagePrecision, .precisionRecallTrapezoid] {
      let measure = metric.measure(evidence)
      let (value, interval) = (try measure.value.get(), try measure.interval.get())
      // Wilson's lower bound of n successes in n trials.
      let low = Double(anomalies) / (Double(anomalies) + 3.8415)
      #expect(value == 1 && interval.high == 1 && abs(interval.low - low) < 1e-4, "\(metric.id)")
    }
  }

  @Test func `come from resamples where these are asked for, and agree with the formula`() throws {
    let formula = try Metric.rocAUC.measure(Self.evidence).interval.get()
    let request = IntervalRequest(resamples: 1000, bounds: .percentile)
    let drawn = try Metric.rocAUC.measure(Self.evidence, request).interval.get()
    #expect(drawn.method == "bootstrap-percentile(1000)")
    #expect(abs((drawn.high - drawn.low) / (formula.high - formula.low) - 1) < 0.25)
  }

  func width(_ request: IntervalRequest) throws -> Double {
    let interval = try Metric.averagePrecision.measure(Self.evidence, request).interval.get()
    return interval.high - interval.low
  }

  @Test func `grow where rows come in clusters of copies`() throws {
    let ranking = try #require(Self.evidence.ranking)
    let (scores, labels) = copies(of: ranking, 4)
    var (loose, tight) = (Evidence(), Evidence())
    loose.ranking = try Ranking(scores: scores, labels: labels)
    tight.ranking = try Ranking(
      scores: scores, labels: labels, clusters: Clusters(scores.indices.map { $0 / 4 }))
    let request = IntervalRequest(resamples: 400)
    let narrow = try Metric.averagePrecision.measure(loose, request).interval.get()
    let wide = try Metric.averagePrecision.measure(tight, request).interval.get()
    // Four copies of each row know no more than one: the spread is twice as wide.
    #expect((1.6...2.5).contains((wide.high - wide.low) / (narrow.high - narrow.low)))
    #expect(wide.method == "cluster-bootstrap-percentile(400)")
    #expect(narrow.method == "logit")
    #expect(try Metric.rocAUC.measure(tight, request).interval.get().method.hasPrefix("cluster"))
    #expect(try Metric.rocAUC.measure(loose, request).interval.get().method == "delong-logit")
  }

  func copies(of ranking: Ranking, _ times: Int) -> ([Double], Labels) {
    var draws = RandomStream(seed: 6, name: "copies")
    var (scores, labels) = ([Double](), [Label]())
    for row in 0..<ranking.count {
      let isAnomalous = row < ranking.positives
      let score = draws.next(Normal(mean: isAnomalous ? 1 : 0, deviation: 1))
      scores += [Double](repeating: score, count: times)
      labels += [Label](repeating: isAnomalous ? .anomalous : .normal, count: times)
    }
    return (scores, Labels(labels))
  }
}
