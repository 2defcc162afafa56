import RingtrueCore
import RingtrueKernels
import Testing

@testable import RingtrueWorlds

@Suite struct LedgerSettingTests {
  private func world(_ text: String) throws -> LedgerWorld {
    try LedgerWorld(reading: try JSON.read(text, file: "s"), file: "s")
  }

  @Test func `settings say how large, how long and what goes wrong`() throws {
    let world = try world(
      """
      { size: "tiny", months: 12, start: "2023-04", activity: "modern", profile: "extended",
        split: { by: "both", train: 0.6, calibration: 0.1 }, decoys: 2,
        anomalies: [{ kind: "balance_break", per_10k: 20, severity: [0.1, 0.2] },
                    { kind: "amount_context", per_10k: 20, window: ["2023-09-01", "2023-12-01"] }] }
      """)
    #expect(
      world.plan == LedgerPlan(rows: 2000, year: 2023, month: 4, months: 12, activity: .modern))
    #expect(world.split == RowSplit(.both, train: 0.6, calibration: 0.1))
    #expect(world.anomalies.map(\.severity) == [0.1...0.2, 0.3...0.7])
    let labelled = try world.labelled(seed: 3, threads: 1)
    #expect(labelled.truth.events.count { $0.decoyOf == nil } == 8)
    #expect(labelled.truth.events.count { $0.decoyOf != nil } == 16)
    let windowed = labelled.truth.events.filter { $0.kind == "amount_context" && $0.decoyOf == nil }
    #expect(
      windowed.allSatisfy { ("2023-09"..<"2023-12").contains($0.start.description.prefix(7)) })
  }

  @Test func `everything wrong is told at once, with its place and the nearest name`() {
    let text = """
      { rows: 5, size: "smal", moths: 3, profile: "core11", start: "May",
        split: { train: 0.9, calibration: 0.2 },
        anomalies: [
          { kind: "balanse_break", per_10k: 1 },
          { kind: "amount_context", per_10k: 900, severity: [0.7, 0.3] },
          { kind: "missing_posting", per_10k: 1, window: ["2030-01-01", "2030-02-01"] },
          { kind: "missing_posting", per_10k: 1 },
          { kind: "missing_posting", per_10k: 1 },
        ] }
      """
    let problems = #expect(throws: Problems.self) { try world(text) }
    let told = problems?.description ?? ""
    for part in [
      "s:1:18: 'size' cannot be 'smal'; did you mean 'small'?",
      "'rows' is 5; it must be 500 to 20000000",
      "'moths' is not known here; did you mean 'months'?",
      "'start' is 'May'; write a year and a month",
      "train and calibration leave less than a twentieth",
      "s:4:13: 'kind' cannot be 'balanse_break'; did you mean 'balance_break'?",
      "'per_10k' is 900.0; it must be 0.001 to 200.0",
      "'severity' should be two numbers, the lower one first",
      "'window' is not within the ledger's days, 2024-01-01 to 2025-06-30",
    ] { #expect(told.contains(part), "\(part)\nnot in\n\(told)") }
  }

  @Test func `a kind may be ordered twice only for different days`() throws {
    func settings(_ second: String) -> String {
      """
      { anomalies: [
        { kind: "missing_posting", per_10k: 1, window: ["2024-03-01", "2024-05-01"] },
        { kind: "missing_posting", per_10k: 1, window: \(second) }] }
      """
    }
    #expect(try world(settings(#"["2024-05-01", "2024-07-01"]"#)).anomalies.count == 2)
    let problems = #expect(throws: Problems.self) {
      try world(settings(#"["2024-04-01", "2024-07-01"]"#))
    }
    #expect(problems?.description.contains("ordered twice for the same days") == true)
  }

  @Test func `more rows have more events, at the same rate`() throws {
    let small = try world(#"{ rows: 1000, anomalies: [{ kind: "balance_break", per_10k: 40 }] }"#)
    #expect(try small.labelled(seed: 1, threads: 1).orders[0].count == 4)
    #expect(try small.resized(to: 2500).labelled(seed: 1, threads: 1).orders[0].count == 10)
  }

  @Test func `a world that is not there has a near name`() {
    let problems = #expect(throws: Problems.self) { try Worlds.reading("leger", [:]) }
    #expect(problems?.description == "there is no world 'leger'; did you mean 'ledger'?")
  }
}

@Suite struct LedgerDatasetTests {
  private static func world(_ boundary: RowSplit.Boundary = .time) -> LedgerWorld {
    var world = LedgerWorld()
    world.plan = LedgerPlan(rows: 3000)
    world.split = RowSplit(boundary)
    world.anomalies = AnomalyKinds.all.map { AnomalySetting($0, rate: 10) }
    world.profile = .extended
    return world
  }

  @Test func `the files agree with each other`() throws {
    let dataset = try Self.world().dataset(seed: 2, threads: 1)
    let tables = dataset.files.reduce(into: [String: Table]()) { tables, file in
      if case .table(let table) = file.content { tables[file.path] = table }
    }
    let rows = try #require(tables["labels/rows.csv"])
    #expect(rows.rowCount == dataset.table.rowCount)
    #expect(tables["twin/rows.csv"]?.rowCount == dataset.table.rowCount)
    let labels = try #require(rows["is_anomaly"]?.cells.integers)
    #expect(labels.reduce(0, +) == Int64(dataset.truth.labels.anomalousCount))
    let facts = dataset.facts["kinds"]?.elements ?? []
    #expect(facts.reduce(0) { $0 + ($1["rows"]?.integer ?? 0) } == labels.reduce(0, +))
    #expect(Set(dataset.files.map(\.path)).count == dataset.files.count)
  }

  @Test
  func `an event says whom it concerns, what it does to balances, and where its chance is from`()
    throws
  {
    let dataset = try Self.world().dataset(seed: 2, threads: 1)
    let accounts = try #require(dataset.table["account_id"]?.cells.integers)
    let told = dataset.files.flatMap { file -> [JSON] in
      guard case .lines(let lines) = file.content else { return [] }
      return ["labels/events.jsonl", "labels/decoys.jsonl"].contains(file.path) ? lines : []
    }
    #expect(told.count == dataset.truth.events.count)
    #expect(Set(told.compactMap { $0["rng_key"]?.string }).count == told.count)
    for event in told {
      let rows = (event["row_ids"]?.elements ?? []).compactMap { $0.integer.map { Int($0) } }
      let entities = (event["entity_ids"]?.elements ?? []).compactMap { $0.integer.map { Int($0) } }
      #expect(entities == Set(rows.map { Int(accounts[$0 - 1]) }).sorted())
      #expect(event["world"]?.string == "ledger" && event["currency"]?.string == "EUR")
      let reach = event["propagation"]?.string
      let cascades = event["parameters"]?["propagation"]?.string == "cascade"
      #expect(["local", "moves", "cascade"].contains(reach))
      if event["decoy_of"] == nil, cascades { #expect(reach == "cascade") }
    }
  }

  @Test func `parts are kept apart by time, by account, or by both`() throws {
    for boundary in RowSplit.Boundary.allCases {
      let dataset = try Self.world(boundary).dataset(seed: 2, threads: 1)
      let accounts = try #require(dataset.table["account_id"]?.cells.integers)
      let times = try #require(dataset.table["ts"]?.cells.instants)
      func rows(_ part: RowPart) -> [Int] {
        dataset.parts.indices.filter { dataset.parts[$0] == part }
      }
      let (train, test) = (rows(.train), rows(.test))
      #expect(!train.isEmpty && !test.isEmpty)
      if boundary != .entity {
        #expect(
          train.map { times[$0] }.max() ?? times[0] < test.map { times[$0] }.min() ?? times[0])
      }
      if boundary != .time {
        #expect(Set(train.map { accounts[$0] }).isDisjoint(with: test.map { accounts[$0] }))
      }
      #expect(rows(.unused).isEmpty == (boundary != .both))
    }
  }

  @Test func `the bytes of a seed are the same on one thread and on two`() throws {
    let (one, two) = (
      try Self.world().dataset(seed: 4, threads: 1), try Self.world().dataset(seed: 4, threads: 2)
    )
    #expect(one.table == two.table && one.twin == two.twin && one.truth == two.truth)
  }
}
