import RingtrueCategorizer
import RingtrueCore
import RingtrueHarness

/// A small reconciliation whose breaks are sorted, and nothing else is tried.
func sortingScenario(
  _ categorizer: String, seeds: String = "1", rows: Int = 6000, more: String = ""
) throws -> Scenario {
  let text = """
    { name: "sorting", seeds: [\(seeds)], split: "transductive", systems: [], \(more)
      categorizer: \(categorizer),
      parts: [{ world: "recon", settings: {
        rows: \(rows), months: 2, instruments: 40, error_rate: 0.05, matched_share: 0,
        balances: { keys: 10, months: 24, departures: 2 },
        comments: { hostile: 0.15, contradictory: 0.10 } } }] }
    """
  return try Scenario(reading: try JSON.read(text, file: nil))
}

/// The reports of categorizers by their names, after a run of a scenario.
func sorted(
  _ scenario: Scenario, width: Int = 1, _ set: (inout Planner) -> Void = { _ in }
) async throws -> [String: TrialReport] {
  var planner = Planner()
  set(&planner)
  let run = try await collected(try planner.plan([(scenario, nil)]), width: width)
  return Dictionary(
    run.reports.map { ($0.trial.categorizer ?? $0.trial.system, $0) }, uniquingKeysWith: { $1 })
}
