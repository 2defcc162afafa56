/// What a reader must know of a metric to trust its number: a line in every listing and report.
///
/// An id names its convention, and never changes meaning under the same version.
public struct MetricCard: Sendable, Equatable {
  /// Which way is better.
  public enum Orientation: String, Sendable, CaseIterable {
    /// More is better.
    case higher
    /// Less is better.
    case lower
    /// Neither: it describes.
    case neither
  }

  /// The name, such as `average-precision`.
  public let id: String
  /// Counts changes of meaning; results of different versions are never compared.
  public let version: Int
  /// The family that it is listed under, such as `ranking`.
  public let family: String
  /// What it says, in one sentence.
  public let summary: String
  /// Which way is better.
  public let better: Orientation
  /// The least and the greatest value that it can take.
  public let range: ClosedRange<Double>
  /// How its interval is found by default, or why it has none.
  public let interval: String
  /// Where it was defined.
  public let reference: String

  /// Describes a metric.
  public init(
    id: String, version: Int = 1, family: String, summary: String, better: Orientation,
    range: ClosedRange<Double>, interval: String, reference: String
  ) {
    self.id = id
    self.version = version
    self.family = family
    self.summary = summary
    self.better = better
    self.range = range
    self.interval = interval
    self.reference = reference
  }
}
