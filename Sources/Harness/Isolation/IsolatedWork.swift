internal import RingtrueCore
internal import RingtruePlatform

/// The trying of one trial in a process of its own, told from here.
struct IsolatedWork: Sendable {
  private let isolation: Isolation
  private let job: TrialJob
  private let rows: [Int]
  private let limit: Duration?
  private let isStopped: @Sendable () -> Bool

  /// Work on a trial for which a dataset is laid out here already.
  init(
    _ planned: PlannedTrial, _ bench: TrialBench, _ isolation: Isolation, _ runner: Runner,
    width: Int
  ) {
    let source = isolation.scenarios[planned.trial.scenario]
    let usual = isolation.planner.usual
    self.isolation = isolation
    job = TrialJob(
      scenario: source?.text ?? "", file: source?.file, rows: isolation.planner.rows,
      features: usual.features, threshold: usual.threshold, trial: planned.trial,
      data: bench.data.digest, width: width, memoryLimit: runner.memoryLimit,
      seconds: runner.trialLimit?.inSeconds, resamples: runner.resamples, timing: runner.timing,
      load: runner.load, isExclusive: runner.isExclusive)
    rows = bench.rows.rows
    limit = runner.trialLimit
    isStopped = runner.stop.asked
  }

  /// Tries it; whatever happens is an outcome.
  func attempt() -> Attempt {
    do {
      let process = try TrialProcess(invocation, isStopped: isStopped)
      process.tell(job.line)
      // A child that asks whether it is late says so itself; others are given no more than a second.
      let start = try process.answer(within: limit.map { $0 + isolation.patience })
      guard start == TrialAnswer.ready else { throw TrialProcess.Silence.broken(nonsense) }
      let line = try process.answer(within: limit.map { $0 + .seconds(1) })
      let report = try TrialAnswer.report(line, rows: rows)
      guard report.trial == job.trial else { throw TrialProcess.Silence.broken(nonsense) }
      let isWaiting = job.isExclusive && report.scores != nil
      return Attempt(report: report, timeable: isWaiting ? .apart(process) : nil)
    } catch TrialProcess.Silence.stopped {
      return Attempt()
    } catch TrialProcess.Silence.late {
      return Attempt(report: report(.timedOut(after: limit?.inSeconds ?? 0)))
    } catch TrialProcess.Silence.broken(let why) {
      return Attempt(report: report(.failed("its process broke; \(why)")))
    } catch {
      return Attempt(report: report(.failed("its process was not understood; \(error)")))
    }
  }

  private var nonsense: String { "it spoke of something else; let only this program run apart" }

  private func report(_ outcome: Outcome) -> TrialReport {
    TrialReport(job.trial, data: job.data, outcome)
  }

  /// The child: it sees no variables but what every program needs, and may hold what this process
  /// does, which are the rows, beside what a trial may use and what programs and threads set aside.
  private var invocation: Invocation {
    var environment = Environment.essentials
    environment["RINGTRUE_ISA"] = Environment["RINGTRUE_ISA"]
    environment["SWIFT_BACKTRACE"] = "enable=no"
    var limits = Invocation.Limits()
    limits.output = TrialAnswer.limit(rows: rows.count)
    limits.memory = job.memoryLimit.map { own in
      own + ResourceUsage.current().residentMemory + 2 << 30
    }
    return Invocation(
      isolation.program, isolation.arguments, environment: environment, limits: limits)
  }
}
