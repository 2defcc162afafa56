internal import RingtrueCore
internal import RingtruePlatform

/// A run on its way.
struct Course {
  private let runner: Runner
  private let sinks: [any Sink]
  private let clock = SystemClock()
  private let began: UInt64

  init(runner: Runner, sinks: [any Sink]) {
    self.runner = runner
    self.sinks = sinks
    began = clock.nanoseconds
  }

  /// How the run ends as far as can be said now.
  var end: Runner.End {
    if runner.isStopped() { return .stopped }
    return runner.timeLimit.map { clock.elapsed(since: began) > $0 } ?? false
      ? .outOfTime : .complete
  }

  /// Tells every sink.
  func emit(_ event: Event) async throws {
    for sink in sinks { try await sink.receive(event) }
  }

  /// Runs the trials of a dataset that are not done yet.
  func run(_ dataset: PlannedDataset) async throws {
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
    let made = await aside {
      Result { TrialBench(try dataset.make(threads: width), resamples: resamples) }
    }
    switch made {
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
    var (bench, rest) = (bench, trials[...])
    while !rest.isEmpty, end == .complete {
      // Timed work waits for the trials in hand, so these are few before each time it has its turn.
      let wave = rest.prefix(runner.timing.isExclusive ? waveSize : rest.count)
      rest = rest.dropFirst(wave.count)
      bench = await prepare(bench, for: wave)
      try await run(wave: Array(wave), on: bench, &board)
    }
  }

  private var waveSize: Int { runner.width == 1 ? 1 : 4 * runner.width }

  /// Makes the features that some trials need.
  private func prepare(
    _ bench: TrialBench, for trials: ArraySlice<PlannedTrial>
  ) async -> TrialBench {
    var bench = bench
    for planned in trials {
      guard case .system(let system) = planned.subject,
        bench.preparation(system.featuresName) == nil
      else { continue }
      let before = bench
      bench = await aside { before.prepared(system.featuresName, by: system.features) }
    }
    return bench
  }
}

// MARK: - Side by side

extension Course {
  private func run(
    wave: [PlannedTrial], on bench: TrialBench, _ board: inout ScoreBoard
  ) async throws {
    var waiting: [Attempt] = []
    try await withThrowingTaskGroup(of: (Int, Attempt).self) { group in
      var (running, taken) = (0, 0)
      func finish() async throws {
        guard let (bytes, attempt) = try await group.next() else { return }
        (running, taken) = (running - 1, taken - bytes)
        if runner.timing.isExclusive {
          waiting.append(attempt)
        } else {
          try await tell(attempt, &board)
        }
      }
      for planned in wave {
        let bytes = bytes(of: planned, on: bench)
        while running >= runner.width || running > 0 && !fits(taken + bytes) { try await finish() }
        if end != .complete { break }
        try await emit(.trialStarted(planned.trial))
        (running, taken) = (running + 1, taken + bytes)
        let work = work(planned, bench, beside: wave.count)
        let lane = runner.timing.isExclusive ? nil : lane
        group.addTask {
          (bytes, await aside { lane.map { $0.timed(work.attempt()) } ?? work.attempt() })
        }
      }
      while running > 0 { try await finish() }
    }
    for attempt in waiting {
      let lane = lane
      try await tell(await aside { lane.timed(attempt) }, &board)
    }
  }

  private var lane: TimedLane {
    TimedLane(
      timing: runner.timing, isAlone: runner.timing.isExclusive || runner.width == 1,
      isStopped: runner.isStopped)
  }

  private func tell(_ attempt: Attempt, _ board: inout ScoreBoard) async throws {
    guard let report = attempt.report else { return }
    board.add(report)
    try await emit(.trialEnded(report))
  }

  private func work(_ planned: PlannedTrial, _ bench: TrialBench, beside count: Int) -> TrialWork {
    TrialWork(
      planned: planned, bench: bench, clock: clock,
      width: max(1, runner.width / min(runner.width, count)), memoryLimit: runner.memoryLimit,
      timeLimit: runner.trialLimit, isStopped: runner.isStopped)
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
