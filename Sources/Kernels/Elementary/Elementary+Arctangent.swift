extension Elementary {
  /// The angle of the point (x, y), from −π to π. Error at most 0.7 ulp.
  public static func atan2(_ y: Double, _ x: Double) -> Double {
    if x.isNaN || y.isNaN { return .nan }
    let angle = firstQuadrant(abs(y), abs(x))
    let pi = Double2(0x1.921fb54442d18p1, 0x1.1a62633145c07p-53)
    let turned = x.sign == .plus ? angle : pi + Double2(-angle.high, -angle.low)
    return y.sign == .plus ? turned.high + turned.low : -(turned.high + turned.low)
  }

  /// The angle of a point whose coordinates are not negative.
  private static func firstQuadrant(_ y: Double, _ x: Double) -> Double2 {
    let halfPi = Double2(0x1.921fb54442d18p0, 0x1.1a62633145c07p-54)
    let (small, large) = (min(x, y), max(x, y))
    let angle = firstOctant(small, large)
    return y > x ? halfPi + Double2(-angle.high, -angle.low) : angle
  }

  /// The angle whose tangent is small / large.
  private static func firstOctant(_ small: Double, _ large: Double) -> Double2 {
    if small == 0 { return Double2(0) }
    let quarterPi = Double2(0x1.921fb54442d18p-1, 0x1.1a62633145c07p-55)
    if small == large { return quarterPi }
    if large == .infinity || small < large * 0x1p-70 { return Double2(small / large) }
    // Far from the ends of the range, so that no part is lost.
    let scale = large > 0x1p900 ? 0x1p-200 : large < 0x1p-800 ? 0x1p200 : 1
    let (a, b) = (small * scale, large * scale)
    if a <= b * 0.4142135623730951 { return arctangent(Double2(a) / Double2(b)) }
    // atan t = π/4 + atan((t − 1)/(t + 1))
    return quarterPi + arctangent(Double2(sum: a, -b) / Double2(sum: a, b))
  }
}

/// atan(t) for |t| ≤ √2 − 1, within 2⁻⁵⁹.
private func arctangent(_ t: Double2) -> Double2 {
  let z = t.high * t.high
  let square = z * z
  var p = SIMD2(-0x1.257c27e4b2bc4p-6, 0)
  p = p * square + SIMD2(-0x1.9cd671167a0d6p-5, 0x1.37de6d0071c5bp-5)
  p = p * square + SIMD2(-0x1.10ebc86601ddfp-4, 0x1.df102a9f09153p-5)
  p = p * square + SIMD2(-0x1.745cf8f1d325dp-4, 0x1.3b111a9420c2fp-4)
  p = p * square + SIMD2(-0x1.24924922af0cdp-3, 0x1.c71c70e6c966ep-4)
  p = p * square + SIMD2(-0x1.555555555553dp-2, 0x1.999999999589bp-3)
  let tail = t.low * (1 - z) + t.high * z * (p.x + p.y * z)
  return Double2(large: t.high, small: tail)
}
