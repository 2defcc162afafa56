import RingtrueKernels

/// How large a difference can be told from chance, and how many rows that takes.
///
/// By the normal approximation: n = (z_α + z_β)² σ² / Δ². Chow, Shao & Wang, Sample Size
/// Calculations in Clinical Research, 2008, 4.
public struct Power: Sendable, Equatable {
  /// The chance of finding a difference where there is none.
  public let alpha: Double
  /// The chance of finding one that is there.
  public let power: Double
  /// Whether differences either way count.
  public let isTwoSided: Bool

  /// By default one-sided at 5 %, and found in four of five cases.
  public init(alpha: Double = 0.05, power: Double = 0.8, isTwoSided: Bool = false) {
    self.alpha = alpha
    self.power = power
    self.isTwoSided = isTwoSided
  }

  /// How many standard errors a difference must have to be found with that power.
  public var reach: Double {
    -Elementary.normalQuantile(isTwoSided ? alpha / 2 : alpha) + Elementary.normalQuantile(power)
  }

  /// The smallest difference that is found with that power, given its standard error.
  public func detectableDifference(standardError: Double) -> Double { reach * standardError }

  /// How many rows it takes to find a difference, given the variance of one row's difference.
  public func rows(toFind difference: Double, variance: Double) -> Int {
    let ratio = reach / difference
    return Int((ratio * ratio * variance).rounded(.up))
  }

  /// How many paired rows it takes to find a difference of shares, given how often the systems
  /// disagree.
  public func pairedRows(toFind difference: Double, discordance: Double) -> Int {
    rows(toFind: difference, variance: discordance)
  }

  /// How many rows of each kind it takes to find a difference between shares near `share` when
  /// each system is judged on rows of its own.
  public func unpairedRows(toFind difference: Double, share: Double) -> Int {
    rows(toFind: difference, variance: 2 * share * (1 - share))
  }

  /// The power to find a difference, given its standard error.
  public func power(ofFinding difference: Double, standardError: Double) -> Double {
    let critical = Elementary.normalQuantile(isTwoSided ? alpha / 2 : alpha)
    let shift = abs(difference) / standardError
    let other = isTwoSided ? Elementary.normalCDF(critical - shift) : 0
    return Elementary.normalCDF(critical + shift) + other
  }

  /// How many samples it takes so that the largest exceeds a percentile with a confidence.
  public static func samples(toExceed share: Double, confidence: Double) -> Int {
    Int((Elementary.log(1 - confidence) / Elementary.log(share)).rounded(.up))
  }
}
