public import RingtrueCore

/// All that charts are drawn from: what the record of a run says, sorted for the eye.
///
/// Charts read nothing else, so that the same record gives the same pictures.
public struct ChartMaterial: Sendable {
  /// The run.
  public let note: RunNote
  /// The parts of the scenarios, each with its systems.
  public let contests: [Contest]
  /// How systems rank over all datasets, where there are several.
  public var ranks: MeanRanks?
  /// How measures went from run to run.
  public var trends: [MetricTrend]

  /// Material of a run.
  public init(
    _ note: RunNote, contests: [Contest], ranks: MeanRanks? = nil, trends: [MetricTrend] = []
  ) {
    self.note = note
    self.contests = contests
    self.ranks = ranks
    self.trends = trends
  }
}

/// The systems that were tried on one part of a scenario, best first.
public struct Contest: Sendable {
  /// The scenario, and its part where it has several.
  public let name: String
  /// The datasets, one for each seed.
  public let datasets: [DatasetNote]
  /// The systems, best first; controls and the oracle among them.
  public let contenders: [Contender]
  /// The categorizers, best first; controls among them.
  public let sorters: [Sorter]

  /// A contest of systems, or of categorizers.
  public init(
    _ name: String, datasets: [DatasetNote], contenders: [Contender], sorters: [Sorter] = []
  ) {
    self.name = name
    self.datasets = datasets
    self.contenders = contenders
    self.sorters = sorters
  }
}

/// A system and what it reached in a contest.
public struct Contender: Sendable {
  /// What a system is in a comparison.
  public enum Role: String, Sendable, CaseIterable {
    /// One of those that are compared.
    case system
    /// A trivial baseline.
    case control
    /// What can be known at the most.
    case oracle
  }

  /// How far it is behind the best.
  public struct Gap: Sendable, Equatable {
    /// The best system's average precision less this one's.
    public let difference: Double
    /// The bounds of that difference.
    public let bounds: ClosedRange<Double>
    /// How likely so large a difference would be by chance, corrected for there being many.
    public let p: Double
    /// The difference that four of five tests on so many rows would find.
    public let detectable: Double

    /// A difference from the best.
    public init(difference: Double, bounds: ClosedRange<Double>, p: Double, detectable: Double) {
      (self.difference, self.bounds) = (difference, bounds)
      (self.p, self.detectable) = (p, detectable)
    }

    /// Whether chance is an unlikely reason for it.
    public var isReal: Bool { p < 0.05 }
  }

  /// The system's name.
  public let name: String
  /// What it is there for.
  public let role: Role
  /// The mean average precision, and its bounds where they are known.
  public let precision: Double, bounds: ClosedRange<Double>?
  /// How far it is behind the best, if they were compared.
  public let gap: Gap?
  /// What its trials gave, without the scores of rows.
  public let reports: [TrialReport]
  /// How it put the rows of each dataset in order.
  public let curves: [RankCurve]
  /// How its flags and the labels agree, all datasets together.
  public let flags: FlagTable?

  /// A system and what it reached.
  ///
  /// Curves and flags are taken from the scores of the reports, which are not kept.
  public init(
    _ name: String, as role: Role, precision: Double, bounds: ClosedRange<Double>? = nil,
    gap: Gap? = nil, reports: [TrialReport], on datasets: [DatasetNote]
  ) {
    self.name = name
    self.role = role
    self.precision = precision
    self.bounds = bounds
    self.gap = gap
    let judged = reports.compactMap { JudgedRows($0, on: datasets) }
    curves = judged.compactMap { RankCurve(scores: $0.scores, labels: $0.labels) }
    flags = judged.compactMap(\.flags).reduce(nil) { sum, flags in sum.map { $0 + flags } ?? flags }
    self.reports = reports.map { report in
      var report = report
      report.scores = nil
      return report
    }
  }
}

/// How many rows were flagged, rightly and wrongly.
public struct FlagTable: Sendable, Equatable {
  /// Anomalous rows that were flagged, and that were not.
  public let found: Int, missed: Int
  /// Normal rows that were flagged, and that were not.
  public let alarmed: Int, passed: Int

  static func + (one: FlagTable, other: FlagTable) -> FlagTable {
    FlagTable(
      found: one.found + other.found, missed: one.missed + other.missed,
      alarmed: one.alarmed + other.alarmed, passed: one.passed + other.passed)
  }
}

/// The scores of a report beside the labels of the same rows.
private struct JudgedRows {
  let scores: [Double]
  let labels: Labels
  private let threshold: Threshold?

  init?(_ report: TrialReport, on datasets: [DatasetNote]) {
    guard let kept = report.scores,
      let note = datasets.first(where: {
        $0.name == report.trial.dataset && $0.digest == report.data
      })
    else { return nil }
    scores = kept.scores
    threshold = report.threshold
    if kept.rows == note.measured {
      labels = note.labels
    } else {
      let places = Dictionary(uniqueKeysWithValues: zip(note.measured, note.measured.indices))
      labels = Labels(
        kept.rows.map { row in places[row].map { note.labels.rows[$0] } ?? .unlabelled })
    }
  }

  var flags: FlagTable? {
    guard let threshold else { return nil }
    var cells = [0, 0, 0, 0, 0, 0]
    for (score, label) in zip(scores, labels.rows) {
      cells[2 * Int(label.rawValue) + (threshold.flags(score) ? 1 : 0)] += 1
    }
    return FlagTable(found: cells[3], missed: cells[2], alarmed: cells[1], passed: cells[0])
  }
}
