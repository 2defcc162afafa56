public import RingtrueCore

/// How an interval is wanted.
public struct IntervalRequest: Sendable {
  /// The share of such intervals that should cover the truth.
  public var confidence: Double
  /// How many resamples a bootstrap draws.
  public var resamples: Int
  /// What resamples are drawn from.
  public var seed: Seed
  /// How many threads may draw them; the bounds do not depend on it.
  public var width: Int
  /// Whether resamples keep the number of anomalous and of normal rows; clusters go before it.
  public var isStratified: Bool
  /// How bounds are read off resamples; nil for the way that suits each metric best, which is a
  /// formula for many.
  public var bounds: Bounds?

  /// How bounds are read off resampled values.
  public enum Bounds: String, Sendable, CaseIterable {
    /// Their quantiles.
    case percentile
    /// Their quantiles, moved for bias and for a spread that grows with the value.
    ///
    /// Efron, JASA 1987, doi:10.1080/01621459.1987.10478410
    case bca
    /// The normal law with their spread, on the scale of log odds: for shares near 0 or 1.
    case logit
    /// The same about the value less the bias that the resamples show: for maxima and averages over
    /// few rows, which come out too high by chance.
    ///
    /// Efron & Tibshirani, An Introduction to the Bootstrap, 1993, ch. 10
    case unbiased
  }

  /// A request, by default for 95 % from 2,000 resamples.
  public init(
    confidence: Double = 0.95, resamples: Int = 2000, seed: Seed = 1, width: Int = 1,
    isStratified: Bool = false, bounds: Bounds? = nil
  ) {
    self.confidence = confidence
    self.resamples = resamples
    self.seed = seed
    self.width = width
    self.isStratified = isStratified
    self.bounds = bounds
  }
}
