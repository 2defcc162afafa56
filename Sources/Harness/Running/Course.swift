internal import RingtrueCore
internal import RingtruePlatform

/// A run on its way.
struct Course {
  private let runner: Runner
  private let sinks: [any Sink]
  private let clock = SystemClock()
  private let began: UInt64
  private let patience: Patience

  init(runner: Runner, sinks: [any Sink]) {
    self.runner = runner
    self.sinks = sinks
    patience = Patience(until: runner.stop)
    began = clock.nanoseconds
  }

  /// How the run ends as far as can be said now.
  var end: Runner.End {
    if runner.stop.isMade { return .stopped }
    return runner.timeLimit.map { clock.elapsed(since: began) > $0 } ?? false
      ? .outOfTime : .complete
  }

  /// Tells every sink.
  func emit(_ event: Event) async throws {
    for sink in sinks { try await sink.receive(event) }
  }

  /// Runs the datasets, one after the other, as long as the run is wanted.
  func run(_ datasets: [PlannedDataset]) async throws {
    for dataset in datasets {
      if end != .complete { break }
      try await run(dataset)
    }
  }

  /// Runs the trials of a dataset that are not done yet.
  private func run(_ dataset: PlannedDataset) async throws {
    let trials = dataset.trials.filter { runner.done[$0.trial] == nil }
    var board = ScoreBoard(dataset.name)
    for planned in dataset.trials { runner.done[planned.trial].map { board.add($0) } }
    if !trials.isEmpty { try await run(trials, of: dataset, &board) }
    if end != .complete { return }
    for finding in board.findings where !runner.found.contains(finding) {
      try await emit(.found(finding, in: nil))
    }
  }

  private func run(
    _ trials: [PlannedTrial], of dataset: PlannedDataset, _ board: inout ScoreBoard
  ) async throws {
    let (width, resamples) = (runner.width, runner.resamples)
    let made = await patience.wait {
      Result { TrialBench(try dataset.make(threads: width), resamples: resamples) }
    }
    switch made {
    case nil: return
    case .failure(let error):
      for planned in trials {
        try await emit(
          .trialEnded(TrialReport(planned.trial, data: "", .failed("no data: \(error)"))))
      }
    case .success(let bench):
      try await run(trials, on: bench, &board)
    }
  }

  private func run(
    _ trials: [PlannedTrial], on bench: TrialBench, _ board: inout ScoreBoard
  ) async throws {
    try await emit(.dataReady(bench.data.note(findings: bench.findings)))
    var bench = bench
    for wave in Wave.all(of: trials, width: runner.width, isTimed: runner.isExclusive) {
      if end != .complete { break }
      bench = await prepare(bench, for: wave)
      try await run(wave, on: bench, &board)
    }
  }

  /// Makes the features that the trials of a wave need.
  private func prepare(_ bench: TrialBench, for wave: Wave) async -> TrialBench {
    var bench = bench
    for planned in wave.trials {
      guard case .system(let system) = planned.subject,
        bench.preparation(system.featuresName) == nil
      else { continue }
      let before = bench
      let prepared = await patience.wait {
        before.prepared(system.featuresName, by: system.features)
      }
      bench = prepared ?? bench
    }
    return bench
  }
}

// MARK: - Side by side

extension Course {
  private func run(
    _ wave: Wave, on bench: TrialBench, _ board: inout ScoreBoard
  ) async throws {
    var measured: [Attempt] = []
    let lanes = Lanes(runner.width)
    try await withThrowingTaskGroup(of: (Int, Attempt).self) { group in
      var (running, taken) = (0, 0)
      var waiting: [Trial] = []
      var ended: [Attempt] = []
      func finish() async throws {
        guard let (bytes, attempt) = try await group.next() else { return }
        (running, taken) = (running - 1, taken - bytes)
        ended.append(attempt)
        if !waiting.isEmpty { try await emit(.trialStarted(waiting.removeFirst())) }
      }
      // Told only when the next trial is on its way: sinks take a while, in which it can run.
      func tellEnded() async throws {
        defer { ended = [] }
        for attempt in ended {
          guard let report = attempt.report else { continue }
          if runner.isExclusive, attempt.timeable != nil {
            try await emit(.trialMeasured(report))
            measured.append(attempt)
          } else {
            try await tell(report, &board)
          }
        }
      }
      for planned in wave.trials {
        let bytes = bytes(of: planned, on: bench)
        // One waits for each lane, so that none stands still while what ended on it is told.
        let most = planned.isAsked ? runner.width : 2 * runner.width
        while running >= most || running > 0 && !fits(taken + bytes) { try await finish() }
        if end != .complete { break }
        if running < runner.width {
          try await emit(.trialStarted(planned.trial))
        } else {
          waiting.append(planned.trial)
        }
        (running, taken) = (running + 1, taken + bytes)
        let attempt = attempt(planned, bench, beside: wave.trials.count, on: lanes)
        group.addTask { (bytes, await attempt()) }
        try await tellEnded()
      }
      repeat {
        try await tellEnded()
        try await finish()
      } while !ended.isEmpty
    }
    for group in wave.groups(of: measured) {
      let lane = lane
      let timed = await patience.wait { lane.timed(group) }
      for report in (timed ?? group).compactMap(\.report) { try await tell(report, &board) }
    }
  }

  private var lane: TimedLane {
    TimedLane(
      timing: runner.timing, load: runner.load, isAlone: runner.isExclusive || runner.width == 1,
      isStopped: runner.stop.asked)
  }

  private func tell(_ report: TrialReport, _ board: inout ScoreBoard) async throws {
    board.add(report)
    try await emit(.trialEnded(report))
  }

  /// What tries a trial: on a lane, or, where it waits for answers, beside them.
  private func attempt(
    _ planned: PlannedTrial, _ bench: TrialBench, beside count: Int, on lanes: Lanes
  ) -> @Sendable () async -> Attempt {
    if case .categorizer(let choice, let task) = planned.subject {
      let work = SortingWork(
        trial: planned.trial, choice: choice, task: task, bench: bench, clock: clock,
        patience: patience, timeLimit: runner.trialLimit, isStopped: runner.stop.asked)
      return { await work.attempt() }
    }
    let work = work(planned, bench, beside: count)
    return {
      await patience.wait(on: lanes) { end == .complete ? work() : Attempt() } ?? Attempt()
    }
  }

  /// The work of a trial, here or in a process of its own.
  private func work(
    _ planned: PlannedTrial, _ bench: TrialBench, beside count: Int
  ) -> @Sendable () -> Attempt {
    let width = max(1, runner.width / min(runner.width, count))
    if let isolation = runner.isolation {
      let work = IsolatedWork(planned, bench, isolation, runner, width: width)
      return { work.attempt() }
    }
    let work = TrialWork(
      planned: planned, bench: bench, clock: clock, width: width, memoryLimit: runner.memoryLimit,
      timeLimit: runner.trialLimit, isStopped: runner.stop.asked)
    let lane = runner.isExclusive ? nil : lane
    return { lane.map { $0.timed([work.attempt()])[0] } ?? work.attempt() }
  }

  /// What a trial says it will need beside the rows.
  private func bytes(of planned: PlannedTrial, on bench: TrialBench) -> Int {
    guard case .system(let system) = planned.subject,
      case .success(let rounds) = bench.preparation(system.featuresName)
    else { return 0 }
    return rounds.map {
      system.detector.memory(rows: $0.mostRows, features: $0.train.features.featureCount)
    }.max() ?? 0
  }

  private func fits(_ bytes: Int) -> Bool { runner.memoryLimit.map { bytes <= $0 } ?? true }
}

extension PlannedTrial {
  /// Whether it asks others, and takes next to no time of its own.
  fileprivate var isAsked: Bool { if case .categorizer = subject { true } else { false } }
}
