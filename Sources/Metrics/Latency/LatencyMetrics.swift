import RingtrueCore

extension Metric {
  /// The latencies that 50, 90, 95, 99 and 99.9 % of requests do not exceed.
  public static let latencyPercentiles = [0.5, 0.9, 0.95, 0.99, 0.999].map(Metric.latencyPercentile)

  /// The latency that a share of requests does not exceed, in nanoseconds.
  public static func latencyPercentile(_ share: Double) -> Metric {
    percentile(
      percentName(share), share, "from a histogram of three digits",
      "David & Nagaraja, Order Statistics, 2003, 7.1"
    ) { latencies throws(Undefined) in try latencies.percentile(share) }
  }

  /// The same read off the latencies themselves, by one convention.
  public static func latencyPercentile(
    _ share: Double, _ convention: QuantileConvention
  ) -> Metric {
    percentile(
      percentName(share) + "@\(convention.rawValue)", share,
      "by the convention '\(convention.rawValue)'",
      "Hyndman & Fan, The American Statistician 50(4), 1996, doi:10.2307/2684934"
    ) { latencies throws(Undefined) in try latencies.quantile(share, convention) }
  }

  private static func percentName(_ share: Double) -> String {
    let percent = (share * 100_000).rounded() / 1000
    return percent == percent.rounded() ? "\(Int(percent))" : "\(percent)"
  }

  private static func percentile(
    _ name: String, _ share: Double, _ how: String, _ reference: String,
    _ value: @escaping @Sendable (Latencies) throws(Undefined) -> Double
  ) -> Metric {
    let percent = name.prefix { $0 != "@" }
    return Metric(
      MetricCard(
        id: "latency-p\(name)", family: "latency",
        summary: "The nanoseconds that \(percent) % of requests do not exceed, \(how).",
        better: .lower, range: 0...Double.infinity, interval: "order statistics",
        reference: reference),
      from: \.latency,
      interval: { latencies, request throws(Undefined) in
        try latencies.interval(share, confidence: request.confidence)
      }, value: value)
  }

  /// The mean latency in nanoseconds.
  public static let latencyMean = latency(
    "latency-mean", "The mean nanoseconds of a request.", .lower
  ) { latencies throws(Undefined) in
    guard let mean = latencies.histogram.mean else { throw .noRows }
    return mean
  }

  /// The longest latency in nanoseconds.
  public static let latencyMaximum = latency(
    "latency-max", "The nanoseconds of the slowest request.", .lower
  ) { latencies throws(Undefined) in
    guard let maximum = latencies.histogram.maximum else { throw .noRows }
    return Double(maximum)
  }

  /// How many requests were answered in a second.
  public static let throughput = latency(
    "throughput", "Requests answered in a second, over the whole time.", .higher
  ) { latencies throws(Undefined) in
    guard latencies.histogram.count > 0 else { throw .noRows }
    guard let elapsed = latencies.elapsed else { throw .notGiven("elapsed times") }
    guard elapsed > 0 else { throw Undefined(code: "no-time", "no time passed") }
    return Double(latencies.histogram.count) / (Double(elapsed) / 1e9)
  }
}

extension MetricPattern {
  /// Any percentile, by the histogram or by a convention.
  static let percentiles = [
    MetricPattern("latency-p", "PERCENT[@CONVENTION]") { word in
      let parts = word.split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false)
      guard let percent = parts.first.flatMap({ Double($0) }), percent > 0, percent < 100 else {
        return nil
      }
      guard parts.count == 2 else { return .latencyPercentile(percent / 100) }
      return QuantileConvention(rawValue: String(parts[1])).map {
        .latencyPercentile(percent / 100, $0)
      }
    }
  ]
}

private func latency(
  _ id: String, _ summary: String, _ better: MetricCard.Orientation,
  _ value: @escaping @Sendable (Latencies) throws(Undefined) -> Double
) -> Metric {
  Metric(
    MetricCard(
      id: id, family: "latency", summary: summary, better: better, range: 0...Double.infinity,
      interval: "none: requests of one run are not independent; repeat the run",
      reference: "by definition"),
    from: \.latency, value: value)
}
