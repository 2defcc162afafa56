import RingtrueCore
import RingtruePlatform
import Testing

@testable import RingtrueHarness

@Suite struct `A run` {
  private func plan(_ set: (inout Planner) -> Void = { _ in }) throws -> Plan {
    var planner = Planner()
    planner.without = ["oracle"]
    set(&planner)
    return try planner.plan([(try smallScenario(), nil)])
  }

  @Test func `measures every system with intervals, slices, scores and a threshold`() async throws {
    let run = try await collected(try plan())
    #expect(run.isComplete && run.reports.map(\.trial) == run.planned)
    let report = try #require(run.reports.first { $0.trial.system == "robust-z" })
    guard case .scored(let measures) = report.outcome else {
      Issue.record("\(report.outcome)")
      return
    }
    let ids = measures.map(\.metric)
    for id in ["roc-auc", "average-precision", "f1", "decoy-fpr", "value-detection-rate"] {
      #expect(ids.contains(id), "\(id)")
    }
    #expect(!ids.contains("brier"))
    #expect(report.value("roc-auc") != nil)
    #expect(report.threshold?.provenance == .calibration)
    #expect(report.scores?.digest.count == 64)
    #expect(report.scores?.rows == run.datasets[0].measured)
    #expect(report.data == run.datasets[0].digest)
    let dimensions = Set(report.slices.map(\.dimension))
    #expect(dimensions.isSuperset(of: ["kind", "kind × severity", "channel", "weekday"]))
    for measure in report.slices.flatMap(\.measures) where (try? measure.value.get()) != nil {
      #expect(throws: Never.self, "\(measure)") { try measure.interval.get() }
    }
    #expect(report.usage != nil && report.times.isEmpty)
  }

  @Test func `notes the days of the measured rows and what the anomalous ones move`() throws {
    let data = try plan().datasets[0].make(threads: 1)
    let note = data.note(findings: [])
    let amounts = try #require(note.anomalousAmounts)
    #expect(amounts.count == note.labels.anomalousCount && amounts.allSatisfy { $0 >= 0 })
    let (anomalous, _) =
      zip(note.measured, note.labels.rows).first { $0.1 == .anomalous } ?? (0, .normal)
    let ids = try data.table.column("transaction_id")
    #expect(note.ids == note.measured.map { ids.text($0) })
    let column = try data.table.column(data.roles.amount ?? "")
    #expect(Double(amounts[0]) == abs(100 * (column.cells.number(anomalous) ?? 0)).rounded())
    let days = try #require(note.days)
    let moments = try #require(data.moments())
    let of = { Instant(microseconds: moments[$0] ?? 0).day }
    #expect(note.measured.allSatisfy { days.contains(of($0)) })
    #expect(note.measured.contains { of($0) == days.lowerBound })
    #expect(note.measured.contains { of($0) == days.upperBound })
  }

  @Test func `gives the same reports on any number of threads, timed or not`() async throws {
    let plan = try plan()
    let one = try await collected(plan)
    let two = try await collected(plan, width: 3, timing: .quick)
    #expect(one.reports.map(\.timeless) == two.reports.map(\.timeless))
    #expect(two.reports.allSatisfy { !$0.times.isEmpty || $0.scores == nil })
  }

  @Test func `measures all rows where nothing is kept apart`() async throws {
    let scenario = try smallScenario(split: "transductive", systems: #""hbos""#)
    var planner = Planner()
    planner.without = Set(SystemChoice.controls)
    let run = try await collected(try planner.plan([(scenario, nil)]))
    #expect(run.datasets[0].measured.count == run.datasets[0].rowCount)
    #expect(run.reports[0].threshold?.provenance == .train)
    #expect(run.reports[1].outcome.word == "skipped")
  }

  #if !DEBUG
    @Test func `says what the oracle knows`() async throws {
      let plan = try plan { planner in
        planner.without = []
        planner.systems = ["robust-z"]
      }
      let run = try await collected(plan)
      let oracle = try #require(run.reports.last)
      let best = try #require(run.reports.compactMap { $0.value("average-precision") }.max())
      #expect(oracle.trial.system == "oracle")
      #expect(oracle.value("average-precision") == best)
    }
  #endif

  @Test func `counts what it could not do, with the reason`() async throws {
    let late = try await collected(try plan()) { $0.trialLimit = .nanoseconds(1) }
    #expect(late.reports.contains { $0.outcome.word == "timed-out" })
    let tight = try await collected(try plan { $0.systems = ["knn"] }) { $0.memoryLimit = 1000 }
    guard case .skipped(let reason) = tight.reports[0].outcome else {
      Issue.record("\(tight.reports[0].outcome)")
      return
    }
    #expect(reason.contains("allowed"))
  }

  @Test func `keeps what is done when it is stopped`() async throws {
    let stop = StopRequest()
    let run = try await collected(try plan(), beside: [Stopping(stop, after: 3)]) { $0.stop = stop }
    #expect(!run.isComplete)
    #expect((3..<run.planned.count).contains(run.reports.count), "\(run.reports.count)")
  }

  @Test func `passes over trials that are done`() async throws {
    let plan = try plan()
    let whole = try await collected(plan)
    let rest = try await collected(plan) { runner in
      for report in whole.reports.dropLast(2) { runner.done[report.trial] = report }
    }
    #expect(rest.reports.map(\.timeless) == whole.reports.suffix(2).map(\.timeless))
    #expect(rest.findings == whole.findings)
  }
}

/// Utters the wish to stop once so many trials have ended.
private actor Stopping: Sink {
  private let stop: StopRequest
  private var left: Int

  init(_ stop: StopRequest, after count: Int) { (self.stop, left) = (stop, count) }

  func receive(_ event: Event) {
    guard case .trialEnded = event else { return }
    left -= 1
    if left == 0 { stop.make() }
  }
}

@Suite struct `A file of one's own` {
  private static func rows(_ count: Int) -> String {
    "when,who,amount,odd\n"
      + (0..<count).map { row in
        let isOdd = row % 25 == 24
        return "2026-01-\(row / 100 < 9 ? "0" : "")\(row / 100 + 1),\(row % 7),"
          + "\(isOdd ? 900 + row % 13 : 10 + row * 7919 % 50),\(isOdd ? 1 : 0)\n"
      }.joined()
  }

  private func run(_ settings: String) async throws -> CollectedRun.Content {
    let folder = try TemporaryFolder()
    try Files.write(Self.rows(2000), to: folder.file("rows.csv"))
    let text = """
      { name: "own", features: "standard", systems: ["robust-z"], parts: [{ file: "rows.csv",
        roles: { label: "odd", time: "when", entity: "who", amount: "amount" }\(settings) }] }
      """
    let scenario = try Scenario(reading: try JSON.read(text, file: nil))
    let plan = try Planner().plan([(scenario, folder.file("own.json5"))])
    return try await collected(plan)
  }

  @Test func `is split by its times, and what happened at once stays together`() async throws {
    let run = try await run("")
    // A hundred rows a day, so that the split at 35 % falls between two days.
    #expect(run.datasets[0].measured == Array(1300..<2000))
    #expect(run.reports[0].value("roc-auc") == 1)
    #expect(run.reports.allSatisfy { $0.trial.system != "oracle" })
  }

  @Test func `is split by the order of its rows where that is wanted`() async throws {
    let run = try await run(#", settings: { split: { by: "rows", train: 0.2, calibration: 0 } }"#)
    #expect(run.datasets[0].measured == Array(400..<2000))
    #expect(run.reports[0].threshold?.provenance == .train)
  }
}
