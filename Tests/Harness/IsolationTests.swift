import RingtrueCore
import RingtruePlatform
import Testing

@testable import RingtrueHarness

@Suite struct `A trial in a process of its own` {
  private static let text = """
    { name: "small", systems: ["robust-z", "kmeans"], parts: [
      { world: "ledger", settings: { rows: 2000, profile: "extended", decoys: 1, anomalies: [
        { kind: "amount_global", per_10k: 60, severity: [0.7, 1] } ] } } ] }
    """

  private static var planner: Planner {
    var planner = Planner()
    planner.without = Set(SystemChoice.controls)
    return planner
  }

  private static func plan() throws -> Plan {
    let scenario = try Scenario(reading: try JSON.read(text, file: nil))
    return try planner.plan([(scenario, nil)])
  }

  /// The run with a shell that plays the child.
  private func run(
    _ script: String, _ set: (inout Runner) -> Void = { _ in }
  ) async throws -> CollectedRun.Content {
    var isolation = Isolation(
      program: "/bin/sh", arguments: ["-c", script], scenarios: ["small": (Self.text, nil)],
      planner: Self.planner)
    isolation.patience = .milliseconds(10)
    return try await collected(try Self.plan(), width: 2) { runner in
      runner.isolation = isolation
      set(&runner)
    }
  }

  private func reasons(_ run: CollectedRun.Content) -> [String] {
    run.reports.map { $0.outcome.word + ": " + ($0.outcome.reason ?? "") }
  }

  @Test(arguments: [
    ("kill -ILL $$", "it crashed: signal 4"), ("exit 3", "it ended with code 3"),
    (#"echo '{"ready":true}'; kill -SEGV $$"#, "it crashed: signal 11"),
    ("echo hello; sleep 60", "it spoke of something else"),
    (#"echo '{"ready":true}'; echo '{}'; sleep 60"#, "it told of no trial"),
    (
      #"echo 'Swift/Array.swift:7: Fatal error: Index out of range' >&2; kill -TRAP $$"#,
      "as when a check fails): Index out of range"
    ),
  ])
  func `tells why it gave nothing, and the run goes on`(
    _ script: String, _ words: String
  ) async throws {
    let run = try await run(script)
    #expect(run.isComplete && run.reports.count == 3)
    for reason in reasons(run) {
      #expect(reason.hasPrefix("failed: its process ") && reason.contains(words), "\(reason)")
    }
  }

  @Test(arguments: ["sleep 60", #"echo '{"ready":true}'; sleep 60"#])
  func `is ended when it takes too long`(_ script: String) async throws {
    let run = try await run(script) { $0.trialLimit = .milliseconds(20) }
    #expect(run.isComplete)
    #expect(run.reports.allSatisfy { $0.outcome == .timedOut(after: 0.02) })
  }

  @Test func `is ended when the run is to stop`() async throws {
    let folder = try TemporaryFolder()
    let script = "echo $$ >> \(folder.path)/children; sleep 60"
    let file = folder.file("children")
    let stop = StopRequest()
    try OwnThread.run {
      while !Files.exists(file) {}
      stop.make()
    }
    let run = try await run(script) { $0.stop = stop }
    #expect(!run.isComplete && run.reports.isEmpty)
    // A child is ended with its group by the thread that stays with it.
    for child in try Files.readText(file).split(separator: "\n") {
      while Files.exists("/proc/\(child)") { try await Task.sleep(for: .milliseconds(5)) }
    }
  }

  @Test func `gives what it would have given here, to the bit`() async throws {
    let plan = try Self.plan()
    let here = try await collected(plan, timing: .quick)
    let bench = TrialBench(try plan.datasets[0].make(threads: 1), resamples: 20)
    for planned in plan.trials where planned.trial.system != SystemChoice.oracle {
      let job = Self.job(planned.trial, bench)
      #expect(try TrialJob(line: job.line) == job)
      let lines = Guarded([String]())
      try TrialChild(job: job.line).run(
        tell: { line in lines.withLock { $0.append(line) } }, listen: { TrialAnswer.turn })
      let told = lines.withLock { $0 }
      #expect(told.count == 3 && told[0] == TrialAnswer.ready)
      let report = try TrialAnswer.report(told[1], rows: bench.rows.rows)
      let timed = try TrialAnswer.report(told[2], rows: [])
      let known = try #require(here.reports.first { $0.trial == planned.trial })
      #expect(report.timeless == known.timeless)
      #expect(report.scores?.scores.map(\.bitPattern) == known.scores?.scores.map(\.bitPattern))
      #expect(timed.times.map(\.stage) == known.times.map(\.stage) && !timed.times.isEmpty)
    }
  }

  @Test func `is timed at once where others need not wait`() throws {
    let bench = TrialBench(try Self.plan().datasets[0].make(threads: 1), resamples: 20)
    let job = Self.job(Self.trial("robust-z"), bench, isExclusive: false)
    let lines = Guarded([String]())
    try TrialChild(job: job.line).run(
      tell: { line in lines.withLock { $0.append(line) } }, listen: { nil })
    let report = try TrialAnswer.report(lines.withLock { $0[1] }, rows: bench.rows.rows)
    #expect(lines.withLock { $0.count } == 2 && !report.times.isEmpty)
  }

  @Test func `refuses data that are not those of the run, and trials that are not there`() throws {
    let bench = TrialBench(try Self.plan().datasets[0].make(threads: 1), resamples: 20)
    var job = Self.job(Self.trial("robust-z"), bench)
    job.data = "0123"
    #expect(throws: Problem.self) {
      try TrialChild(job: job.line).run(tell: { _ in }, listen: { nil })
    }
    job = Self.job(Self.trial("robust-z", replicate: 7), bench)
    #expect(throws: Problem.self) {
      try TrialChild(job: job.line).run(tell: { _ in }, listen: { nil })
    }
    #expect(throws: Problems.self) { try TrialChild(job: #"{"seed":"x"}"#) }
  }

  private static func trial(_ system: String, replicate: Int = 0) -> Trial {
    Trial(scenario: "small", seed: 1, system: system, replicate: replicate)
  }

  private static func job(
    _ trial: Trial, _ bench: TrialBench, isExclusive: Bool = true
  ) -> TrialJob {
    TrialJob(
      scenario: text, file: nil, rows: nil, features: "temporal", threshold: "contamination",
      trial: trial, data: bench.data.digest, width: 1, memoryLimit: nil, seconds: nil,
      resamples: 20, timing: .quick, load: nil, isExclusive: isExclusive)
  }
}
