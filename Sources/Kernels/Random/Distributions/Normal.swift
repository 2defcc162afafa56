/// The normal law; a larger word gives a larger value, and one and its complement mirror.
///
/// The inverse distribution function of the first word: values to 9.1 deviations.
@frozen public struct Normal: Distribution {
  @usableFromInline let mean: Double
  @usableFromInline let deviation: Double

  /// A normal law; the standard one by default.
  @inlinable
  public init(mean: Double = 0, deviation: Double = 1) {
    precondition(deviation >= 0, "a normal law has no negative deviation")
    self.mean = mean
    self.deviation = deviation
  }

  /// The value of a draw.
  @inlinable @inline(__always)
  public func value(of draw: Draw) -> Double {
    mean + deviation * standardNormal(draw.bits)
  }
}

/// The standard normal quantile of a word, read as the middle of one of 2⁶⁴ cells.
@inlinable @inline(__always)
func standardNormal(_ bits: UInt64) -> Double {
  let distance = Double(Int64(bitPattern: bits ^ 1 << 63)) * 0x1p-64 + 0x1p-65
  return abs(distance) <= 0.46875 ? quantileCentre(distance) : standardNormalTail(bits)
}

/// The tails count from their own end, so that they keep all 64 bits.
@usableFromInline
func standardNormalTail(_ bits: UInt64) -> Double {
  let size = quantileTail(cellMiddle(min(bits, ~bits)))
  return Double(signOf: Double(Int64(bitPattern: bits ^ 1 << 63)), magnitudeOf: size)
}

/// A word as the middle of one of 2⁶⁴ cells: small numbers are exact, the largest is 1.
@inlinable @inline(__always)
func cellMiddle(_ bits: UInt64) -> Double { (Double(bits) + 0.5) * 0x1p-64 }
