extension Elementary {
  /// The sine of an angle in radians. Error at most 0.8 ulp.
  @inlinable
  public static func sin(_ x: Double) -> Double {
    guard abs(x) >= 0x1p-27 else { return x }
    let (quarters, angle) = quarterTurns(x)
    let value = quarters & 1 == 0 ? sineNear(angle) : cosineNear(angle)
    return quarters & 2 == 0 ? value : -value
  }

  /// The cosine of an angle in radians. Error at most 0.9 ulp.
  @inlinable
  public static func cos(_ x: Double) -> Double {
    let (quarters, angle) = quarterTurns(x)
    let value = quarters & 1 == 0 ? cosineNear(angle) : sineNear(angle)
    return (quarters &+ 1) & 2 == 0 ? value : -value
  }
}

/// sin(r) for |r| ≤ π/4, within 2⁻⁵⁸.
@inlinable @inline(__always)
func sineNear(_ r: Double2) -> Double {
  let z = r.high * r.high
  let square = z * z
  var p = SIMD2(-0x1.ae5e6680fc4acp-26, 0x1.5d92f3afe052ap-33)
  p = p * square + SIMD2(-0x1.a01a019c140a7p-13, 0x1.71de3578cf49fp-19)
  p = p * square + SIMD2(-0x1.5555555555549p-3, 0x1.111111110f89cp-7)
  return r.high + (r.low * (1 - 0.5 * z) + r.high * z * (p.x + p.y * z))
}

/// cos(r) for |r| ≤ π/4, within 2⁻⁶⁴.
@inlinable @inline(__always)
func cosineNear(_ r: Double2) -> Double {
  let z = r.high * r.high
  let square = z * z
  var p = SIMD2(0x1.1ee9f0719da20p-29, -0x1.8fb0a968ec863p-37)
  p = p * square + SIMD2(0x1.a01a019cbe53ap-16, -0x1.27e4f811a9c96p-22)
  p = p * square + SIMD2(0x1.555555555554cp-5, -0x1.6c16c16c15219p-10)
  let start = Double2(large: 1, small: -0.5 * z)
  return start.high + (start.low + (square * (p.x + p.y * z) - r.high * r.low))
}

/// An angle as a number of quarter turns, of which two bits count, and a rest of at most π/4.
@inlinable @inline(__always)
func quarterTurns(_ x: Double) -> (Int, Double2) {
  guard abs(x) < 0x1p20 else { return quarterTurnsFar(x) }
  let (multiple, quarters) = nearest(x * 0x1.45f306dc9c883p-1)  // 2/π
  // π/2 in three parts; the first two have 33 bits, so that their multiples are exact.
  let rest = Double2(
    sum: x - multiple * 0x1.921fb544p0, -(multiple * 0x1.0b4611a6p-34))
  let angle = Double2(sum: rest.high, -(multiple * 0x1.3198a2e037073p-69))
  return (quarters, Double2(angle.high, angle.low + rest.low))
}
