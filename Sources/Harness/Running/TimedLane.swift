internal import RingtrueCore
internal import RingtrueMetrics
internal import RingtruePlatform

/// How carefully the times of trials are taken.
public enum Timing: String, Sendable, CaseIterable {
  /// Not at all.
  case off
  /// A hundredth of a second for each stage of a trial, while other trials run.
  case quick
  /// Until times are known well, for up to ten seconds a trial, while nothing else runs.
  case full

  /// Whether other trials wait while one is timed.
  var isExclusive: Bool { self == .full }

  /// How long the timing of one stage may take.
  var budget: Duration {
    switch self {
    case .off: .zero
    case .quick: .milliseconds(10)
    case .full: .seconds(3)
    }
  }

  /// How long a fit may take that is timed again, which is done twice at least; of a longer one,
  /// the time is told that the trial itself took.
  var longestFit: Duration { self == .full ? .seconds(600) : budget }

  /// How many rows are scored at a time.
  var mostBatchRows: Int { self == .full ? .max : 4096 }

  /// How many repetitions are wanted at the most.
  var mostRepetitions: Int { self == .full ? 5000 : 500 }
}

/// Times the stages of a trial; alone on the machine, as far as the harness can see to it, where
/// nothing else runs meanwhile.
///
/// The first repetition of each stage warms up and is dropped, unless it is all that the budget
/// allows. Repetitions end when the median is known to within two in a hundred, or the budget is
/// spent.
struct TimedLane: Sendable {
  let timing: Timing
  /// Whether nothing else runs meanwhile, so that memory can be told too.
  let isAlone: Bool
  let isStopped: @Sendable () -> Bool
  private let clock = SystemClock()

  init(timing: Timing, isAlone: Bool, isStopped: @escaping @Sendable () -> Bool) {
    self.timing = timing
    self.isAlone = isAlone
    self.isStopped = isStopped
  }

  /// The attempt with its times; a run that is to stop takes none.
  func timed(_ attempt: Attempt) -> Attempt {
    guard let subject = attempt.timed, timing != .off, !isStopped() else { return attempt }
    let taken = times(of: subject)
    var attempt = attempt
    attempt.timed = nil
    attempt.report?.times = taken.times
    attempt.report?.usage?.peakBytes = taken.peakBytes
    return attempt
  }

  /// What timing gave.
  struct Taken: Sendable {
    var times: [StageTime] = []
    /// The most memory that fitting held beside what was there before, where that could be seen.
    var peakBytes: Int?
  }

  /// The times of a system's stages; a fit that took long is not repeated.
  private func times(of subject: TimedSubject) -> Taken {
    var taken = Taken()
    let conditions = Conditions(seed: subject.seed, isCancelled: isStopped)
    if subject.fitTime <= timing.longestFit {
      let before = isAlone && ResourceUsage.resetPeakMemory() ? ResourceUsage.current() : nil
      let fits = repeated { _ = try Self.fit(subject.detector, subject.rows.train, conditions) }
      taken.peakBytes = before.map {
        max(0, ResourceUsage.current().peakMemory - $0.residentMemory)
      }
      taken.add(.fit, rows: subject.rows.train.rowCount, fits)
    } else {
      taken.add(.fit, rows: subject.rows.train.rowCount, [Int(subject.fitTime.inNanoseconds)])
    }
    let all = subject.rows.measured
    let rows = all.rows(0..<min(all.rowCount, timing.mostBatchRows))
    let batch = repeated { _ = try subject.fitted.scores(rows, under: conditions) }
    taken.add(.batch, rows: rows.rowCount, batch)
    let singles = all.spread(256)
    guard !singles.isEmpty else { return taken }
    var turn = 0
    let row = repeated {
      turn += 1
      _ = try subject.fitted.scores(singles[turn % singles.count], under: conditions)
    }
    taken.add(.row, rows: 1, row)
    return taken
  }

  private static func fit<Kind: Detector>(
    _ detector: Kind, _ rows: Observations, _ conditions: Conditions
  ) throws -> Kind.Fitted {
    try detector.fit(rows, under: conditions)
  }

  /// The nanoseconds of each repetition that counts.
  private func repeated(_ work: () throws -> Void) -> [Int] {
    var times: [Int] = []
    let began = clock.nanoseconds
    while times.count <= timing.mostRepetitions, !isStopped() {
      guard let (_, time) = try? clock.timed(work) else { break }
      times.append(Int(time.inNanoseconds))
      if clock.elapsed(since: began) >= timing.budget { break }
      if times.count.isMultiple(of: 16), isNarrow(times.dropFirst()) { break }
    }
    return times.count > 1 ? Array(times.dropFirst()) : times
  }

  /// Whether the median is known to within two in a hundred, by the order of the times.
  private func isNarrow(_ times: ArraySlice<Int>) -> Bool {
    let sorted = times.sorted()
    guard sorted.count >= 30 else { return false }
    // The ranks between which the median lies with 95 % chance, by the normal law.
    let reach = 0.98 * Double(sorted.count).squareRoot()
    let middle = Double(sorted.count) / 2
    let (low, high) = (
      sorted[Int(middle - reach)], sorted[min(sorted.count - 1, Int(middle + reach))]
    )
    return Double(high - low) <= 0.04 * Double(sorted[sorted.count / 2])
  }
}

extension Observations {
  /// Single rows, evenly spread, as they would come one by one.
  fileprivate func spread(_ most: Int) -> [Observations] {
    let count = min(rowCount, most)
    return (0..<count).map { place in
      let row = place * rowCount / count
      return rows(row..<row + 1)
    }
  }
}

extension TimedLane.Taken {
  /// Adds the times of a stage, in ranges of about one in a hundred.
  mutating func add(_ stage: StageTime.Stage, rows: Int, _ times: [Int]) {
    guard !times.isEmpty else { return }
    var counts: [Int: Int] = [:]
    for time in times { counts[Self.rounded(time), default: 0] += 1 }
    let buckets = counts.sorted { $0.key < $1.key }.map {
      StageTime.Bucket(nanoseconds: $0.key, count: $0.value)
    }
    self.times.append(StageTime(stage, rows: rows, buckets: buckets))
  }

  /// The time rounded up so that its seven highest bits say it all.
  private static func rounded(_ time: Int) -> Int {
    let excess = max(0, Int.bitWidth - max(1, time).leadingZeroBitCount - 7)
    let unit = 1 << excess
    return (time + unit - 1) / unit * unit
  }
}
