import RingtrueKernels

/// How often one of two equally likely sides comes up.
enum FairCoin {
  /// The chance of at most `most` heads in `tosses`, and that of exactly so many.
  ///
  /// Terms are added from the rarest on, each from the one before, with the power of two kept
  /// apart so that none underflows. Cost: O(most).
  static func chance(atMost most: Int, of tosses: Int) -> (atMost: Double, exactly: Double) {
    guard most >= 0 else { return (0, 0) }
    guard most < tosses else { return (1, scaled(1, by: -tosses)) }
    // In units of 2^(scale − tosses).
    var (term, sum, scale) = (1.0, 1.0, 0)
    for heads in 0..<most {
      term *= Double(tosses - heads) / Double(heads + 1)
      sum += term
      if sum > 0x1p500 {
        (term, sum) = (term * 0x1p-500, sum * 0x1p-500)
        scale += 500
      }
    }
    return (scaled(sum, by: scale - tosses), scaled(term, by: scale - tosses))
  }

  /// The chance of a split at least as uneven as `fewer` against the rest.
  static func twoSided(fewer: Int, of tosses: Int) -> Double {
    min(1, 2 * chance(atMost: fewer, of: tosses).atMost)
  }

  /// x 2ⁿ, also where 2ⁿ itself would be too small for a double.
  private static func scaled(_ x: Double, by exponent: Int) -> Double {
    Double(sign: .plus, exponent: exponent, significand: x)
  }
}

/// The chance that a standard normal variable lies farther from zero.
func normalTwoSided(_ z: Double) -> Double { 2 * Elementary.normalCDF(-abs(z)) }
