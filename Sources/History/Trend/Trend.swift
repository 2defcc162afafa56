public import RingtrueCore
internal import RingtrueStore

/// How a metric of a system went from run to run.
public struct Trend: Sendable, Equatable {
  /// What one run gave.
  public struct Point: Sendable, Equatable {
    /// The run.
    public let run: String
    /// When it began.
    public let begun: Instant
    /// The commit of the sources, where it is known.
    public let commit: String?
    /// The mean over seeds and replicates that have a value.
    public let mean: Double
    /// How many have a value, and how many trials there were.
    public let values: Int, trials: Int
    /// Tells data from other data; steps between runs on other data say nothing of the system.
    public let data: String
  }

  /// What it is about: the metric with its version, the scenario with its part, the system.
  public let metric: String, version: Int, scenario: String, part: String, system: String
  /// The runs, the earliest first; those without any value are left out.
  public let points: [Point]

  /// The scenario with its part, in one word.
  public var place: String { part.isEmpty ? scenario : "\(scenario)/\(part)" }
}

/// Which trends are asked for.
public struct TrendQuestion: Sendable {
  /// The metric's name.
  public var metric: String
  /// The system, the scenario and the time from which on, where not all are meant.
  public var system: String?, scenario: String?, since: Instant?

  /// Asks for a metric of all systems.
  public init(
    _ metric: String, system: String? = nil, scenario: String? = nil, since: Instant? = nil
  ) {
    self.metric = metric
    self.system = system
    self.scenario = scenario
    self.since = since
  }
}

extension HistoryStore {
  /// How a metric went from run to run, a trend for each system on each scenario.
  ///
  /// Runs that are parts of a plan are left out: merged, they are a run.
  public func trends(_ question: TrendQuestion) throws -> [Trend] {
    try tables.snapshot { try tables.trends(question) }
  }

  /// The names of all metrics that any trial has.
  public func metrics() throws -> [String] {
    try tables.connection.rows("SELECT DISTINCT name FROM metrics ORDER BY name") { row throws in
      try row[0]
    }
  }
}

extension HistoryTables {
  fileprivate func trends(_ question: TrendQuestion) throws -> [Trend] {
    let rows = try connection.rows(
      """
      SELECT metrics.version, scenarios.name, part, systems.name, runs.name, begun, commit_id,
        avg(value), count(value), count(*), min(data), max(data), count(DISTINCT data)
      FROM metrics CROSS JOIN trials
      CROSS JOIN measures ON measures.trial = trials.id AND metric = metrics.id
      JOIN runs ON runs.id = run
      JOIN scenarios ON scenarios.id = scenario JOIN systems ON systems.id = system
      WHERE metrics.name = ?1 AND (?2 IS NULL OR systems.name = ?2)
        AND (?3 IS NULL OR scenarios.name = ?3) AND begun >= ?4 AND shard_count IS NULL
      GROUP BY metrics.version, scenario, part, system, runs.id
      HAVING count(value) > 0 ORDER BY begun, runs.name
      """, question.metric, question.system, question.scenario,
      question.since?.microseconds ?? .min
    ) { row throws in
      let series = Series(
        version: try row[0], scenario: try row[1], part: try row[2], system: try row[3])
      let digests: (String, String, Int) = (try row[10], try row[11], try row[12])
      let point = Trend.Point(
        run: try row[4], begun: Instant(microseconds: try row[5]), commit: try row[6],
        mean: try row[7], values: try row[8], trials: try row[9],
        data: "\(digests.0) \(digests.1) \(digests.2)")
      return (series, point)
    }
    return Dictionary(grouping: rows, by: \.0).sorted { $0.key < $1.key }.map { series, rows in
      Trend(
        metric: question.metric, version: series.version, scenario: series.scenario,
        part: series.part, system: series.system, points: rows.map(\.1))
    }
  }
}

/// What the points of one trend have in common.
private struct Series: Hashable, Comparable {
  let version: Int
  let scenario: String, part: String, system: String

  static func < (first: Series, second: Series) -> Bool {
    (first.scenario, first.part, first.system, first.version)
      < (second.scenario, second.part, second.system, second.version)
  }
}
