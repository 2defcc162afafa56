extension Elementary {
  /// xʸ, with the special cases of C. Error at most 0.8 ulp.
  ///
  /// exp(y log x), where the logarithm and the product are carried to some 68 bits.
  public static func pow(_ x: Double, _ y: Double) -> Double {
    if y == 0 || x == 1 { return 1 }
    if x.isNaN || y.isNaN { return .nan }
    guard x > 0, x < .infinity, abs(y) < 0x1p66 else { return powFar(x, y) }
    let exponent = logDouble2(x) * Double2(y)
    if exponent.high > 710 { return .infinity }
    if exponent.high < -746 { return 0 }
    let (multiple, n) = nearest(exponent.high * 0x1.71547652b82fep0)
    let rest = exponent.low - multiple * 0x1.a39ef35793c76p-33
    let r = Double2(large: exponent.high - multiple * 0x1.62e42feep-1, small: rest)
    return scaled(expNear(r), by: n)
  }

  /// Zero, negative and infinite bases, and exponents beyond all results.
  static func powFar(_ x: Double, _ y: Double) -> Double {
    if x < 0 || (x == 0 && x.sign == .minus), y.isFinite {
      let isWhole = y == floor(y)
      guard isWhole || x == 0 || x == -.infinity else { return .nan }
      let isOdd = isWhole && abs(y) < 0x1p53 && Int(y) & 1 == 1
      return isOdd ? -pow(-x, y) : pow(-x, y)
    }
    let size = abs(x)
    if size == 1 { return 1 }
    return (size < 1) == (y < 0) ? .infinity : 0
  }
}

/// log x for a positive x, to some 68 bits.
func logDouble2(_ x: Double) -> Double2 {
  let isNormal = x >= 0x1p-1022
  let (power, m) = logReduced(isNormal ? x : x * 0x1p54)
  let n = Double(isNormal ? power : power - 54)
  let s = Double2(m - 1) / Double2(sum: m, 1)
  let z = s * s
  // log m = 2s + s z (2/3 + z (2/5 + …)); only what comes after 2/3 may be rounded early.
  let series = Double2(0x1.5555555555555p-1, 0x1.5555555555555p-55) + Double2(logTailLate(z.high))
  let log = Double2(2 * s.high, 2 * s.low) + s * z * series
  let whole = Double2(large: n * 0x1.62e42feep-1, small: n * 0x1.a39ef35793c76p-33)
  return whole + log
}

/// z (2/5 + 2z/7 + …), what follows 2/3 in the series of `logDouble2`.
private func logTailLate(_ z: Double) -> Double {
  let square = z * z
  var p = SIMD2(0x1.0bc3deae9eec7p-3, 0)
  p = p * square + SIMD2(0x1.3b1be51a122ecp-3, 0x1.0fc5a792e9a21p-3)
  p = p * square + SIMD2(0x1.c71c71fbc1d37p-3, 0x1.745cfad41ad0cp-3)
  p = p * square + SIMD2(0x1.9999999999a07p-2, 0x1.249249247b363p-2)
  return z * (p.x + p.y * z)
}
