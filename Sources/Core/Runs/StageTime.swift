/// How long one stage of a trial took, in each repetition that counts.
public struct StageTime: Sendable, Equatable {
  /// The stages that are timed apart from each other.
  public enum Stage: String, Sendable, CaseIterable {
    /// Learning from the training rows.
    case fit
    /// Scoring all rows at once.
    case batch
    /// Scoring rows one by one, as they come: a latency a row.
    case row
    /// Scoring rows one by one that come at random moments, whether or not the one before is done:
    /// a latency a row, from the moment at which it came.
    case load
  }

  /// A range of times, and how many fell into it.
  public struct Bucket: Sendable, Equatable {
    /// The longest time of the range, in nanoseconds.
    public let nanoseconds: Int
    /// How many times fell into it.
    public let count: Int

    /// A range of times.
    public init(nanoseconds: Int, count: Int) {
      self.nanoseconds = nanoseconds
      self.count = count
    }
  }

  /// The stage.
  public let stage: Stage
  /// How many rows each repetition worked on.
  public let rows: Int
  /// The ranges of times that occurred, ascending.
  public let buckets: [Bucket]

  /// The times of a stage.
  public init(_ stage: Stage, rows: Int, buckets: [Bucket]) {
    self.stage = stage
    self.rows = rows
    self.buckets = buckets
  }
}

/// What a trial used of the machine.
public struct Usage: Sendable, Equatable {
  /// Seconds on the processor, of all threads, where they are known: of trials side by side nobody
  /// can tell whose they were.
  public let processorSeconds: Double?
  /// Seconds on the wall.
  public let wallSeconds: Double
  /// The most memory that it held beside what was there before, in bytes, where it is known.
  public var peakBytes: Int?

  /// What was used.
  public init(processorSeconds: Double?, wallSeconds: Double, peakBytes: Int? = nil) {
    self.processorSeconds = processorSeconds
    self.wallSeconds = wallSeconds
    self.peakBytes = peakBytes
  }
}
