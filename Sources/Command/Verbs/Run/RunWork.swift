internal import Ringtrue
internal import RingtrueCore
internal import RingtrueKernels
internal import RingtruePlatform

/// One call of `run`: plans, tries, and answers.
struct RunWork {
  private let call: Call
  /// What is wanted: the flags of this call, or those of the run that is gone on with.
  private let wanted: Values
  private let earlier: EarlierRun?
  private let files: ScenarioFiles
  private let outputs: [ResultFile]
  private let machine = Machine.survey()

  init(_ call: Call) throws {
    self.call = call
    earlier = try call.values[RunFlags.resume].map { name in
      try EarlierRun(named: name, in: call.values[RunFlags.results], of: call.tool)
    }
    wanted = earlier?.values ?? call.values
    if call.values[RunFlags.load] != nil, call.values[RunFlags.timing] == .off {
      throw Failure(.usage, "--load is timed, and --timing is off; set it to quick or full")
    }
    outputs = try call.values[RunFlags.outputs].map(ResultFile.init)
    files = try ScenarioFiles(named: wanted[RunFlags.scenarios])
    try earlier?.check(files.scenarios.map { ($0.file, Self.digest($0.file)) })
  }

  func run() async throws -> Answer {
    let planner = try planner()
    let plan = try plan(by: planner)
    if call.values[RunFlags.dryRun] { return PlanAnswer(plan).answer }
    let note = earlier?.record.note ?? note(plan)
    let past = earlier?.record
    let run = CollectedRun(
      reports: past?.reports ?? [], datasets: past?.datasets ?? [],
      findings: past?.findings ?? [])
    let stop = call.surroundings.listenForStop()
    let view = RunView(call, trials: plan.trials.count - (past?.reports.count ?? 0))
    let kept = try await KeptRun(call.values, id: note.id, earlier: earlier)
    let runner = try runner(plan, planner, stop)
    let end = try await resumable(note) {
      try await runner.run(note, into: [run] + kept.sinks + log + [view])
    }
    view.finish()
    for file in outputs { try file.write(run.content) }
    let summary = await overview(run.content, stop)
    var words = RunAnswer(call, summary, run.content, seconds: view.seconds)
    words.places = kept.places + outputs.map { "Written to \($0.path)." }
    if !stop.isMade, let folder = kept.folder {
      var evidence = RunEvidence(in: folder, history: kept.history)
      await evidence.make(
        of: run.content, summary, charts: call.values[RunFlags.charts],
        report: call.values[RunFlags.report], unless: stop)
      words.places += evidence.words
    }
    var answer = words.answer
    answer.code = stop.isMade ? .interrupted : code(end, summary)
    if end != .complete {
      answer.warnings.add(unfinished(end, run.content, kept))
    } else if stop.isMade {
      answer.warnings.add(
        Problem(
          "stopped on request, after the last trial; 'ringtrue report' makes what is missing"))
    }
    return answer
  }

  /// What the run comes to; who stops it does not want to wait until all systems are compared.
  private func overview(
    _ run: CollectedRun.Content, _ stop: StopRequest
  ) async -> RunOverview {
    let threads = threads
    let judged = await Patience(until: stop).wait { RunOverview(run, threads: threads) }
    return judged ?? RunOverview(run, isJudged: false)
  }

  /// What a run gives; one that its disk is too small for can be gone on with, and is told so.
  private func resumable<Result>(
    _ note: RunNote, _ run: () async throws -> Result
  ) async throws -> Result {
    do {
      return try await run()
    } catch {
      let failure = Failure(error)
      guard failure.code == .budgetSpent else { throw failure }
      throw Failure(failure.code, "\(error); then go on with --resume \(note.id)")
    }
  }

  private var log: [any Sink] {
    call.values[RunFlags.log].map { [LogSink($0)] } ?? []
  }

  private func code(_ end: Runner.End, _ summary: RunOverview) -> ExitCode {
    switch end {
    case .stopped: .interrupted
    case .outOfTime: .budgetSpent
    case .complete:
      summary.failedShare > wanted[RunFlags.tolerated] ? .trialsFailed : .pass
    }
  }

  private func unfinished(
    _ end: Runner.End, _ run: CollectedRun.Content, _ kept: KeptRun
  ) -> Problem {
    let why = end == .stopped ? "stopped on request" : "the time is over"
    let done = "\(why), with \(run.reports.count) of \(run.planned.count) trials done"
    let id = run.note?.id ?? ""
    return Problem(kept.sinks.isEmpty ? done : "\(done); go on with --resume \(id)")
  }

  // MARK: - Planning

  private func planner() throws -> Planner {
    var planner = Planner()
    let values = wanted
    planner.systems = values[RunFlags.detectors].isEmpty ? nil : values[RunFlags.detectors]
    let categorizers = values[RunFlags.categorizers]
    planner.categorizers = categorizers.isEmpty ? nil : categorizers
    planner.seeds = values[RunFlags.seeds].map { $0.map { Seed(UInt64(max(0, $0))) } }
    planner.rows = values[RunFlags.rows]
    planner.without = Set(values[RunFlags.without])
    planner.limit = values[RunFlags.limit]
    planner.usual.features = values[RunFlags.features]
    planner.usual.threshold = values[RunFlags.threshold]
    planner.shard = try values[RunFlags.shard].flatMap(shard)
    return planner
  }

  private func plan(by planner: Planner) throws -> Plan {
    do throws(Problems) {
      return try planner.plan(
        files.scenarios.map { ($0.scenario, $0.file) }, beside: files.problems)
    } catch {
      // What a scenario names is data, what a flag names is usage.
      let isOfFile = error.listed.contains { $0.file != nil }
      throw Failure(isOfFile ? .badData : .usage, error)
    }
  }

  /// Reads `1/4`; `auto` looks where Slurm and Kubernetes say which part of a job this is.
  private func shard(_ text: String) throws(Failure) -> Shard? {
    let variables = call.surroundings.variables
    if text == "auto" { return try shard(of: variables) }
    let words = text.split(separator: "/", omittingEmptySubsequences: false).map { Int($0) }
    guard words.count == 2, let place = words[0], let count = words[1],
      let shard = Shard(place, of: count)
    else {
      throw Failure(
        .usage,
        "--shard '\(text)' is no part of a plan; write the part, from 0, and how many, such as 0/4")
    }
    return shard
  }

  /// The part that Slurm or Kubernetes gave this process; nil where neither did. Tasks of an array
  /// may begin at any number and go on in steps.
  private func shard(of variables: [String: String]) throws(Failure) -> Shard? {
    func number(_ name: String) -> Int? { variables[name].flatMap { Int($0) } }
    let task = variables["SLURM_ARRAY_TASK_ID"] ?? variables["JOB_COMPLETION_INDEX"]
    let count = number("SLURM_ARRAY_TASK_COUNT") ?? number("RINGTRUE_SHARDS")
    if task == nil, count == nil { return nil }
    let step = max(1, number("SLURM_ARRAY_TASK_STEP") ?? 1)
    let place = task.flatMap { Int($0) }.map { ($0 - (number("SLURM_ARRAY_TASK_MIN") ?? 0)) / step }
    guard let place, let count, let shard = Shard(place, of: count) else {
      throw Failure(
        .usage,
        """
        the environment gives no part of a plan: part \(task ?? "unknown") of \
        \(count.map { "\($0)" } ?? "an unknown number"); set RINGTRUE_SHARDS to how many parts there \
        are, or write --shard 0/4
        """)
    }
    return shard
  }

  // MARK: - Running

  private var threads: Int { call.values[RunFlags.threads] ?? machine.coresAllowed }

  private func runner(
    _ plan: Plan, _ planner: Planner, _ stop: StopRequest
  ) throws -> Runner {
    var runner = Runner(plan)
    runner.width = threads
    runner.memoryLimit = call.values[RunFlags.memory] ?? machine.memoryAllowed / 3 * 2
    runner.timeLimit = call.values[RunFlags.time]
    runner.trialLimit = call.values[RunFlags.trialTime]
    runner.timing = call.values[RunFlags.timing]
    runner.load = call.values[RunFlags.load]
    runner.isolation = call.values[RunFlags.isIsolated] ? try isolation(planner) : nil
    runner.resamples = wanted[RunFlags.resamples]
    for report in earlier?.record.reports ?? [] { runner.done[report.trial] = report }
    runner.found = earlier?.record.findings ?? []
    runner.stop = stop
    return runner
  }

  /// This program once more, for each trial.
  private func isolation(_ planner: Planner) throws -> Isolation {
    var texts: [String: (text: String, file: String?)] = [:]
    for (scenario, file) in files.scenarios {
      texts[scenario.name] = (try Files.readText(file), file)
    }
    return Isolation(
      program: try Environment.executable(), arguments: [Verb.trial.name], scenarios: texts,
      planner: planner)
  }

  private func note(_ plan: Plan) -> RunNote {
    let commit = Commit.here
    let wall = call.surroundings.clock.wall
    let id = RunIdentity(wall: wall, commit: commit).id
    return RunNote(
      id: id,
      begun: Instant(microseconds: wall.seconds * 1_000_000 + Int64(wall.nanoseconds) / 1000),
      arguments: call.words,
      choices: call.values.settings.map {
        RunNote.Choice($0.name, $0.shown, from: $0.origin.description)
      },
      scenarios: files.scenarios.map { .init($0.scenario.name, digest: Self.digest($0.file)) },
      plan: digest(of: plan), planned: plan.whole, shard: plan.shard,
      tags: call.values[RunFlags.tags].map { .init($0.key, $0.value) },
      environment: RunEnvironment(machine: machine, commit: commit, tool: call.tool).json)
  }

  /// The fingerprint of the whole plan with the scenarios as they stand.
  private func digest(of plan: Plan) -> String {
    let files = files.scenarios.map { Self.digest($0.file) }
    let parts = files + [plan.digest, "\(wanted[RunFlags.resamples])"]
    return SHA256.digest(of: parts.joined(separator: "\n")).hexadecimal
  }

  private static func digest(_ file: String) -> String {
    (try? Files.read(file)).map { SHA256.digest(of: $0).hexadecimal } ?? ""
  }
}
