/// What is known of a trial when it is measured, in parts that may each be lacking.
///
/// Each family of metrics reads one part; what is costly about a part, such as sorting its scores,
/// is done when the part is made and shared by the whole family.
public struct Evidence: Sendable {
  /// Scores and labels, sorted once for all ranking metrics.
  public var ranking: Ranking?

  /// Evidence that is filled part by part.
  public init() {}
}

/// One part of the evidence, read by one family of metrics.
public protocol EvidencePart: Sendable {
  /// What the part is, in the plural, for saying that it was not given.
  static var what: String { get }
}
