extension Special {
  /// The chance that a chi-square variable exceeds a statistic: the p-value of its tests.
  public static func chiSquareUpper(_ statistic: Double, degrees: Double) -> Double {
    upperGamma(degrees / 2, max(0, statistic) / 2)
  }

  /// The number that a chi-square variable stays below with probability p.
  public static func chiSquareQuantile(_ p: Double, degrees: Double) -> Double {
    2 * inverseGamma(p, degrees / 2)
  }

  /// The chance that Student's t exceeds a statistic.
  public static func studentUpper(_ statistic: Double, degrees: Double) -> Double {
    let half = studentTwoSided(statistic, degrees: degrees) / 2
    return statistic < 0 ? 1 - half : half
  }

  /// The chance that Student's t lies farther from zero than a statistic.
  public static func studentTwoSided(_ statistic: Double, degrees: Double) -> Double {
    let square = statistic * statistic
    if square == .infinity { return 0 }
    let total = degrees + square
    return beta(degrees / total, square / total, degrees / 2, 0.5)
  }

  /// The number that Student's t stays below with probability p.
  public static func studentQuantile(_ p: Double, degrees: Double) -> Double {
    guard p >= 0, p <= 1, degrees > 0 else { return .nan }
    if p == 0.5 { return 0 }
    let tail = 2 * min(p, 1 - p)
    if tail == 0 { return p == 0 ? -.infinity : .infinity }
    // The smaller of two complements, so that neither is lost near 1.
    let isCentral = tail > 0.5
    let x =
      isCentral ? inverseBeta(1 - tail, 0.5, degrees / 2) : inverseBeta(tail, degrees / 2, 0.5)
    let ratio = isCentral ? x / (1 - x) : (1 - x) / x
    let size = (degrees * ratio).squareRoot()
    return p < 0.5 ? -size : size
  }

  /// The chance that Fisher's F exceeds a statistic.
  public static func fisherUpper(
    _ statistic: Double, above: Double, below: Double
  ) -> Double {
    let (x, y) = (above * max(0, statistic), below)
    if x == .infinity { return 0 }
    return beta(y / (x + y), x / (x + y), below / 2, above / 2)
  }

  /// The interval that holds a share with at least a confidence, whatever the share is.
  ///
  /// Clopper & Pearson, Biometrika 26(4), 1934, doi:10.1093/biomet/26.4.404
  public static func shareInterval(
    successes: Int, trials: Int, confidence: Double = 0.95
  ) -> ClosedRange<Double> {
    precondition(0 <= successes && successes <= trials, "more successes than trials")
    let tail = (1 - confidence) / 2
    let (hits, misses) = (Double(successes), Double(trials - successes))
    let low = successes == 0 ? 0 : inverseBeta(tail, hits, misses + 1)
    let high = misses == 0 ? 1 : inverseBeta(1 - tail, hits + 1, misses)
    return low...high
  }
}
