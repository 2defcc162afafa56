extension Special {
  /// The chance that a beta variable of shapes a and b stays below x: Iₓ(a, b).
  ///
  /// Cost: O(√max(a, b)). Continued fraction: DLMF 8.17.22.
  public static func beta(_ x: Double, _ a: Double, _ b: Double) -> Double {
    beta(x, 1 - x, a, b)
  }

  /// The same with 1 − x at hand, for an x so near 1 that it cannot tell.
  public static func beta(_ x: Double, _ rest: Double, _ a: Double, _ b: Double) -> Double {
    guard a > 0, b > 0, x >= 0, rest >= 0 else { return .nan }
    if x == 0 || rest == 0 { return x == 0 ? 0 : 1 }
    if x > (a + 1) / (a + b + 2) { return 1 - betaFraction(rest, x, b, a) }
    return betaFraction(x, rest, a, b)
  }

  /// The x below which a beta variable of shapes a and b stays with probability p.
  ///
  /// Newton's method inside a bracket that only shrinks; about ten evaluations of `beta`.
  public static func inverseBeta(_ p: Double, _ a: Double, _ b: Double) -> Double {
    guard a > 0, b > 0, p >= 0, p <= 1 else { return .nan }
    if p == 0 || p == 1 { return p }
    return root(in: 0...1, from: a / (a + b)) { x in
      let slope = binomialMass(a, b, x, 1 - x) * a * b / ((a + b) * x * (1 - x))
      return (beta(x, a, b) - p, slope)
    }
  }

  /// The x below which a gamma variable of a shape and scale 1 stays with probability p.
  public static func inverseGamma(_ p: Double, _ shape: Double) -> Double {
    guard shape > 0, p >= 0, p <= 1 else { return .nan }
    if p == 0 || p == 1 { return p == 0 ? 0 : .infinity }
    var top = shape + 1
    while lowerGamma(shape, top) < p { top *= 2 }
    return root(in: 0...top, from: min(shape, top)) { x in
      (lowerGamma(shape, x) - p, poissonMass(shape, x) * shape / x)
    }
  }

  /// Γ(a + b + 1) / (Γ(a + 1) Γ(b + 1)) · xᵃ (1 − x)ᵇ, without cancellation.
  ///
  /// Loader, "Fast and accurate computation of binomial probabilities", 2000
  static func binomialMass(_ a: Double, _ b: Double, _ x: Double, _ rest: Double) -> Double {
    let total = a + b
    let shape = stirlingRest(total) - stirlingRest(a) - stirlingRest(b)
    let distance = deviance(a, total * x) + deviance(b, total * rest)
    return Elementary.exp(shape - distance) * (total / (6.283185307179586 * a * b)).squareRoot()
  }

  private static func betaFraction(
    _ x: Double, _ rest: Double, _ a: Double, _ b: Double
  ) -> Double {
    let fraction = continuedFraction(first: 1) { n in
      let m = floor(n / 2)
      let even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
      let odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
      return (2 * m == n ? even : odd, 1)
    }
    return min(1, binomialMass(a, b, x, rest) * b / (a + b) / fraction)
  }

  /// Where a rising function crosses zero: Newton's steps, halved whenever they leave the bracket.
  static func root(
    in bounds: ClosedRange<Double>, from start: Double,
    _ function: (Double) -> (value: Double, slope: Double)
  ) -> Double {
    var (low, high, x) = (bounds.lowerBound, bounds.upperBound, start)
    for _ in 0..<2000 {
      let (value, slope) = function(x)
      if value == 0 { return x }
      if value < 0 { low = x } else { high = x }
      let newton = x - value / slope
      let next = newton > low && newton < high ? newton : low + (high - low) / 2
      if abs(next - x) <= x.ulp || next == low || next == high { return next }
      x = next
    }
    return x
  }
}
