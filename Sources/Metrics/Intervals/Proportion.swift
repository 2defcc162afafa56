public import RingtrueCore
import RingtrueKernels

/// A number of successes among independent trials.
public struct Proportion: Sendable, Equatable {
  /// How many trials succeeded.
  public let successes: Int
  /// How many trials there were, at least one.
  public let trials: Int

  /// So many successes among so many trials.
  public init(_ successes: Int, of trials: Int) {
    precondition(0 <= successes && successes <= trials && trials > 0, "no share of \(trials)")
    self.successes = successes
    self.trials = trials
  }

  /// The share of successes.
  public var share: Double { Double(successes) / Double(trials) }

  /// The bounds within which the share found is no surprise.
  ///
  /// Wilson, JASA 1927, doi:10.1080/01621459.1927.10502953
  public func wilson(_ confidence: Double = 0.95) -> Measure.Interval {
    let bounds = WilsonBounds(share: share, of: trials, confidence: confidence)
    return Measure.Interval(
      low: bounds.low, high: bounds.high, confidence: confidence, method: "wilson")
  }

  /// The bounds that cover the share with at least the confidence, whatever it is.
  ///
  /// Clopper & Pearson, Biometrika 1934, doi:10.1093/biomet/26.4.404
  public func clopperPearson(_ confidence: Double = 0.95) -> Measure.Interval {
    let tail = (1 - confidence) / 2
    let (k, n) = (Double(successes), Double(trials))
    return Measure.Interval(
      low: successes == 0 ? 0 : Special.inverseBeta(tail, k, n - k + 1),
      high: successes == trials ? 1 : Special.inverseBeta(1 - tail, k + 1, n - k),
      confidence: confidence, method: "clopper-pearson")
  }
}

extension Measure.Interval {
  /// The interval of what grows with the value.
  func mapped(_ transform: (Double) -> Double) -> Measure.Interval {
    Measure.Interval(
      low: transform(low), high: transform(high), confidence: confidence, method: method)
  }
}
