public import RingtrueCore

/// One metric: what it says, and how it is computed from what is known of a trial.
///
/// A metric is a value in `Metrics.all`; nothing else has to know it.
public struct Metric: Sendable {
  /// What a reader must know of it.
  public let card: MetricCard
  /// The part of the evidence that it reads, in the plural.
  public let needs: String
  /// What redraws the evidence, where the interval comes from computing the value again.
  let resampler: Resampler?
  /// How bounds are read off resamples unless something else is asked for.
  let bounds: IntervalRequest.Bounds
  /// What computes the value.
  let value: @Sendable (Evidence) throws(Undefined) -> Double
  private let formula: @Sendable (Evidence, IntervalRequest) throws(Undefined) -> Measure.Interval?

  /// A metric over one kind of evidence; where that is not given, the metric is undefined.
  ///
  /// Without `interval`, the card says why there is none.
  public init<Part: EvidencePart>(
    _ card: MetricCard,
    from part: @escaping @Sendable (Evidence) -> Part?,
    interval: (@Sendable (Part, IntervalRequest) throws(Undefined) -> Measure.Interval)? = nil,
    value: @escaping @Sendable (Part) throws(Undefined) -> Double
  ) {
    self.init(
      card, from: part, resampler: nil,
      interval: { part, request throws(Undefined) in
        guard let interval else { throw .noInterval(card) }
        return try interval(part, request)
      }, value: value)
  }

  /// A metric whose interval comes from computing it again on resampled evidence, but for the
  /// cases where `interval` knows a formula; `bounds` is the way of reading them off that covers.
  public init<Part: Resampled>(
    _ card: MetricCard,
    resampling part: @escaping @Sendable (Evidence) -> Part?,
    bounds: IntervalRequest.Bounds = .percentile,
    unless interval: (
      @Sendable (Part, IntervalRequest) throws(Undefined) -> Measure.Interval?
    )? = nil,
    value: @escaping @Sendable (Part) throws(Undefined) -> Double
  ) {
    self.init(
      card, from: part, resampler: Resampler(part), bounds: bounds,
      interval: interval ?? { _, _ in nil }, value: value)
  }

  private init<Part: EvidencePart>(
    _ card: MetricCard, from part: @escaping @Sendable (Evidence) -> Part?, resampler: Resampler?,
    bounds: IntervalRequest.Bounds = .percentile,
    interval: @escaping @Sendable (Part, IntervalRequest) throws(Undefined) -> Measure.Interval?,
    value: @escaping @Sendable (Part) throws(Undefined) -> Double
  ) {
    self.card = card
    self.needs = Part.what
    self.resampler = resampler
    self.bounds = bounds
    self.value = { evidence throws(Undefined) in
      guard let part = part(evidence) else { throw .notGiven(Part.what) }
      return try value(part)
    }
    self.formula = { evidence, request throws(Undefined) in
      guard let part = part(evidence) else { throw .notGiven(Part.what) }
      return try interval(part, request)
    }
  }

  /// The name, such as `average-precision`.
  public var id: String { card.id }

  /// The value alone.
  public func value(of evidence: Evidence) throws(Undefined) -> Double { try value(evidence) }

  /// The value with its interval, or the reasons for lacking them.
  public func measure(_ evidence: Evidence, _ request: IntervalRequest = .init()) -> Measure {
    Metrics.measure([self], evidence, request)[0]
  }

  /// Whether bounds from resamples are asked for, and can be had.
  func isResampled(_ request: IntervalRequest) -> Bool {
    resampler != nil && request.bounds != nil
  }

  /// The interval by formula, the reason for lacking one, or nil if it takes resamples.
  func interval(
    _ evidence: Evidence, _ request: IntervalRequest
  ) -> Result<Measure.Interval, Undefined>? {
    do throws(Undefined) {
      return try formula(evidence, request).map { .success($0) }
    } catch {
      return .failure(error)
    }
  }
}
