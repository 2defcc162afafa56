internal import RingtrueCore
internal import RingtrueMetrics
internal import RingtruePlatform

/// Times the stages of trials; alone on the machine, as far as the harness can see to it, where
/// nothing else runs meanwhile.
///
/// The first repetition of each stage warms up and is dropped, unless it is all that the budget
/// allows. Repetitions end when the median is known to within two in a hundred, or the budget is
/// spent. Two systems that are to be compared take turns, A B B A, so that a machine that grows
/// slower in the meantime does so for both.
struct TimedLane: Sendable {
  let timing: Timing
  /// How many rows a second come, if single rows are to be timed under a load too.
  let load: Double?
  /// Whether nothing else runs meanwhile, so that memory can be told too.
  let isAlone: Bool
  let isStopped: @Sendable () -> Bool
  private let clock = SystemClock()

  init(
    timing: Timing, load: Double? = nil, isAlone: Bool = true,
    isStopped: @escaping @Sendable () -> Bool
  ) {
    self.timing = timing
    self.load = load
    self.isAlone = isAlone
    self.isStopped = isStopped
  }

  /// What timing gave.
  struct Taken: Sendable {
    var times: [StageTime] = []
    /// How the times of single rows went in the meantime.
    var pace: Sketch?
    /// The most memory that fitting held beside what was there before, where that could be seen.
    var peakBytes: Int?
  }

  /// The times of some systems' stages; a fit that took long is not repeated.
  func times(of subjects: [TimedSubject]) -> [Taken] {
    var taken = subjects.map { _ in Taken() }
    let fitting = subjects.indices.filter { subjects[$0].fitTime <= timing.longestFit }
    let stages: [(StageTime.Stage, [Int])] = [
      (.fit, fitting), (.batch, Array(subjects.indices)), (.row, Array(subjects.indices)),
    ]
    for place in subjects.indices where !fitting.contains(place) {
      let fit = [Int(subjects[place].fitTime.inNanoseconds)]
      taken[place].add(.fit, rows: subjects[place].rows.train.rowCount, fit)
    }
    for (stage, places) in stages { time(stage, places, subjects, into: &taken) }
    if let load {
      for place in subjects.indices {
        let work = subjects[place].work(.load, by: timing, unless: isStopped)
        let times = waits(for: work.run, under: load, seed: subjects[place].seed)
        taken[place].add(.load, rows: work.rows, times)
      }
    }
    return taken
  }

  private func time(
    _ stage: StageTime.Stage, _ places: [Int], _ subjects: [TimedSubject],
    into taken: inout [Taken]
  ) {
    let works = places.map { subjects[$0].work(stage, by: timing, unless: isStopped) }
    guard works.allSatisfy({ $0.rows > 0 }) else { return }
    let times = repeated(works.map(\.run)) { turn, work in
      guard stage == .fit, isAlone else { return try work() }
      taken[places[turn]].peakBytes = try Self.peak(of: work)
    }
    for (turn, place) in places.enumerated() {
      taken[place].add(stage, rows: works[turn].rows, times[turn])
      if stage == .row { taken[place].pace = Self.pace(of: times[turn]) }
    }
  }

  /// The most memory that some work holds beside what is there; nil where that can't be known.
  private static func peak(of work: () throws -> Void) throws -> Int? {
    let before = ResourceUsage.resetPeakMemory() ? ResourceUsage.current() : nil
    try work()
    return before.map { max(0, ResourceUsage.current().peakMemory - $0.residentMemory) }
  }

  /// The median and the longest of some times, window by window in their order; nil where there are
  /// too few to tell.
  static func pace(of times: [Int]) -> Sketch? {
    let windows = min(60, times.count / 4)
    guard windows >= 6 else { return nil }
    let sorted = (0..<windows).map { window in
      times[window * times.count / windows..<(window + 1) * times.count / windows].sorted()
    }
    return Sketch(
      .pace,
      [
        .init("median", sorted.map { Double($0[$0.count / 2]) }),
        .init("highest", sorted.map { Double($0[$0.count - 1]) }),
      ])
  }

  // MARK: - Repetitions

  /// The nanoseconds of each repetition that counts, of several works that take turns; the first of
  /// each may be done in another way.
  func repeated(
    _ works: [() throws -> Void],
    first: (Int, () throws -> Void) throws -> Void = { _, work in try work() }
  ) -> [[Int]] {
    var times = [[Int]](repeating: [], count: works.count)
    let began = clock.nanoseconds
    var round = 0
    while round <= timing.mostRepetitions, !works.isEmpty, !isStopped() {
      for place in round.isMultiple(of: 2) ? Array(works.indices) : works.indices.reversed() {
        let taken = try? clock.timed {
          try round == 0 ? first(place, works[place]) : works[place]()
        }
        guard let taken else { return times.map(Self.warmed) }
        times[place].append(Int(taken.duration.inNanoseconds))
      }
      round += 1
      if clock.elapsed(since: began) >= timing.budget * works.count { break }
      if round.isMultiple(of: 16), times.allSatisfy({ isNarrow($0.dropFirst()) }) { break }
    }
    return times.map(Self.warmed)
  }

  private static func warmed(_ times: [Int]) -> [Int] {
    times.count > 1 ? Array(times.dropFirst()) : times
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

extension TimedLane.Taken {
  /// Adds the times of a stage, in ranges of about one in a hundred.
  mutating func add(_ stage: StageTime.Stage, rows: Int, _ times: [Int]) {
    guard let longest = times.max() else { return }
    var counts: [Int: Int] = [:]
    // No range ends behind the longest time, which is known.
    for time in times { counts[min(Self.rounded(time), longest), default: 0] += 1 }
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
