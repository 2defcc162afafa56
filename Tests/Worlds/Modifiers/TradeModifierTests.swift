import RingtrueCore
import Testing

@testable import RingtrueWorlds

@Suite struct ModifiersOfTrades {
  private func reconciliation(
    _ modifiers: [any Modifier], seed: UInt64 = 5, rows: Int = 12_000
  ) throws -> Reconciliation {
    try Reconciliation(
      ReconPlan(rows: rows, months: 12, instruments: 80, errorRate: 0.02), seed: seed,
      modifiers: modifiers)
  }

  private func world(_ modifiers: String, rows: Int = 6000) throws -> any World {
    try Worlds.reading(
      "recon",
      JSON.read("{ rows: \(rows), instruments: 80, error_rate: 0.02, modifiers: \(modifiers) }"))
  }

  @Test func `poison is in train, grosser from step to step, and labelled ordinary`() throws {
    let text = #"{ poison: { kind: "price_keyed", share: 0.05, steps: 2 } }"#
    let dataset = try world(text, rows: 20_000).dataset(seed: Seed(5), threads: 1)
    let plain = try world("{}", rows: 20_000).dataset(seed: Seed(5), threads: 1)
    let events = dataset.truth.events.filter { $0.modifiers == ["poison"] }
    #expect(events.count >= 4)
    #expect(events.allSatisfy { $0.parameters["mishap"]?.string == "price_keyed" })
    let half = (events.count + 1) / 2
    #expect(events[..<half].allSatisfy { $0.severity <= 0.5 })
    #expect(events[half...].allSatisfy { $0.severity >= 0.5 })
    for row in events.flatMap(\.rows) {
      #expect(dataset.parts[row] == .train)
      #expect(dataset.truth.rows[row].label == .anomalous)
      #expect(dataset.truth.rows[row].trainLabel == .normal)
    }
    let others = dataset.truth.events.filter { $0.modifiers.isEmpty }
    #expect(others.map(\.start) == plain.truth.events.map(\.start))
    #expect(others.map(\.severity) == plain.truth.events.map(\.severity))
  }

  @Test func `an error that is turned off does not move the poison that is made of it`() throws {
    func poisoned(_ without: Set<String>) throws -> [Int] {
      let plan = try ReconPlan(
        rows: 12_000, months: 12, instruments: 80, errorRate: 0.02, without: without)
      let poison = Reconciliation(
        plan, seed: 5, modifiers: [Poison("price_keyed", share: 0.05, steps: 2)])
      return poison.events.filter { $0.modifiers == ["poison"] }.map(\.group)
    }
    let groups = try poisoned([])
    #expect(try !groups.isEmpty && poisoned(["price_keyed"]) == groups)
  }

  @Test func `a second error changes other cells of the same trade, and no trade besides`() throws {
    let plain = try reconciliation([])
    let joined = try reconciliation([Compound(chance: 1)])
    #expect(joined.events.map(\.group) == plain.events.map(\.group))
    let both = joined.events.filter { $0.second != nil }
    #expect(both.count * 3 > joined.events.count)
    for event in both {
      #expect(event.second?.kind != event.mishap.kind)
      #expect(event.second?.roots.isDisjoint(with: event.mishap.roots) == true)
      #expect(event.modifiers == ["compound"])
    }
    let truths = TradingSystem.allCases.map { joined.truth(of: $0) }
    let wide = both.count { event in
      let id = "R\(joined.numbers[event.group] + 1)"
      let roots = truths.flatMap { truth in
        truth.cells.filter { $0.isRoot && truth.events[$0.event].id == id }.map(\.column)
      }
      return !event.mishap.roots.isDisjoint(with: roots)
        && event.second?.roots.isDisjoint(with: roots) == false
    }
    #expect(wide == both.count)
  }

  @Test func `each error breaks its trade, whatever befalls it besides`() throws {
    #if DEBUG
      let seeds = 0..<3 as Range<UInt64>
    #else
      let seeds = 0..<300 as Range<UInt64>
    #endif
    for seed in seeds {
      let world = try reconciliation([Compound(chance: 1)], seed: seed, rows: 3000)
      let broken = Set(world.spans.map(\.group))
      let silent = world.events.filter { !broken.contains($0.group) }
      #expect(
        silent.isEmpty, "seed \(seed): \(silent.map { ($0.mishap.id, $0.second?.id ?? "") })")
    }
  }

  @Test func `wrong labels are told, and columns hidden, as in a ledger`() throws {
    let text = #"{ label_noise: { rate: 0.2 }, mask: { columns: ["NET_A", "COMMENT"] } }"#
    let dataset = try world(text).dataset(seed: Seed(5), threads: 1)
    let plain = try world("{}").dataset(seed: Seed(5), threads: 1)
    #expect(dataset.truth.labels == plain.truth.labels)
    #expect(dataset.truth.trainLabels != plain.truth.trainLabels)
    #expect(dataset.table.columns.count == plain.table.columns.count - 2)
    #expect(dataset.table["NET_A"] == nil && dataset.twin["COMMENT"] == nil)
  }

  @Test func `an error that is turned off moves no wrong label of another`() throws {
    func labels(_ without: String) throws -> (wrong: Set<Int64>, right: Set<Int64>) {
      let text = #"{ label_noise: { rate: 0.2, missed: 0 } }, without: [\#(without)]"#
      let dataset = try world(text, rows: 20_000).dataset(seed: Seed(5), threads: 1)
      let groups = try #require(dataset.table["group_id"]?.cells.integers)
      let rows = dataset.truth.rows
      let called = rows.indices.filter { rows[$0].trainLabel == .anomalous }
      return (
        Set(called.filter { rows[$0].label == .normal }.map { groups[$0] }),
        Set(called.filter { rows[$0].label == .anomalous }.map { groups[$0] })
      )
    }
    let all = try labels("")
    let fewer = try labels(#""qty_keyed", "price_keyed", "sign_flip", "wrong_side""#)
    // What an error has taken bears no wrong label until the error is turned off.
    let unmoved = fewer.wrong.subtracting(all.right)
    #expect(!unmoved.isEmpty && unmoved.isStrictSubset(of: all.wrong))
  }

  @Test func `an error that is turned off is no second one, and moves no other`() throws {
    func seconds(_ without: Set<String>) throws -> [String: String] {
      let world = try Reconciliation(
        ReconPlan(
          rows: 12_000, months: 12, instruments: 80, errorRate: 0.02, without: without), seed: 5,
        modifiers: [Compound(chance: 1)])
      return Dictionary(
        uniqueKeysWithValues: world.events.map { event in
          ("\(event.group) \(event.mishap.id)", event.second?.id ?? "")
        })
    }
    let all = try seconds([])
    let fewer = try seconds(["price_keyed"])
    #expect(all.values.contains("price_keyed"))
    for (event, second) in fewer {
      #expect(second == (all[event] == "price_keyed" ? "" : all[event]), "\(event)")
    }
  }

  @Test func `columns that can be hidden are those that there are`() throws {
    let dataset = try world("{}").dataset(seed: Seed(5), threads: 1)
    #expect(
      ModifierGround.recon.columns == dataset.table.columns.map(\.name).dropFirst().map { $0 })
  }

  @Test func `all that is wrong is told at once`() {
    let problems = #expect(throws: Problems.self) {
      try world(
        """
        { evasion: {}, mask: { columns: ["NET_C"] }, poison: { kind: "price_kyed", share: 1 } },
          drifts: [{ change: "lots_grw" }, { change: "feed_slows", severity: 2 }]
        """)
    }
    let told = problems?.description ?? ""
    for part in [
      "'evasion' works in the world ledger alone; leave it out",
      "'columns' names 'NET_C', which no world 'recon' can hide; did you mean 'NET_A'?",
      "'kind' cannot be 'price_kyed'; did you mean 'price_keyed'?",
      "'share' is 1.0; it must be 0.0 to 0.05",
      "'change' cannot be 'lots_grw'; did you mean 'lots_grow'?",
      "'severity' is 2.0; it must be 0.0 to 1.0",
    ] { #expect(told.contains(part), "\(part)\nnot in\n\(told)") }
  }
}
