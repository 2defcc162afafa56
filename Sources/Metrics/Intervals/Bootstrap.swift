import RingtrueCore

/// Intervals from computing metrics again on resampled evidence.
///
/// Efron & Tibshirani, An Introduction to the Bootstrap, 1993.
enum Bootstrap {
  /// The intervals of those metrics that resample; metrics of one part share its resamples.
  static func intervals(
    of metrics: [Metric], _ values: [Result<Double, Undefined>], _ evidence: Evidence,
    _ request: IntervalRequest
  ) -> [Int: Result<Measure.Interval, Undefined>] {
    var parts: [String: [Int]] = [:]
    for (index, metric) in metrics.enumerated() where (try? values[index].get()) != nil {
      if let resampler = metric.resampler { parts[resampler.name, default: []].append(index) }
    }
    var intervals: [Int: Result<Measure.Interval, Undefined>] = [:]
    for members in parts.values {
      let found = shared(members.map { metrics[$0] }, evidence, request)
      for (member, interval) in zip(members, found) { intervals[member] = interval }
    }
    return intervals
  }

  /// The intervals of metrics that read the same part, all from the same resamples.
  private static func shared(
    _ metrics: [Metric], _ evidence: Evidence, _ request: IntervalRequest
  ) -> [Result<Measure.Interval, Undefined>] {
    guard let resampler = metrics.first?.resampler else { return [] }
    let method = "\(resampler.method(evidence, request))-\(request.bounds)(\(request.resamples))"
    let replicates = replicates(of: metrics, resampler, evidence, request)
    return metrics.indices.map { index in
      Result { () throws(Undefined) in
        let values = try enough(replicates[index], of: request.resamples).sorted()
        let tail = (1 - request.confidence) / 2
        return Measure.Interval(
          low: quantile(values, tail), high: quantile(values, 1 - tail),
          confidence: request.confidence, method: method)
      }
    }
  }

  /// The values of each metric on all resamples, but for those on which it is undefined.
  private static func replicates(
    of metrics: [Metric], _ resampler: Resampler, _ evidence: Evidence, _ request: IntervalRequest
  ) -> [[Double]] {
    var values = [[Double]](repeating: [], count: metrics.count)
    for index in 0..<request.resamples {
      guard let drawn = try? resampler.resampled(evidence, Resample(index, of: request)) else {
        continue
      }
      for (place, metric) in metrics.enumerated() {
        if let value = try? metric.value(of: drawn) { values[place].append(value) }
      }
    }
    return values
  }

  /// Bounds from few of the resamples would be those of a luckier world.
  private static func enough(_ values: [Double], of resamples: Int) throws(Undefined) -> [Double] {
    guard resamples > 0, values.count * 100 >= resamples * 95 else {
      throw Undefined(
        code: "undefined-resamples",
        "the metric is undefined on \(resamples - values.count) of \(resamples) resamples")
    }
    return values
  }

  /// The quantile of sorted values, linear between neighbours.
  static func quantile(_ sorted: [Double], _ share: Double) -> Double {
    let place = share * Double(sorted.count - 1)
    let below = min(Int(place), sorted.count - 1)
    let above = min(below + 1, sorted.count - 1)
    return sorted[below] + (sorted[above] - sorted[below]) * (place - Double(below))
  }
}
