extension Elementary {
  /// The hyperbolic tangent. Error at most 2.5 ulp.
  ///
  /// 1 − 2/(e²ˣ + 1), or for a small x (e²ˣ − 1)/(e²ˣ + 1).
  public static func tanh(_ x: Double) -> Double {
    let size = abs(x)
    guard size < 22 else { return x.isNaN ? x : x < 0 ? -1 : 1 }
    if size < 0x1p-28 { return x }
    let grown = expm1(2 * size)
    let value = size < 0.5 ? grown / (grown + 2) : 1 - 2 / (grown + 2)
    return x < 0 ? -value : value
  }
}
