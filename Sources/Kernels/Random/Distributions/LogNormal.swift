/// The law of a positive amount whose logarithm is normal.
@frozen public struct LogNormal: Distribution {
  @usableFromInline let logarithm: Normal

  /// A law given by the mean and the deviation of the logarithm.
  @inlinable
  public init(location: Double, scale: Double) {
    logarithm = Normal(mean: location, deviation: scale)
  }

  /// The amount of a draw, above 0.
  @inlinable @inline(__always)
  public func value(of draw: Draw) -> Double { Elementary.exp(logarithm.value(of: draw)) }
}
