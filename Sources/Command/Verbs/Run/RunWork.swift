internal import Ringtrue
internal import RingtrueCore
internal import RingtrueKernels
internal import RingtruePlatform

/// One call of `run`: plans, tries, and answers.
struct RunWork {
  private let call: Call
  private let scenarios: [(scenario: Scenario, file: String)]
  private let machine = Machine.survey()

  init(_ call: Call) throws {
    self.call = call
    scenarios = try ScenarioFiles(named: call.values[RunFlags.scenarios]).scenarios
  }

  func run() async throws -> Answer {
    let plan = try plan()
    if call.values[RunFlags.dryRun] { return PlanAnswer(plan).answer }
    let note = note(plan)
    let run = CollectedRun()
    let stop = call.surroundings.listenForStop()
    let view = RunView(call, trials: plan.trials.count)
    let end = try await runner(plan, stop).run(note, into: [run, view])
    view.finish()
    let summary = RunSummary(run.content, threads: threads)
    var answer = RunAnswer(call, summary, run.content, seconds: view.seconds).answer
    answer.code = code(end, summary)
    if end != .complete { answer.warnings.add(Self.unfinished(end, run.content)) }
    return answer
  }

  private func code(_ end: Runner.End, _ summary: RunSummary) -> ExitCode {
    switch end {
    case .stopped: .interrupted
    case .outOfTime: .budgetSpent
    case .complete:
      summary.failedShare > call.values[RunFlags.tolerated] ? .trialsFailed : .pass
    }
  }

  private static func unfinished(_ end: Runner.End, _ run: CollectedRun.Content) -> Problem {
    let why = end == .stopped ? "stopped on request" : "the time is over"
    return Problem("\(why); \(run.reports.count) of \(run.planned.count) trials are done")
  }

  // MARK: - Planning

  private func plan() throws -> Plan {
    var planner = Planner()
    let values = call.values
    planner.systems = values[RunFlags.detectors].isEmpty ? nil : values[RunFlags.detectors]
    planner.seeds = values[RunFlags.seeds].map { $0.map { Seed(UInt64(max(0, $0))) } }
    planner.rows = values[RunFlags.rows]
    planner.without = Set(values[RunFlags.without])
    planner.limit = values[RunFlags.limit]
    planner.usual.features = values[RunFlags.features]
    planner.usual.threshold = values[RunFlags.threshold]
    planner.shard = try values[RunFlags.shard].flatMap(shard)
    do throws(Problems) {
      return try planner.plan(scenarios.map { ($0.scenario, $0.file) })
    } catch {
      // What a scenario names is data, what a flag names is usage.
      let isOfFile = error.listed.contains { $0.file != nil }
      throw Failure(isOfFile ? .badData : .usage, error)
    }
  }

  /// Reads `1/4`; `auto` looks where Slurm and Kubernetes say which part of a job this is.
  private func shard(_ text: String) throws(Failure) -> Shard? {
    let variables = call.surroundings.variables
    let words: [String?]
    if text == "auto" {
      words = [
        variables["SLURM_ARRAY_TASK_ID"] ?? variables["JOB_COMPLETION_INDEX"],
        variables["SLURM_ARRAY_TASK_COUNT"] ?? variables["RINGTRUE_SHARDS"],
      ]
      if words.allSatisfy({ $0 == nil }) { return nil }
    } else {
      words = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    }
    let numbers = words.compactMap { $0.flatMap { Int($0) } }
    guard words.count == 2, numbers.count == 2, let shard = Shard(numbers[0], of: numbers[1])
    else {
      let found = text == "auto" ? "what the environment says of the shard" : "--shard '\(text)'"
      throw Failure(
        .usage, "\(found) is no part of a plan; write the part, from 0, and how many, such as 0/4")
    }
    return shard
  }

  // MARK: - Running

  private var threads: Int { call.values[RunFlags.threads] ?? machine.coresAllowed }

  private func runner(_ plan: Plan, _ stop: @escaping StopRequest) -> Runner {
    var runner = Runner(plan)
    runner.width = threads
    runner.memoryLimit = call.values[RunFlags.memory] ?? machine.memoryAllowed / 3 * 2
    runner.timeLimit = call.values[RunFlags.time]
    runner.trialLimit = call.values[RunFlags.trialTime]
    runner.timing = call.values[RunFlags.timing]
    runner.resamples = call.values[RunFlags.resamples]
    runner.isStopped = stop
    return runner
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
      scenarios: scenarios.map { .init($0.scenario.name, digest: Self.digest($0.file)) },
      planned: plan.whole, shard: plan.shard,
      tags: call.values[RunFlags.tags].map { .init($0.key, $0.value) },
      environment: RunEnvironment(machine: machine, commit: commit, tool: call.tool).json)
  }

  private static func digest(_ file: String) -> String {
    (try? Files.read(file)).map { SHA256.digest(of: $0).hexadecimal } ?? ""
  }
}
