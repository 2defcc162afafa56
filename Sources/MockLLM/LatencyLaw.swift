internal import RingtrueKernels
internal import RingtruePlatform

/// How long answers take: the logarithm of the time is normal, as it nearly is with real servers.
public struct LatencyLaw: Sendable, Equatable {
  /// Half of the answers take no longer; all but one in a hundred take no longer.
  public let median: Duration, high: Duration

  /// A law by its median and its 99th percentile.
  public init(median: Duration, high: Duration) throws(MockLLMError) {
    guard median > .zero, high >= median else { throw .latency }
    self.median = median
    self.high = high
  }

  /// The time that a draw stands for; 2.3263 deviations lead from the median to one in a hundred.
  func latency(of draw: Draw) -> Duration {
    let (middle, top) = (median.inSeconds, high.inSeconds)
    let scale = Elementary.log(top / middle) / 2.326_347_874_040_841
    let law = LogNormal(location: Elementary.log(middle), scale: scale)
    return .nanoseconds(Int64(min(law.value(of: draw), 86_400) * 1e9))
  }
}
