extension Elementary {
  /// The natural logarithm. Error at most 0.7 ulp.
  ///
  /// x = 2ⁿ(1 + f) with 1 + f from √½ to √2, and log(1 + f) by its series in f/(2 + f).
  @inlinable
  public static func log(_ x: Double) -> Double {
    guard x >= 0x1p-1022, x < .infinity else { return logFar(x) }
    let (n, m) = logReduced(x)
    return logSum(n, m - 1, 0)
  }

  /// log(1 + x), precise for small x. Error at most 0.8 ulp.
  @inlinable
  public static func log1p(_ x: Double) -> Double {
    guard abs(x) >= 0x1p-54 else { return x }
    guard x > -1, x < 0x1p60 else { return log(1 + x) }
    let sum = Double2(sum: 1, x)
    let (n, m) = logReduced(sum.high)
    return logSum(n, m - 1, sum.low / sum.high)
  }

  /// Zero, negative, subnormal, infinite or no number.
  @usableFromInline
  static func logFar(_ x: Double) -> Double {
    if x > 0, x < 1 {
      let (n, m) = logReduced(x * 0x1p54)
      return logSum(n &- 54, m - 1, 0)
    }
    return x == 0 ? -.infinity : x < 0 ? .nan : x
  }
}

/// A normal positive x as 2ⁿ m with m from √½ to √2.
@inlinable @inline(__always)
func logReduced(_ x: Double) -> (Int, Double) {
  let offset = x.bitPattern &- 0x3FE6_A09E_667F_3BCD  // the bits of √½
  let n = Int64(bitPattern: offset) &>> 52
  return (Int(n), Double(bitPattern: x.bitPattern &- UInt64(bitPattern: n &<< 52)))
}

/// n ln 2 + log(1 + f) + a correction far below it.
///
/// log(1 + f) = f − f²/2 + s(f²/2 + R(s²)) with s = f/(2 + f): as in FDLIBM, but f²/2 is kept
/// exactly and the large terms are added with their rounding errors, for half an ulp less.
@inlinable @inline(__always)
func logSum(_ n: Int, _ f: Double, _ correction: Double) -> Double {
  let s = f / (2 + f)
  let front = truncated(f)
  let half = 0.5 * front * front
  let halfRest = 0.5 * (f - front) * (f + front)
  let series = s * (half + (halfRest + logTail(s * s)))
  let small = series - halfRest
  // The first part of ln 2 has 32 bits, so that its multiples are exact.
  let start = Double2(large: f, small: -half)
  let whole = Double2(large: Double(n) * 0x1.62e42feep-1, small: start.high)
  let rest = correction + Double(n) * 0x1.a39ef35793c76p-33
  return whole.high + (whole.low + (start.low + (small + rest)))
}

/// R(z) = log((1 + s)/(1 − s))/s − 2 at z = s², within 2⁻⁵⁸.
@inlinable @inline(__always)
func logTail(_ z: Double) -> Double {
  let square = z * z
  var p = SIMD2(0x1.2f04e7a7a1fd6p-3, 0)
  p = p * square + SIMD2(0x1.74663dd67b53ap-3, 0x1.39a1cde333874p-3)
  p = p * square + SIMD2(0x1.24924941e4cd2p-2, 0x1.c71c52109ebe8p-3)
  p = p * square + SIMD2(0x1.5555555555592p-1, 0x1.999999997fef3p-2)
  return z * (p.x + p.y * z)
}
