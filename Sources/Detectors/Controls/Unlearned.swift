public import RingtrueCore

/// A way to score rows that learns nothing: as trivial as a baseline can be.
public protocol RowRule: Sendable {
  /// What a user should know of it.
  static var card: DetectorCard { get }

  /// One finite number a row; higher is stranger.
  static func scores(_ rows: Observations, under conditions: Conditions) throws -> [Double]
}

/// A rule as a detector, which fits to anything.
public struct Unlearned<Rule: RowRule>: Detector {
  /// What a user should know of the rule.
  public static var card: DetectorCard { Rule.card }

  /// A detector without settings.
  public init(_ settings: Settings) {}

  /// The scores.
  public func memory(rows: Int, features: Int) -> Int { rows * 8 }

  /// Learns nothing; fails where the rule could not score such rows.
  public func fit(_ rows: Observations, under conditions: Conditions) throws -> Fitted {
    try conditions.checkMemory(memory(rows: rows.rowCount, features: rows.features.featureCount))
    _ = try Rule.scores(rows.rows(0..<min(1, rows.rowCount)), under: conditions)
    return Fitted()
  }

  /// The rule itself.
  public struct Fitted: FittedDetector {
    fileprivate init() {}

    /// What the rule says of each row.
    public func scores(_ rows: Observations, under conditions: Conditions) throws -> [Double] {
      try Rule.scores(rows, under: conditions)
    }

    /// Nothing but the rule's name.
    public var archive: Archive { Archive(detector: Rule.card.id) }

    /// The rule, from its name.
    public init(_ archive: Archive) throws(ArchiveError) { try archive.expect(Rule.card.id) }
  }
}
