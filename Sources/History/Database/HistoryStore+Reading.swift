public import RingtrueCore

/// What a list of runs tells of one.
public struct RunSummary: Sendable, Equatable {
  /// The run's name.
  public let id: String
  /// When it began.
  public let begun: Instant
  /// The commit of the sources, where it is known.
  public let commit: String?
  /// The part of the plan that it did, if not the whole.
  public let shard: Shard?
  /// How many trials the whole plan has.
  public let planned: Int
  /// How many trials ended here, and how many of them gave scores.
  public let trials: Int, scored: Int
  /// Whether it came to its end.
  public let isComplete: Bool
  /// Marks of the user's own.
  public let tags: [RunNote.Tag]
}

extension HistoryStore {
  /// The runs, the latest first, at most so many.
  public func runs(limit: Int = .max, since: Instant? = nil) throws -> [RunSummary] {
    try tables.runs(limit: limit, since: since)
  }

  /// The full name of a run: its name or the only one that begins so, or `last` for the latest.
  public func resolve(_ name: String) throws -> String { try tables.resolve(name).name }

  /// Everything that is kept of a run; without rows it is read faster.
  public func record(of name: String, withScores: Bool = true) throws -> RunRecord {
    try tables.snapshot {
      try tables.record(of: try tables.resolve(name).number, withScores ? .scores : .slices)
    }
  }
}
