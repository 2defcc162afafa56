import RingtrueCore
import RingtrueHarness

/// A small scenario of two worlds.
func smallScenario(
  split: String = "inductive", systems: String = #""robust-z", "hbos""#, seeds: String = "1",
  more: String = ""
) throws -> Scenario {
  let text = """
    { name: "small", seeds: [\(seeds)], split: "\(split)", systems: [\(systems)], \(more) parts: [
      { world: "ledger", settings: { rows: 2000, profile: "extended", decoys: 1, anomalies: [
        { kind: "amount_global", per_10k: 60, severity: [0.7, 1] },
        { kind: "balance_break", per_10k: 60 } ] } } ] }
    """
  return try Scenario(reading: try JSON.read(text, file: nil))
}

/// Runs a plan and gives what it came to.
func collected(
  _ plan: Plan, width: Int = 1, timing: Timing = .off, beside sinks: [any Sink] = [],
  _ set: (inout Runner) -> Void = { _ in }
) async throws -> CollectedRun.Content {
  var runner = Runner(plan)
  (runner.width, runner.timing, runner.resamples) = (width, timing, 20)
  set(&runner)
  let run = CollectedRun()
  _ = try await runner.run(
    RunNote(id: "test", begun: Instant(seconds: 0), planned: plan.whole), into: [run] + sinks)
  return run.content
}

extension TrialReport {
  /// The report without what is never the same twice.
  var timeless: TrialReport {
    var report = self
    (report.times, report.usage) = ([], nil)
    report.sketches.removeAll { $0.subject.isTimed }
    return report
  }

  /// The value of a measure.
  func value(_ metric: String) -> Double? {
    guard case .scored(let measures) = outcome else { return nil }
    return measures.first { $0.metric == metric }.flatMap { try? $0.value.get() }
  }
}
