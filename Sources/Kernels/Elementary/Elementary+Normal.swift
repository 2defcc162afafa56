extension Elementary {
  /// The chance that a standard normal lies below x, precise far into the lower tail. Error at
  /// most 5 ulp.
  ///
  /// Near zero and far out after Cody, Math. Comp. 23, 1969, doi:10.1090/S0025-5718-1969-0247736-4;
  /// between them the density over x + c(x).
  public static func normalCDF(_ x: Double) -> Double {
    let size = abs(x)
    if size <= 0.5 { return 0.5 + normalCentre(x) }
    let tail = normalTail(size)
    return x > 0 ? 1 - tail : tail
  }

  /// The number that a standard normal stays below with probability p. Error at most
  /// 4 ulp.
  ///
  /// Rational functions on three intervals after Wichura, algorithm AS 241, Applied Statistics
  /// 37(3), 1988, doi:10.2307/2347330; the leading term stands apart, for half the error, and the
  /// middle interval is wide, since a processor cannot foresee which one a random p falls into.
  @inlinable
  public static func normalQuantile(_ p: Double) -> Double {
    let distance = p - 0.5
    if abs(distance) <= 0.46875 { return quantileCentre(distance) }
    guard p > 0, p < 1 else { return p == 0 ? -.infinity : p == 1 ? .infinity : .nan }
    return distance < 0 ? -quantileTail(p) : quantileTail(1 - p)
  }
}

// Numerators and denominators are evaluated side by side, in the two lanes of a vector.

/// Φ(x) − ½ for |x| ≤ 0.66.
private func normalCentre(_ x: Double) -> Double {
  let z = x * x
  var p = SIMD2(0.065682337918207449113, 1)
  p = p * z + SIMD2(2.2352520354606839287, 47.20258190468824187)
  p = p * z + SIMD2(161.02823106855587881, 976.09855173777669322)
  p = p * z + SIMD2(1067.6894854603709582, 10260.932208618978205)
  p = p * z + SIMD2(18154.981253343561249, 45507.789335026729956)
  return x * (p.x / p.y)
}

/// The chance that a standard normal exceeds x, for x ≥ 0.45 or no number.
private func normalTail(_ x: Double) -> Double {
  guard x < 38.6 else { return x.isNaN ? x : 0 }
  let density = exponentialOfHalfSquare(x)
  if x < 5.65 { return density * 0.3989422804014327 / (x + millsRest(x)) }
  let z = 1 / (x * x)
  var p = SIMD2(0.02307344176494017303, 1)
  p = p * z + SIMD2(0.21589853405795699, 1.28426009614491121)
  p = p * z + SIMD2(0.1274011611602473639, 0.468238212480865118)
  p = p * z + SIMD2(0.022235277870649807, 0.0659881378689285515)
  p = p * z + SIMD2(0.001421619193227893466, 0.00378239633202758244)
  p = p * z + SIMD2(2.9112874951168792e-5, 7.29751555083966205e-5)
  return density * ((0.3989422804014327 - z * (p.x / p.y)) / x)
}

/// c(x), the density over the tail less x, for x from 0.45 to 5.65, within 2⁻⁵⁵ of the quotient.
private func millsRest(_ x: Double) -> Double {
  let square = x * x
  var even = SIMD2(2.591724161559511e-12, 9.26211955120143e-06)
  var odd = SIMD2(9.261935529333788e-06, 0.00023421244271231773)
  even = even * square + SIMD2(0.00023421876856887132, 0.0028407670413135625)
  odd = odd * square + SIMD2(0.0028221025612331957, 0.02135413956441443)
  even = even * square + SIMD2(0.020887965715480905, 0.1083071345941049)
  odd = odd * square + SIMD2(0.10269042083103772, 0.3795378490463109)
  even = even * square + SIMD2(0.33944523523824943, 0.9020468764198898)
  odd = odd * square + SIMD2(0.7109699526591353, 1.3464982693841172)
  even = even * square + SIMD2(0.7978845608027154, 1)
  let p = even + odd * x
  return p.x / p.y
}

/// exp(−x²/2), with the square carried exactly.
private func exponentialOfHalfSquare(_ x: Double) -> Double {
  let square = Double2(product: x, x)
  let value = Elementary.exp(-0.5 * square.high)
  return value - value * (0.5 * square.low)
}

/// The normal quantile at ½ + distance, for |distance| ≤ 15/32: √2π distance + distance³ G.
@usableFromInline
func quantileCentre(_ distance: Double) -> Double {
  let z = distance * distance
  let r = 0.2197265625 - z
  let square = r * r
  var even = SIMD2(57938108.41044854, 114277045.81647065)
  var odd = SIMD2(762997.2804954437, 31008866.11379839)
  even = even * square + SIMD2(117859357.60374326, 58432709.526785985)
  odd = odd * square + SIMD2(150155358.30549386, 124708216.86699517)
  even = even * square + SIMD2(6649535.6450888775, 1784577.8386842406)
  odd = odd * square + SIMD2(39671999.27535681, 13803866.79014973)
  even = even * square + SIMD2(28577.679534210714, 5380.915378940227)
  odd = odd * square + SIMD2(594058.9585720246, 130746.3371209557)
  even = even * square + SIMD2(6.677388898767558, 1)
  odd = odd * square + SIMD2(694.9277680463551, 115.39378042991949)
  let p = even + odd * r
  // √2π in two parts, of which the first has 26 bits; so has the front of the distance.
  let front = truncated(distance)
  let line = (distance - front) * 0x1.40d9318p1 + distance * 0x1.fd89c16595f29p-25
  return front * 0x1.40d9318p1 + (line + distance * z * (p.x / p.y))
}

/// The number that a standard normal exceeds with probability p, for p ≤ 1/32: s − K(s) with
/// s = √(−2 log p).
@usableFromInline
func quantileTail(_ p: Double) -> Double {
  let s = (-2 * Elementary.log(p)).squareRoot()
  return s - (s < 7 ? quantileRestNear(s - 2.25) : quantileRestFar(s - 7))
}

private func quantileRestNear(_ r: Double) -> Double {
  let square = r * r
  var even = SIMD2(8.435608695946559e-06, 0.0001219981728053688)
  var odd = SIMD2(6.371329640379078e-09, 1.3311623212386493e-06)
  odd = odd * square + SIMD2(0.0005602823629024655, 0.0033075752326164162)
  even = even * square + SIMD2(0.011511405032310348, 0.03982366608366438)
  odd = odd * square + SIMD2(0.10406071574828375, 0.248910685104856)
  even = even * square + SIMD2(0.4666185458306844, 0.8405352382583126)
  odd = odd * square + SIMD2(1.01219235005075, 1.4505817351464028)
  even = even * square + SIMD2(0.8419592959009243, 1)
  let p = even + odd * r
  return p.x / p.y
}

private func quantileRestFar(_ r: Double) -> Double {
  let square = r * r
  var even = SIMD2(6.350261146217033e-10, 3.649591689837751e-08)
  var odd = SIMD2(7.231484991267928e-14, 7.957533327437707e-11)
  odd = odd * square + SIMD2(2.261065280170764e-07, 4.619244178493293e-06)
  even = even * square + SIMD2(2.303621099313593e-05, 0.00023867011382832447)
  odd = odd * square + SIMD2(0.0009393327279788969, 0.005878223298818725)
  even = even * square + SIMD2(0.017224449807273015, 0.07275336167059696)
  odd = odd * square + SIMD2(0.1409165233079938, 0.4353431243635548)
  even = even * square + SIMD2(0.4159967056000293, 1)
  let p = even + odd * r
  return p.x / p.y
}
