import RingtrueCore
import RingtrueKernels
import Testing

@testable import RingtrueMetrics

@Suite struct `Bounds that are corrected for skewness` {
  /// 150 rows in few sorts, so that most groups leave the same behind as others.
  private var evidence: Evidence {
    get throws {
      let labels = Labels((0..<150).map { $0 % 7 == 0 ? .anomalous : .normal })
      var evidence = Evidence()
      evidence.decisions = try Decisions(flags: (0..<150).map { $0 % 5 == 0 }, labels: labels)
      let scores = (0..<150).map { row -> Double in Double(row * 37 % 11 + (row % 7 == 0 ? 2 : 0)) }
      evidence.ranking = try Ranking(scores: scores, labels: labels)
      return evidence
    }
  }

  /// The bounds of a metric from every draw and every group, one by one.
  private func bounds<Part: Resampled>(
    of metric: Metric, by resampling: Resampling<Part>, _ request: IntervalRequest
  ) throws -> ClosedRange<Double> {
    func value(_ part: Part) -> Double? {
      var evidence = Evidence()
      part.put(into: &evidence)
      return try? metric.value(of: evidence)
    }
    func stream(_ name: String) -> RandomStream {
      RandomStream(seed: request.seed.rawValue, name: name)
    }
    let drawn = (0..<request.resamples).compactMap {
      value(resampling.draw(stream("bootstrap").entity($0)))
    }
    let left = (0..<resampling.groups).compactMap {
      value(resampling.without($0, stream("jackknife").entity($0)))
    }
    #expect(left.count == 150)
    return ResampledValues(drawn).bca(
      request.confidence, value: try metric.value(of: try evidence), jackknife: left)
  }

  @Test func `mind every group, those too that leave the same behind`() throws {
    let request = IntervalRequest(resamples: 200, bounds: .bca)
    let evidence = try evidence
    let metrics = [Metric.f1, .matthews, .kolmogorovSmirnov, .averagePrecision]
    for (metric, measure) in zip(metrics, Metrics.measure(metrics, evidence, request)) {
      let interval = try measure.interval.get()
      let wanted =
        metric.card.family == "ranking"
        ? try bounds(of: metric, by: try #require(evidence.ranking).resampling(request), request)
        : try bounds(of: metric, by: try #require(evidence.decisions).resampling(request), request)
      #expect(interval.low...interval.high == wanted, "\(metric.card.id)")
    }
  }
}
