import RingtrueCore
import Testing

@testable import RingtrueWorlds

@Suite struct ReconWorldSettings {
  func world(_ text: String) throws -> any World {
    try Worlds.reading("recon", JSON.read(text))
  }

  @Test func `the standard taxonomy is the one that is shipped`() throws {
    #expect(try Taxonomy.standard == shippedTaxonomy())
  }

  @Test func `a scenario makes a dataset whose files agree with each other`() throws {
    let world = try world(
      "{ rows: 3000, months: 2, instruments: 40, error_rate: 0.02, balances: { keys: 20, departures: 5 } }"
    )
    let dataset = try world.dataset(seed: Seed(7), threads: 1)
    #expect(
      Set(dataset.files.map(\.path)).isSuperset(of: [
        "trades_a.csv", "trades_b.csv", "breaks.csv", "balances.csv", "payloads.jsonl",
        "labels/breaks.csv", "labels/events.jsonl", "labels/rows.csv", "labels/trades_a_cells.csv",
        "twin/trades_b.csv", "twin/breaks.csv",
      ]))
    #expect(dataset.parts.count == dataset.table.rowCount)
    #expect(Set(dataset.parts) == [.train, .calibration, .test])
    #expect(dataset.truth.rows.contains { $0.label == .anomalous })
    #expect(dataset.twin.rowCount < dataset.table.rowCount)
    #expect(dataset.facts["trades"]?.integer ?? 0 > 500)
    for file in dataset.files where file.path == "labels/events.jsonl" {
      guard case .lines(let events) = file.content else { continue }
      #expect(!events.isEmpty)
      for event in events {
        #expect(event["cause_l1"]?.string != nil && event["cause_l2"]?.string != nil)
        #expect(event["family"]?.string != nil && event["impact_type"]?.string != nil)
        #expect(event["observable_profiles"]?.elements?.last?.string == "recon")
        #expect(event["entity_ids"]?.elements == event["parameters"]?["trade"].map { [$0] })
      }
    }
  }

  @Test func `one seed makes the same dataset on one thread and on two`() throws {
    let world = try world("{ rows: 2000, months: 1, instruments: 40 }")
    let (one, two) = (
      try world.dataset(seed: Seed(3), threads: 1), try world.dataset(seed: Seed(3), threads: 2)
    )
    #expect(one.table == two.table && one.truth == two.truth && one.facts == two.facts)
  }

  @Test func `everything wrong with a scenario is told at once`() {
    let problems = #expect(throws: Problems.self) {
      try world(
        """
        { rows: 10, error_rate: 2, severity: [0.9, 0.1], without: ["late_fed"], color: "red",
          balances: { keys: 3, departures: 9 } }
        """)
    }
    let text = "\(problems as Any)"
    #expect(problems?.count == 6, "\(text)")
    #expect(text.contains("late_feed") && text.contains("lower one first"))
  }
}
