extension Elementary {
  /// eˣ. Error at most 0.8 ulp.
  ///
  /// x = n ln 2 + r with |r| ≤ ½ ln 2, and a minimax polynomial for eʳ.
  @inlinable
  public static func exp(_ x: Double) -> Double {
    guard abs(x) < 708 else { return expFar(x) }
    let (n, r) = expReduced(x)
    return expNear(r) * powerOfTwo(n)
  }

  /// eˣ − 1, precise for small x. Error at most 1.3 ulp.
  @inlinable
  public static func expm1(_ x: Double) -> Double {
    guard abs(x) < 708 else { return x < -708 ? -1 : expFar(x) }
    let (n, r) = expReduced(x)
    let square = r.high * r.high
    let tail = expTail(r.high) * square + r.low * (1 + r.high)
    guard n != 0 else { return abs(x) < 0x1p-54 ? x : r.high + tail }
    // 2ⁿ(1 + r + tail) − 1, in the order that loses nothing.
    let scale = powerOfTwo(n)
    let whole = Double2(sum: scale, -1)
    let sum = Double2(sum: whole.high, r.high * scale)
    return sum.high + (sum.low + (whole.low + tail * scale))
  }

  /// Where the result overflows, underflows or is subnormal.
  @usableFromInline
  static func expFar(_ x: Double) -> Double {
    if x > 0x1.62e42fefa39efp9 { return .infinity }  // log of the largest double
    if x < -746 { return 0 }
    if x.isNaN { return x }
    let (n, r) = expReduced(x)
    return scaled(expNear(r), by: n)
  }
}

/// x as n ln 2 + r.
@inlinable @inline(__always)
func expReduced(_ x: Double) -> (Int, Double2) {
  let (multiple, n) = nearest(x * 0x1.71547652b82fep0)  // 1 / ln 2
  // The first part of ln 2 has 32 bits, so that its multiples are exact.
  return (
    n, Double2(large: x - multiple * 0x1.62e42feep-1, small: -multiple * 0x1.a39ef35793c76p-33)
  )
}

/// eʳ for |r| ≤ ½ ln 2.
@inlinable @inline(__always)
func expNear(_ r: Double2) -> Double {
  let start = Double2(large: 1, small: r.high)
  return start.high + (start.low + (expTail(r.high) * (r.high * r.high) + r.low))
}

/// (eʳ − 1 − r) / r² for |r| ≤ ½ ln 2, within 2⁻⁶³ of eʳ.
@inlinable @inline(__always)
func expTail(_ r: Double) -> Double {
  let (square, fourth) = (r * r, (r * r) * (r * r))
  // Even and odd powers in two lanes, and every other step in a chain of its own: half the wait.
  var even = SIMD2(0x1.27e592b30a1fap-22, 0x1.af66aac1f11bbp-26)
  var odd = SIMD2(0x1.1e5d7128a4ac8p-29, 0)
  even = even * fourth + SIMD2(0x1.6c16c16c275d0p-10, 0x1.a01a01b1e2261p-13)
  odd = odd * fourth + SIMD2(0x1.a01a01502189dp-16, 0x1.71ddf38fc53c9p-19)
  even = even * fourth + SIMD2(0.5, 0x1.555555555555ap-3)
  odd = odd * fourth + SIMD2(0x1.5555555555530p-5, 0x1.111111110f16ap-7)
  let p = even + odd * square
  return p.x + p.y * r
}
