public import RingtrueCore

/// The rows of a dataset that two trials decide differently, each at its own threshold.
///
/// They are told from what is kept, without running anything again. Scores are kept by their order:
/// a row's rank is how many rows score more, and one; rows that no measure could tell apart may
/// share one.
public struct Flips: Sendable {
  /// What becomes of a row when the second takes the place of the first.
  public enum Direction: String, Sendable, CaseIterable {
    /// An anomalous row that only the second flags.
    case gained
    /// An anomalous row that only the first flags.
    case lost
    /// A normal row that only the second flags.
    case newFalseAlarm = "new-false-alarm"
    /// A normal row that only the first flags.
    case droppedFalseAlarm = "dropped-false-alarm"
    /// A row of which nothing is known, that only the second flags.
    case newAlarm = "new-alarm"
    /// A row of which nothing is known, that only the first flags.
    case droppedAlarm = "dropped-alarm"

    init(_ label: Label, isFlaggedNow: Bool) {
      self =
        switch label {
        case .anomalous: isFlaggedNow ? .gained : .lost
        case .normal: isFlaggedNow ? .newFalseAlarm : .droppedFalseAlarm
        case .unlabelled: isFlaggedNow ? .newAlarm : .droppedAlarm
        }
    }
  }

  /// A row that is decided differently.
  public struct Flip: Sendable, Equatable {
    /// The row, as a place in the dataset's table.
    public let row: Int
    /// What the table calls it, where it has names for its rows.
    public let id: String?
    /// What is known of it.
    public let label: Label
    /// What happened to it, where that is known.
    public let kind: String?
    /// What becomes of it.
    public let direction: Direction
    /// Its ranks with the first and with the second; 1 is the strangest row.
    public let ranks: (first: Int, second: Int)

    /// Flips are equal when all that they say is.
    public static func == (one: Flip, other: Flip) -> Bool {
      (one.row, one.id, one.label, one.kind, one.direction) == (
        other.row, other.id, other.label, other.kind, other.direction
      ) && one.ranks == other.ranks
    }
  }

  /// The trials.
  public let first: Trial, second: Trial
  /// How many rows both decide on, and how many each flags.
  public let rows: Int, flagged: (first: Int, second: Int)
  /// The rows that are decided differently: by direction, those that moved furthest first.
  public let flips: [Flip]

  /// How many rows went each way.
  public var counts: [Direction: Int] {
    Dictionary(grouping: flips, by: \.direction).mapValues(\.count)
  }

  /// Compares what two trials decide on the rows of a dataset; nil where one of them decided nothing,
  /// or on other rows.
  ///
  /// Cost: a sort of each trial's scores.
  public init?(from first: TrialReport, to second: TrialReport, on dataset: DatasetNote) {
    guard let one = Decided(first), let other = Decided(second), one.rows == other.rows,
      first.data == dataset.digest, second.data == dataset.digest, one.rows == dataset.measured
    else { return nil }
    self.first = first.trial
    self.second = second.trial
    rows = one.rows.count
    flagged = (one.flags.count { $0 }, other.flags.count { $0 })
    var kinds: [Int: String] = [:]
    for kind in dataset.kinds { for row in kind.rows { kinds[row] = kind.name } }
    let found = one.rows.indices.filter { one.flags[$0] != other.flags[$0] }.map { place in
      Flip(
        row: one.rows[place], id: dataset.ids?[place], label: dataset.labels.rows[place],
        kind: kinds[one.rows[place]],
        direction: Direction(dataset.labels.rows[place], isFlaggedNow: other.flags[place]),
        ranks: (one.ranks[place], other.ranks[place]))
    }
    flips = Direction.allCases.flatMap { direction in
      found.filter { $0.direction == direction }.sorted {
        (-$0.distance, $0.row) < (-$1.distance, $1.row)
      }
    }
  }
}

extension Flips.Flip {
  fileprivate var distance: Int { abs(ranks.second - ranks.first) }
}

/// What a trial decided, row by row.
private struct Decided {
  let rows: [Int]
  let flags: [Bool]
  let ranks: [Int]

  /// The decisions of a trial that gave scores and a threshold.
  init?(_ report: TrialReport) {
    guard let scores = report.scores, let threshold = report.threshold else { return nil }
    rows = scores.rows
    flags = scores.scores.map { threshold.flags($0) }
    let order = scores.scores.indices.sorted { scores.scores[$0] > scores.scores[$1] }
    var ranks = [Int](repeating: 0, count: order.count)
    for (place, row) in order.enumerated() {
      let before = place == 0 ? row : order[place - 1]
      let isTied = place > 0 && scores.scores[before] == scores.scores[row]
      ranks[row] = isTied ? ranks[before] : place + 1
    }
    self.ranks = ranks
  }
}

extension RunRecord {
  /// What two systems decide differently, dataset by dataset; those of another run if one is given.
  public func flips(from first: String, to second: String, in other: RunRecord? = nil) -> [Flips] {
    let others = Dictionary(
      (other ?? self).reports.map { ($0.trial, $0) }, uniquingKeysWith: { first, _ in first })
    return reports.filter { $0.trial.system == first }.compactMap { report in
      let trial = report.trial
      let rival = Trial(
        scenario: trial.scenario, part: trial.part, seed: trial.seed, system: second,
        replicate: trial.replicate)
      guard let dataset = dataset(of: report), let against = others[rival] else { return nil }
      return Flips(from: report, to: against, on: dataset)
    }
  }
}
