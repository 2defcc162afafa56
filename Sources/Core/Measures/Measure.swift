/// The value of a metric with how sure it is, or the reason why there is none.
public struct Measure: Sendable, Equatable {
  /// The bounds that cover the true value with a stated confidence.
  public struct Interval: Sendable, Equatable {
    /// The lower bound.
    public let low: Double
    /// The upper bound.
    public let high: Double
    /// The share of such intervals that cover the truth, such as 0.95.
    public let confidence: Double
    /// How the bounds were found, such as `delong` or `bootstrap-bca(2000)`.
    public let method: String

    /// Bounds, and how they were found.
    public init(low: Double, high: Double, confidence: Double, method: String) {
      self.low = low
      self.high = high
      self.confidence = confidence
      self.method = method
    }
  }

  /// The metric's name.
  public let metric: String
  /// The version of its meaning.
  public let version: Int
  /// The value, or why there is none.
  public let value: Result<Double, Undefined>
  /// How sure the value is, or why that is not known.
  public let interval: Result<Interval, Undefined>

  /// A value with its interval, or with the reasons for lacking them.
  public init(
    metric: String, version: Int = 1, value: Result<Double, Undefined>,
    interval: Result<Interval, Undefined>
  ) {
    self.metric = metric
    self.version = version
    self.value = value
    self.interval = interval
  }

  /// What a metric gave for some evidence: the reason for lacking a value is also that for the interval.
  public static func undefined(_ reason: Undefined, of card: MetricCard) -> Measure {
    Measure(
      metric: card.id, version: card.version, value: .failure(reason), interval: .failure(reason))
  }
}
