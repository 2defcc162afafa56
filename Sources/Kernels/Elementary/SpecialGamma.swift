/// The special functions behind p-values and intervals, with the same bits on every machine.
public enum Special {}

extension Special {
  /// log Γ(x) for x > 0; NaN otherwise. Absolute error near 10⁻¹⁶ around 1 and 2, relative beyond.
  public static func logGamma(_ x: Double) -> Double {
    guard x > 0 else { return x == 0 ? .infinity : .nan }
    if x >= 15 { return logGammaLarge(x) }
    if x < 1 { return logGammaNear(x + 1) - Elementary.log(x) }
    // Γ(x) = (x − 1)(x − 2)… Γ(between 1 and 2)
    var (base, product) = (x, 1.0)
    while base > 2 {
      base -= 1
      product *= base
    }
    return logGammaNear(base) + Elementary.log(product)
  }

  /// The chance that a gamma variable of a shape and scale 1 stays below x: P(a, x).
  ///
  /// Cost: O(√a) near the mean. Series and continued fraction: DLMF 8.11.4 and 8.9.2.
  public static func lowerGamma(_ shape: Double, _ x: Double) -> Double {
    guard shape > 0, x >= 0 else { return .nan }
    if x < shape + 1 { return x == 0 ? 0 : gammaSeries(shape, x) }
    return 1 - upperGamma(shape, x)
  }

  /// The chance that a gamma variable of a shape and scale 1 exceeds x: Q(a, x).
  public static func upperGamma(_ shape: Double, _ x: Double) -> Double {
    guard shape > 0, x >= 0 else { return .nan }
    if x < shape + 1 { return 1 - lowerGamma(shape, x) }
    return x == .infinity ? 0 : gammaFraction(shape, x)
  }

  /// x^a e^−x / Γ(a + 1), the Poisson law at a for the mean x, without cancellation.
  ///
  /// Loader, "Fast and accurate computation of binomial probabilities", 2000
  static func poissonMass(_ a: Double, _ x: Double) -> Double {
    if a == 0 { return Elementary.exp(-x) }
    return Elementary.exp(logPoissonMass(a, x))
  }

  /// The logarithm of `poissonMass` for a > 0 and x > 0.
  static func logPoissonMass(_ a: Double, _ x: Double) -> Double {
    -stirlingRest(a) - deviance(a, x) - 0.5 * Elementary.log(6.283185307179586 * a)
  }

  private static func gammaSeries(_ shape: Double, _ x: Double) -> Double {
    var (sum, term, step) = (1.0, 1.0, shape)
    while term > sum * 0x1p-56 {
      step += 1
      term *= x / step
      sum += term
    }
    return min(1, sum * poissonMass(shape, x))
  }

  private static func gammaFraction(_ shape: Double, _ x: Double) -> Double {
    let fraction = continuedFraction(first: x + 1 - shape) { n in
      (-n * (n - shape), x + 2 * n + 1 - shape)
    }
    return min(1, shape * poissonMass(shape, x) / fraction)
  }

  /// b₀ + a₁/(b₁ + a₂/(b₂ + …)), from its front.
  ///
  /// Lentz's method as mended by Thompson & Barnett, J. Comput. Phys. 64, 1986
  static func continuedFraction(
    first: Double, _ part: (_ n: Double) -> (above: Double, below: Double)
  ) -> Double {
    func nonzero(_ x: Double) -> Double { x == 0 ? 0x1p-1000 : x }
    var value = nonzero(first)
    var (c, d, n) = (value, 0.0, 0.0)
    while n < 1e7 {
      n += 1
      let (above, below) = part(n)
      d = 1 / nonzero(below + above * d)
      c = nonzero(below + above / c)
      value *= c * d
      if abs(c * d - 1) < 0x1p-52 { break }
    }
    return value
  }
}

/// log Γ(x) − ((x − ½) log x − x + ½ log 2π) at x + 1, that is, the error of Stirling's formula
/// for Γ(x + 1).
func stirlingRest(_ x: Double) -> Double {
  guard x < 15 else { return stirlingSeries(x) }
  return Special.logGamma(x + 1) - (x + 0.5) * Elementary.log(x) + x - 0.9189385332046728
}

/// 1/12x − 1/360x³ + …, good to the last bit from 15 on.
private func stirlingSeries(_ x: Double) -> Double {
  let z = 1 / (x * x)
  var p = 1.0 / 156
  p = p * -z + 691.0 / 360360
  p = p * -z + 1.0 / 1188
  p = p * -z + 1.0 / 1680
  p = p * -z + 1.0 / 1260
  p = p * -z + 1.0 / 360
  p = p * -z + 1.0 / 12
  return p / x
}

private func logGammaLarge(_ x: Double) -> Double {
  if x == .infinity { return x }
  return (x - 0.5) * (Elementary.log(x) - 1) + (0.4189385332046728 + stirlingSeries(x))
}

/// x log(x/m) + m − x: how far x lies from the mean m, without cancellation near it.
func deviance(_ x: Double, _ m: Double) -> Double {
  if x == 0 { return m }
  let ratio = (x - m) / (x + m)
  guard abs(ratio) < 0.1 else { return x * Elementary.log(x / m) + m - x }
  // With v = (x − m)/(x + m): (x − m) v + 2x (v³/3 + v⁵/5 + …).
  let square = ratio * ratio
  var (power, sum, n) = (2 * x * ratio, (x - m) * ratio, 1.0)
  while true {
    power *= square
    n += 2
    let next = sum + power / n
    if next == sum { return sum }
    sum = next
  }
}

/// log Γ(x) for x from 1 to 2, exactly zero at both ends.
private func logGammaNear(_ x: Double) -> Double {
  (x - 1) * (x - 2) * logGammaQuotient(x - 1.5)
}

/// log Γ(t + 3/2) / (t² − ¼) for |t| ≤ ½, within 2⁻⁵⁴.
private func logGammaQuotient(_ t: Double) -> Double {
  let square = t * t
  var p = SIMD2(0x1.48ea52f488f67p-17, 0)
  p = p * square + SIMD2(0x1.0ff92dd8d3b74p-16, -0x1.3021bff9c708bp-16)
  p = p * square + SIMD2(0x1.5ae8a2842d184p-15, -0x1.70b1d394eb726p-16)
  p = p * square + SIMD2(0x1.bc0e33e6f2650p-14, -0x1.1be4d201a18f6p-14)
  p = p * square + SIMD2(0x1.1c642b3078973p-12, -0x1.61ab969e7a818p-13)
  p = p * square + SIMD2(0x1.750c02745c808p-11, -0x1.cb4ced28c8a46p-12)
  p = p * square + SIMD2(0x1.f814ac50e2d47p-10, -0x1.313e688202471p-10)
  p = p * square + SIMD2(0x1.64f066741a02ap-8, -0x1.a50352cefabd4p-9)
  p = p * square + SIMD2(0x1.13342352448c9p-6, -0x1.34dbda13f0eafp-7)
  p = p * square + SIMD2(0x1.01af62a292c0cp-4, -0x1.007aa83cee488p-5)
  p = p * square + SIMD2(0x1.eeb95b094c191p-2, -0x1.2aed059bd608ap-3)
  return p.x + p.y * t
}
