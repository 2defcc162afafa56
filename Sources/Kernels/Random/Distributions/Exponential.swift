/// The law of a waiting time without memory; a larger word gives a longer wait.
@frozen public struct Exponential: Distribution {
  @usableFromInline let mean: Double

  /// A law of waiting times with a mean.
  @inlinable
  public init(mean: Double) {
    precondition(mean >= 0, "a waiting time has no negative mean")
    self.mean = mean
  }

  /// The waiting time of a draw.
  @inlinable @inline(__always)
  public func value(of draw: Draw) -> Double {
    mean * (0 - Elementary.log(cellMiddle(~draw.bits)))
  }
}
