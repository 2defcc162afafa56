import RingtrueCore
import RingtruePlatform
import RingtrueStore
import Testing

@testable import RingtrueHistory

@Suite struct `A history store` {
  let scratch: TemporaryFolder
  let path: String
  let sample = Sample()

  init() throws {
    scratch = try TemporaryFolder()
    path = scratch.file("results/history.sqlite")
  }

  @Test func `gives back what sinks were told`() async throws {
    let store = try HistoryStore(path)
    try await HistorySink(store).tell(sample.events("run"))
    let folder = RunFolder(scratch.file("results/run"))
    try await RecordSink(folder).tell(sample.events("run"))
    let kept = try await store.record(of: "run")
    #expect(kept == (try folder.read()))
    let reports = sample.trials.enumerated().map { sample.report($0.element, place: $0.offset) }
    for report in reports {
      let twin = try #require(kept.reports.first { $0.trial == report.trial })
      #expect(twin.outcome == report.outcome)
      #expect(twin.slices == report.slices)
      #expect(twin.times == report.times)
      #expect(twin.usage == report.usage)
      #expect(twin.findings == report.findings)
      #expect(twin.threshold == report.threshold)
      #expect(twin.scores?.digest == report.scores?.digest)
      #expect(twin.scores?.rows == report.scores?.rows)
    }
    #expect(kept.note == sample.note("run"))
    #expect(kept.datasets == [sample.dataset(sample.trials[0]), sample.dataset(sample.trials[5])])
  }

  @Test func `keeps a dataset of which neither days nor amounts are known`() async throws {
    var sample = sample
    sample.hasMoney = false
    let store = try HistoryStore(path)
    try await store.keep(sample.record("run"))
    #expect(try await store.record(of: "run").datasets == sample.record("run").datasets)
    #expect(try await store.record(of: "run").datasets[0] == sample.dataset(sample.trials[0]))
  }

  @Test func `keeps a trial of which no processor time is known`() async throws {
    let run = try sample.record("run")
    var report = run.reports[0]
    report.usage = Usage(processorSeconds: nil, wallSeconds: 2.5)
    let store = try HistoryStore(path)
    try await store.keep(
      RunRecord(
        run.note, datasets: run.datasets, reports: [report], findings: [], isComplete: false))
    #expect(try await store.record(of: "run").reports.first?.usage == report.usage)
  }

  @Test func `keeps a run as it was read from a record`() async throws {
    let record = try sample.record("run")
    let store = try HistoryStore(path)
    try await store.keep(record)
    try await store.keep(record)
    #expect(try await store.record(of: "run") == record)
    let count = try await store.count("trials")
    #expect(count == sample.trials.count)
    #expect(try await store.count("datasets") == 2)
  }

  @Test func `counts trials as they come, again and again`() async throws {
    let store = try HistoryStore(path)
    let events = sample.events("run")
    try await HistorySink(store).tell(
      events.prefix(8) + [.runEnded(id: "run", complete: false)])
    var summary = try #require(try await store.runs().first)
    #expect(!summary.isComplete)
    #expect(summary.trials == 3)
    try await HistorySink(store).tell(events)
    summary = try #require(try await store.runs().first)
    #expect(summary.trials == 6)
    #expect(summary.scored == 6)
    #expect(summary.planned == 6)
    #expect(summary.isComplete)
    #expect(summary.commit == "abc1234")
  }

  @Test func `refuses trials of a run that was never begun`() async throws {
    let store = try HistoryStore(path)
    let sink = HistorySink(store)
    await #expect(throws: HistoryError.self) {
      try await sink.tell(sample.events("run").dropFirst())
    }
  }

  @Test func `waits for another program that writes`() async throws {
    let store = try HistoryStore(path)
    let other = try Connection(path)
    try other.script("BEGIN IMMEDIATE")
    async let told: Void = HistorySink(store).tell(sample.events("run"))
    try await SystemClock().sleep(for: .milliseconds(300))
    try other.script("COMMIT")
    try await told
    #expect(try await store.runs().first?.trials == 6)
  }

  @Test func `says so when it has waited long enough`() async throws {
    let store = try HistoryStore(path, patience: .milliseconds(50))
    let other = try Connection(path)
    try other.script("BEGIN IMMEDIATE")
    let error = await #expect(throws: StoreError.self) {
      try await HistorySink(store).tell(sample.events("run"))
    }
    #expect(error?.isBusy == true)
  }

  @Test func `is written by many programs at once`() async throws {
    try await withThrowingTaskGroup(of: Void.self) { group in
      for place in 0..<32 {
        group.addTask {
          let store = try HistoryStore(path)
          try await HistorySink(store).tell(sample.events("run-\(place)"))
        }
      }
      try await group.waitForAll()
    }
    let store = try HistoryStore(path)
    let runs = try await store.runs()
    #expect(runs.count == 32)
    #expect(runs.allSatisfy { $0.trials == 6 && $0.isComplete })
    #expect(try await store.problems().isEmpty)
    #expect(try await store.count("datasets") == 2)
  }

  @Test func `is refused when a newer program has changed it`() async throws {
    _ = try HistoryStore(path)
    let connection = try Connection(path)
    try connection.script("PRAGMA user_version = 99")
    let error = #expect(throws: StoreError.self) { try HistoryStore(path) }
    #expect(error?.isNewer == true)
  }

  @Test func `of every earlier version is brought up to date`() throws {
    let fresh = try Connection.inMemory()
    try fresh.migrate(to: HistorySchema.current)
    let tables = "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY name"
    let wanted = try fresh.rows(tables) { row throws in try row[0] as String }
    for version in 0...HistorySchema.current.version {
      let file = scratch.file("version-\(version)")
      let old = try Connection(file)
      try old.migrate(to: HistorySchema.current.upTo(version))
      _ = try HistoryTables(file, patience: .seconds(1))
      #expect(try old.rows(tables) { row throws in try row[0] as String } == wanted)
      #expect(try old.schemaVersion() == HistorySchema.current.version)
    }
    #expect(wanted.filter { $0.hasPrefix("CREATE TABLE") }.allSatisfy { $0.contains("STRICT") })
  }

  @Test func `keeps what an earlier version measured`() async throws {
    let record = try sample.record("run")
    try await HistoryStore(path).keep(record)
    let file = scratch.file("earlier")
    let earlier = try Connection(file)
    try earlier.migrate(to: HistorySchema.current.upTo(4))
    try earlier.execute("ATTACH ? AS kept", path)
    for table in [
      "scenarios", "systems", "metrics", "methods", "reasons", "segments", "runs", "tags",
      "run_scenarios", "datasets", "run_datasets", "trials", "slices", "measures", "scores",
      "times", "findings",
    ] {
      try earlier.script("INSERT INTO main.\(table) SELECT * FROM kept.\(table)")
    }
    try earlier.script("UPDATE runs SET (trials, scored) = (SELECT trials, scored FROM kept.runs)")
    try earlier.script("DETACH kept")
    let store = try HistoryStore(file)
    #expect(try await store.record(of: "run") == record)
    #expect(try await store.problems().isEmpty)
  }

  @Test func `finds a page that is damaged`() async throws {
    let store = try HistoryStore(path)
    for place in 0..<20 { try await store.keep(sample.record("run-\(place)")) }
    #expect(try await store.problems().isEmpty)
    try await store.checkpoint()
    var bytes = try Files.read(path)
    for place in (12 * 4096 + 8)..<(12 * 4096 + 200) { bytes[place] ^= 0x5A }
    let copy = scratch.file("damaged.sqlite")
    try Files.write(bytes, to: copy)
    let damaged = try HistoryStore(copy)
    #expect(try await !damaged.problems().isEmpty)
  }

  @Test func `finds scores that are not what was kept`() async throws {
    let store = try HistoryStore(path)
    try await store.keep(sample.record("run"))
    let connection = try Connection(path)
    let order: [UInt8] = try connection.one("SELECT score_order FROM scores WHERE trial = 2")
    var wrong = order
    wrong[wrong.count / 2] ^= 4
    try connection.execute("UPDATE scores SET score_order = ? WHERE trial = 2", wrong)
    let problems = try await store.problems()
    #expect(problems.count == 1)
    #expect(problems.first?.contains("the packed bytes are damaged") == true)
  }
}
