/// The elementary functions, with the same bits on every machine.
///
/// A system's math library may round differently from one platform to the next, and data made with
/// it would too. These are written with `+ − × ÷`, square roots and bit operations alone, which
/// IEEE 754 pins to the last bit; Swift never contracts a product and a sum into one rounding.
/// Zeros, infinities, NaN and subnormal numbers are treated as IEEE 754 asks.
///
/// An error is stated in units in the last place (ulp): none larger was seen against extended
/// precision in sweeps of 10⁷ points.
public enum Elementary {}

// MARK: - Numbers in two parts

/// A number as the unevaluated sum of a double and a much smaller one: about 106 bits.
///
/// Dekker, Numerische Mathematik 18, 1971, doi:10.1007/BF01397083
@frozen @usableFromInline
struct Double2 {
  @usableFromInline var high: Double
  @usableFromInline var low: Double

  @inlinable @inline(__always)
  init(_ high: Double, _ low: Double = 0) {
    self.high = high
    self.low = low
  }

  /// The exact sum of two doubles.
  @inlinable @inline(__always)
  init(sum a: Double, _ b: Double) {
    let sum = a + b
    let part = sum - a
    self.init(sum, (a - (sum - part)) + (b - part))
  }

  /// The exact sum of two doubles of which the first is the larger or zero.
  @inlinable @inline(__always)
  init(large a: Double, small b: Double) {
    let sum = a + b
    self.init(sum, b - (sum - a))
  }

  /// The exact product of two doubles, each below 2⁹⁹⁵.
  @inlinable @inline(__always)
  init(product a: Double, _ b: Double) {
    let (x, y) = (halves(a), halves(b))
    let product = a * b
    let crossed = (x.high * y.high - product) + x.high * y.low + x.low * y.high
    self.init(product, crossed + x.low * y.low)
  }

  @inlinable @inline(__always)
  static func + (a: Double2, b: Double2) -> Double2 {
    let sum = Double2(sum: a.high, b.high)
    return Double2(large: sum.high, small: sum.low + (a.low + b.low))
  }

  @inlinable @inline(__always)
  static func * (a: Double2, b: Double2) -> Double2 {
    let product = Double2(product: a.high, b.high)
    let crossed = a.high * b.low + a.low * b.high
    return Double2(large: product.high, small: product.low + crossed)
  }

  @inlinable @inline(__always)
  static func / (a: Double2, b: Double2) -> Double2 {
    let quotient = a.high / b.high
    let back = Double2(product: quotient, b.high)
    let rest = ((a.high - back.high) - back.low + a.low) - quotient * b.low
    return Double2(large: quotient, small: rest / b.high)
  }
}

/// A double as a sum of two of 26 bits, whose products are exact.
@inlinable @inline(__always)
func halves(_ x: Double) -> (high: Double, low: Double) {
  let high = truncated(x)
  return (high, x - high)
}

/// A double without the lower half of its significand.
@inlinable @inline(__always)
func truncated(_ x: Double) -> Double {
  Double(bitPattern: (x.bitPattern &+ 0x0400_0000) & 0xFFFF_FFFF_F800_0000)
}

// MARK: - Powers of two

/// 2ⁿ for n from −1022 to 1023.
@inlinable @inline(__always)
func powerOfTwo(_ n: Int) -> Double {
  Double(bitPattern: UInt64(truncatingIfNeeded: n &+ 1023) &<< 52)
}

/// x · 2ⁿ for x from ½ to 2 and n from −1100 to 1024, rounded once.
@inlinable @inline(__always)
func scaled(_ x: Double, by n: Int) -> Double {
  if n >= -1021, n <= 1022 { return x * powerOfTwo(n) }
  return n > 0 ? x * 2 * powerOfTwo(n &- 1) : x * powerOfTwo(n &+ 128) * 0x1p-128
}

/// The largest whole number that is not above x.
@inlinable @inline(__always)
func floor(_ x: Double) -> Double {
  guard abs(x) < 0x1p52 else { return x }
  let whole = Double(Int64(x))
  return whole > x ? whole - 1 : whole
}

/// The whole number nearest to x for |x| < 2⁵¹, as a double and as an integer.
@inlinable @inline(__always)
func nearest(_ x: Double) -> (Double, Int) {
  let shifted = x + 0x1.8p52
  return (
    shifted - 0x1.8p52, Int(truncatingIfNeeded: Int64(bitPattern: shifted.bitPattern &<< 13)) &>> 13
  )
}
