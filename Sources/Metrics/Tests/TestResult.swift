public import RingtrueCore

/// What a statistical test found, and how it came to it.
public struct TestResult: Sendable, Equatable {
  /// The test, such as `wilcoxon`.
  public let test: String
  /// The exact form of it, such as `exact` or `normal, ties, continuity`.
  public let method: String
  /// The statistic that was compared with what chance brings about.
  public let statistic: Double
  /// The chance of a statistic at least as extreme if there is no difference.
  public let pValue: Double
  /// Bounds for the difference, where the test has them.
  public let interval: Measure.Interval?
  /// Other numbers of the test by name, such as degrees of freedom.
  public let details: [Detail]

  /// A number beside the statistic.
  public struct Detail: Sendable, Equatable {
    /// What it is, such as `n` or `degrees`.
    public let name: String
    /// The number.
    public let value: Double

    /// A number and what it is.
    public init(_ name: String, _ value: Double) {
      self.name = name
      self.value = value
    }
  }

  /// The outcome of a test.
  public init(
    test: String, method: String, statistic: Double, pValue: Double,
    interval: Measure.Interval? = nil, details: [Detail] = []
  ) {
    self.test = test
    self.method = method
    self.statistic = statistic
    self.pValue = pValue
    self.interval = interval
    self.details = details
  }
}
