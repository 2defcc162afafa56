import RingtrueCore
import RingtrueKernels
import Testing

@testable import RingtrueWorlds

@Suite struct ModifierTests {
  #if DEBUG
    static let ledger = Ledger(LedgerPlan(rows: 6000), seed: 71)
  #else
    static let ledger = Ledger(LedgerPlan(rows: 60_000), seed: 71)
  #endif
  private static let kinds = ["amount_context", "amount_global", "hour_context", "place_context"]

  private func labelled(
    _ modifiers: [any Modifier], _ kinds: [String] = kinds,
    severity: ClosedRange<Double> = 0.3...0.7
  ) throws -> LabelledLedger {
    let orders = kinds.compactMap(AnomalyKinds.kind).map {
      EventOrder($0, count: 15, decoys: 5, severity: severity)
    }
    return try LabelledLedger(Self.ledger, orders: orders, modifiers: modifiers)
  }

  @Test func `all are read by name, with their settings`() throws {
    let text = """
      { compound: { chance: 0.5 }, evasion: { cells: 1, epsilon: 0.5, keep: 0.9, queries: 100 },
        label_noise: { rate: 0.1 }, mask: { columns: ["amount", "ts"] },
        poison: { kind: "amount_context", share: 0.01, steps: 4 } }
      """
    let read = try Modifiers.reading(try JSON.read(text, file: "s"), file: "s")
    #expect(read.map { type(of: $0).id } == Modifiers.all.map { $0.id })
    #expect(read.facts["evasion"]?["queries"]?.integer == 100)
    let again = try Modifiers.reading(read.facts)
    #expect(again.facts == read.facts)
  }

  @Test func `all that is wrong is told at once`() throws {
    let text = """
      { label_nois: { rate: 0.1 }, mask: { columns: ["amuont"] },
        poison: { kind: "amount_contxt", share: 0.5 } }
      """
    let problems = #expect(throws: Problems.self) {
      try Modifiers.reading(try JSON.read(text, file: "s"), file: "s")
    }
    let told = problems?.description ?? ""
    for part in [
      "'label_nois' is not known here; did you mean 'label_noise'?",
      "'columns' names 'amuont', which no world 'ledger' can hide; did you mean 'amount'?",
      "'kind' cannot be 'amount_contxt'; did you mean 'amount_context'?",
      "'share' is 0.5; it must be 0.0 to 0.05",
    ] { #expect(told.contains(part), "\(part)\nnot in\n\(told)") }
  }

  @Test(arguments: [0.05, 0.2])
  func `wrong labels are as many as the rate says, most of them missed`(_ rate: Double) throws {
    let order = EventOrder(BalanceBreak(), count: 200, decoys: 0)
    let plain = try LabelledLedger(Self.ledger, orders: [order])
    let noisy = try LabelledLedger(
      Self.ledger, orders: [order], modifiers: [LabelNoise(rate: rate)])
    #expect(noisy.truth.labels == plain.truth.labels)
    let rows = noisy.truth.rows
    let missed = rows.count { $0.label == .anomalous && $0.trainLabel == .normal }
    let wrong = rows.count { $0.label == .normal && $0.trainLabel == .anomalous }
    #expect(abs(Double(wrong) - 40 * rate) <= 4 * (40 * rate).squareRoot())
    #expect(abs(Double(missed) - 160 * rate) <= 4 * (160 * rate).squareRoot())
    #expect(noisy.truth.trainLabels != noisy.truth.labels)
    #expect(plain.truth.trainLabels == plain.truth.labels)
  }

  @Test func `a kind that is turned off moves no wrong label of another`() throws {
    func wrong(_ isOn: Bool) throws -> (rows: Set<Int32>, missed: Set<String>) {
      let others = try #require(AnomalyKinds.kind("amount_context"))
      let labelled = try LabelledLedger(
        Self.ledger,
        orders: [
          EventOrder(BalanceBreak(), count: 150, decoys: 0),
          EventOrder(others, count: 100, decoys: 10, isOn: isOn),
        ], modifiers: [LabelNoise(rate: 0.2)])
      let rows = labelled.truth.rows
      let wrong = rows.indices.filter {
        rows[$0].label == .normal && rows[$0].trainLabel == .anomalous
      }
      let missed = rows.filter { $0.label == .anomalous && $0.trainLabel == .normal }
      return (
        Set(wrong.map { labelled.injected.sources[Int(labelled.order[$0])] }),
        Set(missed.compactMap { $0.event.map { labelled.truth.events[$0].id } })
      )
    }
    let (all, fewer) = try (wrong(true), wrong(false))
    #expect(!fewer.rows.isEmpty && fewer.rows.isStrictSubset(of: all.rows))
    #expect(!fewer.missed.isEmpty && fewer.missed.isStrictSubset(of: all.missed))
  }

  @Test func `a mask takes columns from systems, and nothing else`() throws {
    var world = LedgerWorld()
    world.plan = LedgerPlan(rows: 1000)
    let plain = try world.dataset(seed: 3, threads: 1)
    world.modifiers = [Mask(["amount", "balance_after"])]
    let masked = try world.dataset(seed: 3, threads: 1)
    #expect(masked.table.columns.count == plain.table.columns.count - 2)
    for column in masked.table.columns { #expect(plain.table[column.name] == column) }
    #expect(masked.twin["amount"] == nil && masked.truth == plain.truth)
  }

  @Test func `poison is in train, grosser from step to step, and labelled ordinary`() throws {
    let poison = Poison("amount_context", share: 0.02, steps: 4)
    let labelled = try labelled([poison], ["balance_break"])
    #expect(Verifier(labelled).faults() == [])
    let events = labelled.truth.events.filter { $0.modifiers == ["poison"] }
    #expect(events.count == Int(0.02 * 0.5 * Double(Self.ledger.plan.rows) + 0.5))
    let end = Instant(seconds: labelled.zones.trainEnd)
    #expect(events.allSatisfy { $0.end < end })
    let quarter = events.count / 4
    let steps = (0..<4).map { step in events[step * quarter..<(step + 1) * quarter] }
    for (one, next) in zip(steps, steps.dropFirst()) {
      #expect(one.map(\.severity).max() ?? 1 < next.map(\.severity).min() ?? 0)
      #expect(one.map(\.start).max() ?? end < next.map(\.start).min() ?? end)
    }
    for event in events {
      for row in event.rows {
        #expect(labelled.truth.rows[row].label == .anomalous)
        #expect(labelled.truth.rows[row].trainLabel == .normal)
      }
    }
    let without = try self.labelled([], ["balance_break"])
    let others = labelled.truth.events.filter { $0.modifiers.isEmpty }
    #expect(others.map(\.start) == without.truth.events.map(\.start))
  }

  @Test func `a compound event changes cells of both kinds on its one row`() throws {
    let (plain, compound) = try (labelled([]), labelled([Compound(chance: 1)]))
    #expect(Verifier(compound).faults() == [])
    let joined = compound.truth.events.filter { $0.modifiers == ["compound"] }
    #expect(joined.count >= 20)
    for event in joined {
      let number = try #require(compound.truth.events.firstIndex(of: event))
      let roots = compound.truth.cells.filter { $0.event == number && $0.isRoot }.map(\.column)
      #expect(Set(roots).count >= 2, "\(event.id): \(roots)")
      let second = try #require(event.parameters["compound"]?["kind"]?.string)
      #expect(second != event.kind && AnomalyKinds.kind(second) != nil)
    }
    #expect(compound.truth.events.map(\.id) == plain.truth.events.map(\.id))
    #expect(
      zip(compound.truth.events, plain.truth.events)
        .allSatisfy { $0.impactMinor >= $1.impactMinor })
  }

  @Test(arguments: [0, 50])
  func `evading events come nearer to the client, and keep most of their value`(
    _ queries: Int
  ) throws {
    let evasion = Evasion(epsilon: 2, queries: queries)
    let (plain, evading) = try (labelled([]), labelled([evasion]))
    #expect(Verifier(evading).faults() == [])
    let site = Site(Self.ledger, period: plain.zones.all)
    var moved = 0
    for (before, after) in zip(plain.events, evading.events) {
      #expect(before.draft.rows == after.draft.rows)
      guard after.draft.modifiers == ["evasion"], let row = before.draft.edits[0].row,
        let one = before.draft.edits[0].posting, let two = after.draft.edits[0].posting
      else { continue }
      moved += 1
      let kept = try #require(after.draft.parameters["evasion"]?["kept"]?.double)
      #expect((0.7...1).contains(kept) && two != site.postings[row])
      #expect(
        abs(site.deviation(of: two.amount, at: row)) <= abs(site.deviation(of: one.amount, at: row))
      )
    }
    #expect(moved >= 10)
    #expect(evading.events.allSatisfy { !$0.isDecoy || $0.draft.modifiers.isEmpty })
  }

  @Test func `whatever is ordered, nothing is wrong with what modifiers leave`() throws {
    let modifiers: [any Modifier] = [
      Compound(chance: 0.5), Evasion(queries: 20), LabelNoise(rate: 0.2),
      Poison("hour_context", share: 0.01),
    ]
    #if DEBUG
      let seeds: UInt64 = 2
    #else
      let seeds: UInt64 = 100
    #endif
    for seed in 0..<seeds {
      for activity in LedgerActivity.allCases {
        let ledger = Ledger(LedgerPlan(rows: 3000, activity: activity), seed: seed)
        let orders = AnomalyKinds.all.map { EventOrder($0, count: 1, decoys: 1) }
        let labelled = try LabelledLedger(ledger, orders: orders, modifiers: modifiers)
        #expect(Verifier(labelled).faults() == [], "seed \(seed), \(activity)")
      }
    }
  }
}
