/// The score from which on a row is flagged, and where that number comes from.
public struct Threshold: Sendable, Equatable {
  /// What a threshold was chosen from; a verdict refuses `oracle`.
  public enum Provenance: String, Sendable, CaseIterable {
    /// The scores of the rows that the detector learned from.
    case train
    /// Rows kept apart for choosing it.
    case calibration
    /// How many alerts people can look at.
    case budget
    /// A person, beforehand.
    case given
    /// The labels of the rows that are measured: of use as a ceiling only.
    case oracle
  }

  /// Rows with at least this score are flagged.
  public let score: Double
  /// What it was chosen from.
  public let provenance: Provenance
  /// The rule that chose it, with its settings, such as `contamination:share=0.01`.
  public let rule: String

  /// A threshold and where it comes from.
  public init(_ score: Double, from provenance: Provenance, by rule: String) {
    self.score = score
    self.provenance = provenance
    self.rule = rule
  }

  /// Whether a row of that score is flagged.
  public func flags(_ score: Double) -> Bool { score >= self.score }
}
