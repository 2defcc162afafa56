public import RingtrueCore

/// How systems rank by average precision over several datasets.
public struct MeanRanks: Sendable, Equatable {
  /// A system's mean rank; 1 is best.
  public struct Entry: Sendable, Equatable {
    /// The system.
    public let system: String
    /// Its mean rank.
    public let rank: Double

    /// A system's mean rank.
    public init(_ system: String, _ rank: Double) { (self.system, self.rank) = (system, rank) }
  }

  /// The systems, the best first.
  public let entries: [Entry]
  /// How many datasets there are.
  public let datasets: Int
  /// How far mean ranks must lie apart to be told apart, all pairs considered.
  public let criticalDifference: Double
  /// How likely ranks so far apart would be if all systems were alike.
  public let p: Double

  /// Mean ranks, with what it takes to tell them apart.
  public init(_ entries: [Entry], datasets: Int, criticalDifference: Double, p: Double) {
    self.entries = entries.sorted { ($0.rank, $0.system) < ($1.rank, $1.system) }
    self.datasets = datasets
    self.criticalDifference = criticalDifference
    self.p = p
  }

  /// The widest stretches of systems that cannot be told apart, as places among the entries.
  var cliques: [ClosedRange<Int>] {
    var cliques: [ClosedRange<Int>] = []
    for first in entries.indices {
      let last = entries.lastIndex { $0.rank - entries[first].rank <= criticalDifference } ?? first
      if last > first, last > (cliques.last?.upperBound ?? -1) { cliques.append(first...last) }
    }
    return cliques
  }
}

/// How a measure of a system went from run to run.
public struct MetricTrend: Sendable, Equatable {
  /// What one run gave.
  public struct Point: Sendable, Equatable {
    /// The run, and the commit of its sources where that is known.
    public let run: String, commit: String?
    /// When it began.
    public let begun: Instant
    /// The value.
    public let value: Double
    /// Whether the data are others than in the run before.
    public let isOnOtherData: Bool

    /// What a run gave.
    public init(
      run: String, begun: Instant, commit: String?, value: Double, isOnOtherData: Bool
    ) {
      self.run = run
      self.begun = begun
      self.commit = commit
      self.value = value
      self.isOnOtherData = isOnOtherData
    }
  }

  /// The metric, the scenario with its part, and the system.
  public let metric: String, place: String, system: String
  /// The runs, the earliest first.
  public let points: [Point]
  /// Stretches of runs without a step among them, each with its level.
  public let levels: [(places: Range<Int>, mean: Double)]

  /// The course of a measure.
  public init(
    metric: String, place: String, system: String, points: [Point],
    levels: [(places: Range<Int>, mean: Double)] = []
  ) {
    self.metric = metric
    self.place = place
    self.system = system
    self.points = points
    self.levels = levels
  }

  /// Trends are equal when all that they say is.
  public static func == (one: MetricTrend, other: MetricTrend) -> Bool {
    (one.metric, one.place, one.system) == (other.metric, other.place, other.system)
      && one.points == other.points && one.levels.elementsEqual(other.levels, by: ==)
  }
}
