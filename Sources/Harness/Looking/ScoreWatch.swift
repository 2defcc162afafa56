internal import RingtrueCore
internal import RingtrueMetrics

/// Watches what a system says from period to period: how many alerts it raises, and how far its
/// scores have moved from those that its threshold was chosen on.
struct ScoreWatch: Sendable {
  /// The longest that a row of periods may be.
  private static let most = 92
  /// How many rows a period should have for the rate of its alerts to be told.
  private static let least = 15
  /// How many rows a period should have for its scores to be held against earlier ones.
  private static let fewest = 200.0
  /// How many of the scores that a threshold was chosen on are held against later ones.
  private static let references = 5000

  private let days: [Day]
  private var drift: [(day: Day, rows: Int, index: Double, limit: Double)] = []

  /// Begins to watch rows; nil where it is not known when they happened.
  init?(_ rows: MeasuredRows) {
    guard let times = rows.times, let first = times.first?.day else { return nil }
    days = times.map(\.day)
    guard days.contains(where: { $0 != first }) else { return nil }
  }

  /// Watches a round: its scores at some places, beside those that its threshold was chosen on.
  mutating func add(_ scoring: Scoring, at places: [Int]) {
    let reference = scoring.reference
    guard !reference.isEmpty, !places.isEmpty else { return }
    let step = max(1, reference.count / Self.references)
    let before = stride(from: 0, to: reference.count, by: step).map { reference[$0] }.sorted()
    let own = places.map { days[$0] }
    let weeks = Periods(own, .week)
    let periods =
      Double(places.count) < Self.fewest * Double(weeks.starts.count)
      ? Periods(own, .month) : weeks
    var scores = [[Double]](repeating: [], count: periods.starts.count)
    for (period, score) in zip(periods.ofRows, scoring.scores) { scores[period].append(score) }
    for (start, after) in zip(periods.starts, scores) where !after.isEmpty {
      guard let shift = try? Shift(before: before, after: after) else { continue }
      var evidence = Evidence()
      evidence.shift = shift
      guard let index = try? Metric.stabilityIndex.value(of: evidence),
        let ratio = try? Metric.relativeStabilityIndex.value(of: evidence), ratio > 0
      else { continue }
      drift.append((start, after.count, index, index / ratio))
    }
  }

  /// What was seen, given which rows were flagged in the end.
  func sketches(flags: [Bool]) -> [Sketch] {
    let periods = Periods(days, atMost: Self.most, rows: Self.least)
    var counts = [(rows: Int, alerts: Int)](repeating: (0, 0), count: periods.starts.count)
    for (period, isFlagged) in zip(periods.ofRows, flags) {
      counts[period].rows += 1
      counts[period].alerts += isFlagged ? 1 : 0
    }
    var sketches = [
      Sketch(
        .watch,
        [
          .init("day", periods.starts.map { Double($0.number) }),
          .init("rows", counts.map { Double($0.rows) }),
          .init("alerts", counts.map { Double($0.alerts) }),
        ])
    ]
    if !drift.isEmpty {
      sketches.append(
        Sketch(
          .drift,
          [
            .init("day", drift.map { Double($0.day.number) }),
            .init("rows", drift.map { Double($0.rows) }),
            .init("psi", drift.map(\.index)), .init("limit", drift.map(\.limit)),
          ]))
    }
    return sketches
  }
}

/// Days sorted into periods.
struct Periods: Sendable {
  /// How long a period is.
  enum Length { case day, week, month }

  /// The first day of each period that has rows, ascending.
  let starts: [Day]
  /// The period of each row.
  let ofRows: [Int]

  /// Sorts days into periods of a length.
  init(_ days: [Day], _ length: Length) {
    let first = days.map { Self.start(of: $0, length) }
    let starts = Set(first).sorted()
    let places = Dictionary(uniqueKeysWithValues: zip(starts, starts.indices))
    self.starts = starts
    ofRows = first.map { places[$0] ?? 0 }
  }

  /// Sorts days into the shortest periods of which there are not too many, each with some rows on
  /// average; into months where there are none such.
  init(_ days: [Day], atMost count: Int, rows least: Int = 1) {
    let kept = [Length.day, .week].lazy.map { Periods(days, $0) }.first {
      $0.starts.count <= count && days.count >= least * $0.starts.count
    }
    self = kept ?? Periods(days, .month)
  }

  private static func start(of day: Day, _ length: Length) -> Day {
    switch length {
    case .day: day
    case .week: Day(day.number - Int32(day.weekday))
    case .month: Day(day.number - Int32(day.civil.day - 1))
    }
  }
}
