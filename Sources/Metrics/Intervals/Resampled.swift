public import RingtrueCore

/// Evidence that can be drawn anew from itself, so that it shows how much a value depends on chance.
public protocol Resampled: EvidencePart {
  /// As many units as there are, drawn with replacement; the same for the same resample.
  func resampled(_ resample: Resample) throws(Undefined) -> Self

  /// How its units are drawn, such as `bootstrap` or `cluster-bootstrap`.
  func resampling(_ request: IntervalRequest) -> String
}

/// Which of the resamples of a request is meant.
public struct Resample: Sendable {
  /// What is drawn.
  public enum Draw: Sendable {
    /// All units anew.
    case replacement
    /// All units but those of one group among so many, for the jackknife.
    case without(groups: Int)
  }

  /// The place among the resamples, or among the groups.
  public let index: Int
  /// What resamples are drawn from.
  public let seed: Seed
  /// Whether classes keep their sizes.
  public let isStratified: Bool
  /// What is drawn.
  public let draw: Draw

  /// One resample of a request.
  public init(_ index: Int, of request: IntervalRequest, _ draw: Draw = .replacement) {
    self.index = index
    self.seed = request.seed
    self.isStratified = request.isStratified
    self.draw = draw
  }
}

/// Resamples the part of the evidence that a metric reads.
struct Resampler: Sendable {
  /// Metrics with the same name share their resamples.
  let name: String
  let resampled: @Sendable (Evidence, Resample) throws(Undefined) -> Evidence
  let method: @Sendable (Evidence, IntervalRequest) -> String

  init<Part: Resampled>(_ part: any WritableKeyPath<Evidence, Part?> & Sendable) {
    name = Part.what
    resampled = { evidence, resample throws(Undefined) in
      guard let given = evidence[keyPath: part] else { throw .notGiven(Part.what) }
      var drawn = Evidence()
      drawn[keyPath: part] = try given.resampled(resample)
      return drawn
    }
    method = { evidence, request in
      evidence[keyPath: part]?.resampling(request) ?? "bootstrap"
    }
  }
}
