/// The normal law, given that it falls into a range.
///
/// The inverse distribution function between the range's ends; a range in the upper tail is
/// mirrored into the lower one, where probabilities keep their precision.
public struct TruncatedNormal: Distribution {
  let mean: Double
  let deviation: Double
  let range: ClosedRange<Double>
  private let isMirrored: Bool
  private let start: Double
  private let width: Double

  /// A normal law of a mean and deviation, kept to a range.
  public init(mean: Double, deviation: Double, in range: ClosedRange<Double>) {
    precondition(deviation > 0, "a truncated normal law needs a positive deviation")
    self.mean = mean
    self.deviation = deviation
    self.range = range
    let low = (range.lowerBound - mean) / deviation
    let high = (range.upperBound - mean) / deviation
    isMirrored = low > 0
    start = Elementary.normalCDF(isMirrored ? -high : low)
    width = Elementary.normalCDF(isMirrored ? -low : high) - start
  }

  /// The value of a draw, always in the range.
  public func value(of draw: Draw) -> Double {
    let bits = isMirrored ? ~draw.bits : draw.bits
    let standard = Elementary.normalQuantile(start + width * openUnitInterval(bits))
    let value = mean + deviation * (isMirrored ? -standard : standard)
    return min(max(value, range.lowerBound), range.upperBound)
  }
}
