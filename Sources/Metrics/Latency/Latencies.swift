public import RingtrueCore
import RingtrueKernels

/// How long each request took, and how long all of them together.
public struct Latencies: EvidencePart {
  /// The part's name.
  public static let what = "latencies"

  /// The latencies, counted.
  public let histogram: LatencyHistogram
  /// The time from the first start to the last end, in nanoseconds, if known.
  public let elapsed: Int?
  /// Each latency in nanoseconds, ascending, where they were kept.
  let sorted: [Double]?

  /// Latencies that were counted elsewhere.
  public init(_ histogram: LatencyHistogram, elapsed: Int? = nil) {
    self.histogram = histogram
    self.elapsed = elapsed
    sorted = nil
  }

  /// Latencies one by one, in nanoseconds, which are kept for exact quantiles.
  public init(samples: [Int], elapsed: Int? = nil) throws(MetricsError) {
    let negative = samples.indices.filter { samples[$0] < 0 }
    if !negative.isEmpty { throw .outside("latencies", allowed: "0 or more", negative) }
    var histogram = LatencyHistogram()
    for latency in samples { histogram.record(latency) }
    self.histogram = histogram
    self.elapsed = elapsed
    sorted = samples.sorted().map(Double.init)
  }

  /// Latencies from when requests were meant to start, so that waiting for a slow one counts for
  /// those behind it. Schroeder, Wierman & Harchol-Balter, NSDI 2006; all times in nanoseconds.
  public init(intendedStarts: [Int], ends: [Int]) throws(MetricsError) {
    try requireSameLength("starts", intendedStarts.count, "ends", ends.count)
    let early = ends.indices.filter { ends[$0] < intendedStarts[$0] }
    if !early.isEmpty {
      throw .outside("ends", allowed: "after the starts", early)
    }
    let first = intendedStarts.min()
    try self.init(
      samples: zip(intendedStarts, ends).map { $1 - $0 },
      elapsed: ends.max().flatMap { end in first.map { end - $0 } })
  }

  /// The latency that a share of requests does not exceed.
  func percentile(_ share: Double) throws(Undefined) -> Double {
    guard let value = histogram.value(atShare: share) else { throw .noRows }
    return Double(value)
  }

  /// The same read off the latencies themselves, by one convention.
  func quantile(_ share: Double, _ convention: QuantileConvention) throws(Undefined) -> Double {
    guard histogram.count > 0 else { throw .noRows }
    guard let sorted, let value = convention.quantile(of: sorted, share: share) else {
      throw .notGiven("single latencies")
    }
    return value
  }

  /// The latencies between whose ranks the true percentile lies, whatever the distribution.
  ///
  /// The number of latencies below it is binomial. David & Nagaraja, Order Statistics, 2003, 7.1
  func interval(
    _ share: Double, confidence: Double
  ) throws(Undefined) -> Measure.Interval {
    let ranks = try OrderStatistics.ranks(
      of: histogram.count, share: share, confidence: confidence)
    guard let low = histogram.value(atRank: ranks.lowerBound),
      let high = histogram.value(atRank: ranks.upperBound)
    else { throw .noRows }
    return Measure.Interval(
      low: Double(low), high: Double(high), confidence: confidence, method: "order-statistics")
  }
}

/// Which of a sample's ranks bound a quantile of what it was drawn from.
public enum OrderStatistics {
  /// The narrowest ranks, from 1 on, with at most half of the doubt on either side.
  ///
  /// Cost: O(log n) evaluations of a beta integral.
  public static func ranks(
    of count: Int, share: Double, confidence: Double
  ) throws(Undefined) -> ClosedRange<Int> {
    let doubt = (1 - confidence) / 2
    // The chance that at most k of the sample lie below the quantile.
    func chance(atMost k: Int) -> Double {
      k >= count ? 1 : Special.beta(1 - share, Double(count - k), Double(k + 1))
    }
    let low = firstIndex(below: count + 1) { chance(atMost: $0) > doubt }
    let high = firstIndex(below: count + 1) { chance(atMost: $0) >= 1 - doubt } + 1
    guard low >= 1, high <= count else {
      throw .tooFew(
        "samples", count, needed: needed(share: share, doubt: doubt))
    }
    return low...high
  }

  /// How many samples it takes so that their extremes bound the quantile.
  private static func needed(share: Double, doubt: Double) -> Int {
    let rarer = Elementary.log(max(share, 1 - share))
    return Int((Elementary.log(doubt) / rarer).rounded(.up))
  }

  private static func firstIndex(below end: Int, where holds: (Int) -> Bool) -> Int {
    var (low, high) = (0, end)
    while low < high {
      let middle = (low + high) / 2
      if holds(middle) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
