import RingtrueCore
import RingtrueKernels

/// Intervals from computing metrics again on resampled evidence.
///
/// Efron & Tibshirani, An Introduction to the Bootstrap, 1993.
struct Bootstrap {
  let request: IntervalRequest
  let resampling: Resampling<Evidence>

  /// The intervals of the metrics at those places; metrics of one part share its resamples.
  static func intervals(
    of metrics: [Metric], at places: [Int], _ values: [Result<Double, Undefined>],
    _ evidence: Evidence, _ request: IntervalRequest
  ) -> [Int: Result<Measure.Interval, Undefined>] {
    var intervals: [Int: Result<Measure.Interval, Undefined>] = [:]
    for members in Dictionary(grouping: places, by: { metrics[$0].needs }).values {
      let defined = members.compactMap { place in
        (try? values[place].get()).map { (metric: metrics[place], value: $0) }
      }
      let found = shared(defined, evidence, request)
      for (place, interval) in zip(members, found) { intervals[place] = interval }
    }
    return intervals
  }

  /// The intervals of metrics that read the same part, all from the same resamples.
  private static func shared(
    _ metrics: [(metric: Metric, value: Double)], _ evidence: Evidence, _ request: IntervalRequest
  ) -> [Result<Measure.Interval, Undefined>] {
    do throws(Undefined) {
      guard let resampler = metrics.first?.metric.resampler else { return [] }
      let bootstrap = Bootstrap(
        request: request, resampling: try resampler.resampling(evidence, request))
      return bootstrap.intervals(of: metrics)
    } catch {
      return metrics.map { _ in .failure(error) }
    }
  }

  private func intervals(
    of metrics: [(metric: Metric, value: Double)]
  ) -> [Result<Measure.Interval, Undefined>] {
    let stream = RandomStream(seed: request.seed.rawValue, name: "bootstrap")
    let once = [Int](repeating: 1, count: request.resamples)
    let drawn = values(of: metrics.map(\.metric), once) { index in
      resampling.draw(stream.entity(index))
    }
    let ways = metrics.map { request.bounds ?? $0.metric.bounds }
    let corrected = metrics.indices.filter { ways[$0] == .bca }
    let left = jackknife(corrected.map { metrics[$0].metric })
    return metrics.indices.map { index in
      Result { () throws(Undefined) in
        let values = ResampledValues(try enough(drawn[index]))
        let bounds =
          switch ways[index] {
          case .percentile: values.percentile(request.confidence)
          case .logit: values.logit(request.confidence, value: metrics[index].value)
          case .unbiased:
            values.logit(request.confidence, value: metrics[index].value, isUnbiased: true)
          case .bca:
            values.bca(
              request.confidence, value: metrics[index].value,
              jackknife: corrected.firstIndex(of: index).map { left[$0] } ?? [])
          }
        return Measure.Interval(
          low: bounds.lowerBound, high: bounds.upperBound, confidence: request.confidence,
          method: "\(resampling.method)-\(ways[index].rawValue)(\(request.resamples))")
      }
    }
  }

  private func jackknife(_ metrics: [Metric]) -> [[Double]] {
    if metrics.isEmpty { return [] }
    let stream = RandomStream(seed: request.seed.rawValue, name: "jackknife")
    var first = 0
    let groups = resampling.alike.map { count in
      defer { first += count }
      return first
    }
    return values(of: metrics, resampling.alike) { place in
      resampling.without(groups[place], stream.entity(groups[place]))
    }
  }

  /// The values of each metric on much evidence, each as often as is said, but for those that are
  /// undefined.
  private func values(
    of metrics: [Metric], _ times: [Int], _ evidence: @Sendable (Int) -> Evidence
  ) -> [[Double]] {
    let formulas = metrics.map(\.value)
    let drawn = parallelMap(Chunks(times.count, of: 16), width: request.width) { indices in
      indices.map { index in
        let evidence = evidence(index)
        return formulas.map { try? $0(evidence) }
      }
    }
    return metrics.indices.map { place in
      var values: [Double] = []
      for (drawn, times) in zip(drawn.joined(), times) {
        if let value = drawn[place] { values += repeatElement(value, count: times) }
      }
      return values
    }
  }

  private func enough(_ values: [Double]) throws(Undefined) -> [Double] {
    guard request.resamples > 0, values.count * 100 >= request.resamples * 95 else {
      throw .undefinedResamples(request.resamples - values.count, of: request.resamples)
    }
    return values
  }
}

extension Resampling where Part == Double {
  /// The interval of a value that is resampled itself.
  func interval(_ request: IntervalRequest) throws(Undefined) -> Measure.Interval {
    let stream = RandomStream(seed: request.seed.rawValue, name: "bootstrap")
    let drawn = (0..<request.resamples).map { draw(stream.entity($0)) }.filter { !$0.isNaN }
    return try request.percentile(drawn, method)
  }
}

extension IntervalRequest {
  /// The percentile interval of the values that are defined.
  func percentile(_ drawn: [Double], _ method: String) throws(Undefined) -> Measure.Interval {
    guard resamples > 0, drawn.count * 100 >= resamples * 95 else {
      throw .undefinedResamples(resamples - drawn.count, of: resamples)
    }
    let bounds = ResampledValues(drawn).percentile(confidence)
    return Measure.Interval(
      low: bounds.lowerBound, high: bounds.upperBound, confidence: confidence,
      method: "\(method)-percentile(\(resamples))")
  }
}

extension Undefined {
  /// Bounds from few of the resamples would be those of a luckier world.
  static func undefinedResamples(_ count: Int, of resamples: Int) -> Undefined {
    Undefined(
      code: "undefined-resamples",
      "the metric is undefined on \(count) of \(resamples) resamples")
  }
}
