public import RingtrueCore

/// One metric: what it says, and how it is computed from what is known of a trial.
///
/// A metric is a value in `Metrics.all`; nothing else has to know it.
public struct Metric: Sendable {
  /// What a reader must know of it.
  public let card: MetricCard
  private let value: @Sendable (Evidence) throws(Undefined) -> Double
  private let interval: @Sendable (Evidence, IntervalRequest) throws(Undefined) -> Measure.Interval

  /// A metric over one kind of evidence; where that is not given, the metric is undefined.
  ///
  /// Without `interval`, the card says why there is none.
  public init<Part: EvidencePart>(
    _ card: MetricCard,
    from part: any KeyPath<Evidence, Part?> & Sendable,
    interval: (@Sendable (Part, IntervalRequest) throws(Undefined) -> Measure.Interval)? = nil,
    value: @escaping @Sendable (Part) throws(Undefined) -> Double
  ) {
    self.card = card
    self.value = { evidence throws(Undefined) in
      guard let part = evidence[keyPath: part] else { throw .notGiven(Part.what) }
      return try value(part)
    }
    self.interval = { evidence, request throws(Undefined) in
      guard let part = evidence[keyPath: part] else { throw .notGiven(Part.what) }
      guard let interval else { throw Undefined(code: "no-interval", card.interval) }
      return try interval(part, request)
    }
  }

  /// The name, such as `average-precision`.
  public var id: String { card.id }

  /// The value alone.
  public func value(of evidence: Evidence) throws(Undefined) -> Double { try value(evidence) }

  /// The value with its interval, or the reasons for lacking them.
  public func measure(_ evidence: Evidence, _ request: IntervalRequest = .init()) -> Measure {
    do {
      let value = try value(evidence)
      return Measure(
        metric: card.id, version: card.version, value: .success(value),
        interval: Result { () throws(Undefined) in try interval(evidence, request) })
    } catch {
      return .undefined(error, of: card)
    }
  }
}

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

  /// A request, by default for 95 % from 2,000 resamples.
  public init(
    confidence: Double = 0.95, resamples: Int = 2000, seed: Seed = 1, width: Int = 1
  ) {
    self.confidence = confidence
    self.resamples = resamples
    self.seed = seed
    self.width = width
  }
}
