extension Elementary {
  /// The chance that a standard normal lies below x.
  /// into the lower tail; @CDF_NS@ ns.
  ///
  /// Cody, Math. Comp. 23, 1969, doi:10.1090/S0025-5718-1969-0247736-4 (in the form of ANORM,
  /// ACM TOMS 19(1), 1993, doi:10.1145/151271.151273)
  public static func normalCDF(_ x: Double) -> Double {
    let size = abs(x)
    if size <= 0.67448975 { return 0.5 + normalCentre(x) }
    let tail = normalTail(size)
    return x > 0 ? 1 - tail : tail
  }

  /// The number that a standard normal stays below with probability p.
  ///
  /// Wichura, algorithm AS 241, Applied Statistics 37(3), 1988, doi:10.2307/2347330
  @inlinable
  public static func normalQuantile(_ p: Double) -> Double {
    let distance = p - 0.5
    if abs(distance) <= 0.425 { return quantileCentre(distance) }
    guard p > 0, p < 1 else { return p == 0 ? -.infinity : p == 1 ? .infinity : .nan }
    return distance < 0 ? -quantileTail(p) : quantileTail(1 - p)
  }
}

// Numerators and denominators are evaluated side by side, in the two lanes of a vector.

/// Φ(x) − ½ for |x| ≤ 0.67.
private func normalCentre(_ x: Double) -> Double {
  let z = x * x
  var p = SIMD2(0.065682337918207449113, 1)
  p = p * z + SIMD2(2.2352520354606839287, 47.20258190468824187)
  p = p * z + SIMD2(161.02823106855587881, 976.09855173777669322)
  p = p * z + SIMD2(1067.6894854603709582, 10260.932208618978205)
  p = p * z + SIMD2(18154.981253343561249, 45507.789335026729956)
  return x * (p.x / p.y)
}

/// The chance that a standard normal exceeds x, for x ≥ 0.67 or no number.
private func normalTail(_ x: Double) -> Double {
  guard x < 38.6 else { return x.isNaN ? x : 0 }
  let density = exponentialOfHalfSquare(x)
  if x < 5.656854249492381 { return density * millsNear(x) }
  let z = 1 / (x * x)
  var p = SIMD2(0.02307344176494017303, 1)
  p = p * z + SIMD2(0.21589853405795699, 1.28426009614491121)
  p = p * z + SIMD2(0.1274011611602473639, 0.468238212480865118)
  p = p * z + SIMD2(0.022235277870649807, 0.0659881378689285515)
  p = p * z + SIMD2(0.001421619193227893466, 0.00378239633202758244)
  p = p * z + SIMD2(2.9112874951168792e-5, 7.29751555083966205e-5)
  return density * ((0.3989422804014327 - z * (p.x / p.y)) / x)
}

/// The tail over its density, for x from 0.67 to √32.
private func millsNear(_ x: Double) -> Double {
  var p = SIMD2(1.0765576773720192317e-8, 1)
  p = p * x + SIMD2(0.39894151208813466764, 22.266688044328115691)
  p = p * x + SIMD2(8.8831497943883759412, 235.38790178262499861)
  p = p * x + SIMD2(93.506656132177855979, 1519.377599407554805)
  p = p * x + SIMD2(597.27027639480026226, 6485.558298266760755)
  p = p * x + SIMD2(2494.5375852903726711, 18615.571640885098091)
  p = p * x + SIMD2(6848.1904505362823326, 34900.952721145977266)
  p = p * x + SIMD2(11602.651437647350124, 38912.003286093271411)
  p = p * x + SIMD2(9842.7148383839780218, 19685.429676859990727)
  return p.x / p.y
}

/// exp(−x²/2), with the square carried exactly.
private func exponentialOfHalfSquare(_ x: Double) -> Double {
  let square = Double2(product: x, x)
  let value = Elementary.exp(-0.5 * square.high)
  return value - value * (0.5 * square.low)
}

/// The normal quantile at ½ + distance, for |distance| ≤ 0.425.
@usableFromInline
func quantileCentre(_ distance: Double) -> Double {
  let r = 0.180625 - distance * distance
  var p = SIMD2(2509.0809287301226727, 5226.495278852854561)
  p = p * r + SIMD2(33430.575583588128105, 28729.085735721942674)
  p = p * r + SIMD2(67265.770927008700853, 39307.89580009271061)
  p = p * r + SIMD2(45921.953931549871457, 21213.794301586595867)
  p = p * r + SIMD2(13731.693765509461125, 5394.1960214247511077)
  p = p * r + SIMD2(1971.5909503065514427, 687.1870074920579083)
  p = p * r + SIMD2(133.14166789178437745, 42.313330701600911252)
  p = p * r + SIMD2(3.387132872796366608, 1)
  return distance * (p.x / p.y)
}

/// The number that a standard normal exceeds with probability p, for p ≤ 0.075.
@usableFromInline
func quantileTail(_ p: Double) -> Double {
  let r = (-Elementary.log(p)).squareRoot()
  return r <= 5 ? quantileTailNear(r - 1.6) : quantileTailFar(r - 5)
}

private func quantileTailNear(_ r: Double) -> Double {
  var p = SIMD2(7.7454501427834140764e-4, 1.05075007164441684324e-9)
  p = p * r + SIMD2(0.0227238449892691845833, 5.475938084995344946e-4)
  p = p * r + SIMD2(0.24178072517745061177, 0.0151986665636164571966)
  p = p * r + SIMD2(1.27045825245236838258, 0.14810397642748007459)
  p = p * r + SIMD2(3.64784832476320460504, 0.68976733498510000455)
  p = p * r + SIMD2(5.7694972214606914055, 1.6763848301838038494)
  p = p * r + SIMD2(4.6303378461565452959, 2.05319162663775882187)
  p = p * r + SIMD2(1.42343711074968357734, 1)
  return p.x / p.y
}

private func quantileTailFar(_ r: Double) -> Double {
  var p = SIMD2(2.01033439929228813265e-7, 2.04426310338993978564e-15)
  p = p * r + SIMD2(2.71155556874348757815e-5, 1.4215117583164458887e-7)
  p = p * r + SIMD2(0.0012426609473880784386, 1.8463183175100546818e-5)
  p = p * r + SIMD2(0.026532189526576123093, 7.868691311456132591e-4)
  p = p * r + SIMD2(0.29656057182850489123, 0.0148753612908506148525)
  p = p * r + SIMD2(1.7848265399172913358, 0.13692988092273580531)
  p = p * r + SIMD2(5.4637849111641143699, 0.59983220655588793769)
  p = p * r + SIMD2(6.6579046435011037772, 1)
  return p.x / p.y
}
