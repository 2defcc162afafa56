import RingtrueCore
import RingtrueKernels
import Testing

@testable import RingtrueWorlds

/// What every kind of anomaly promises.
@Suite struct AnomalyContractTests {
  static let ids = AnomalyKinds.all.map(\.id)
  #if DEBUG
    static let rows = 3000
  #else
    static let rows = 30_000
  #endif
  /// How many events of a kind such a ledger has room for.
  static func count(_ kind: any AnomalyKind) -> Int {
    kind.turn == .usual ? rows / 1000 : 3
  }
  static let small = Ledger(LedgerPlan(rows: rows), seed: 41)
  static let modern = Ledger(LedgerPlan(rows: rows, months: 12, activity: .modern), seed: 42)

  @Test func `ids are words of lower case, and each is there once`() {
    #expect(Set(Self.ids).count == Self.ids.count)
    for id in Self.ids { #expect(id.allSatisfy { $0.isLowercase || $0 == "_" || $0.isNumber }) }
  }

  @Test(arguments: AnomalyKinds.all.map(\.card))
  func `a card says all there is to say`(_ card: KindCard) {
    #expect(card.summary.hasSuffix(".") && card.summary.count < 140)
    #expect(!card.observable.isEmpty && !card.catcher.isEmpty && !card.impactFormula.isEmpty)
    #expect(Set(card.dials.map(\.name)).count == card.dials.count)
  }

  @Test(arguments: ids, [0, 0.5, 1])
  func `requested is placed, and nothing is wrong with it`(
    _ id: String, severity: Double
  ) throws {
    let kind = try #require(AnomalyKinds.kind(id))
    for ledger in [Self.small, Self.modern] {
      let order = EventOrder(kind, count: Self.count(kind), severity: severity...severity)
      let labelled = try LabelledLedger(ledger, orders: [order])
      #expect(Verifier(labelled).faults() == [])
      let events = labelled.truth.events.filter { $0.decoyOf == nil }
      #expect(events.allSatisfy { $0.impactMinor >= 0 && $0.start <= $0.end })
      for event in events {
        for dial in kind.card.dials {
          let value = try #require(event.parameters[dial.name]?.double)
          #expect(dial.range.contains(value))
        }
      }
    }
  }

  @Test(arguments: ids)
  func `the same seed gives the same events, and one more leaves the others in place`(
    _ id: String
  ) throws {
    let kind = try #require(AnomalyKinds.kind(id))
    func events(_ count: Int) throws -> [TrueEvent] {
      let order = EventOrder(kind, count: count, decoys: 0)
      return try LabelledLedger(Self.small, orders: [order], contamination: 0).truth.events
    }
    let few = try events(6)
    #expect(try events(6) == few)
    let more = try events(7)
    #expect(more.prefix(6).map(\.start) == few.map(\.start))
  }

  @Test(arguments: ids)
  func `turned off, it leaves everything else as it was`(_ id: String) throws {
    var orders = AnomalyKinds.all.map { EventOrder($0, count: 3, decoys: 2) }
    let all = try LabelledLedger(Self.small, orders: orders)
    let place = try #require(Self.ids.firstIndex(of: id))
    orders[place].isOn = false
    let fewer = try LabelledLedger(Self.small, orders: orders)
    #expect(Verifier(fewer).faults() == [])
    func others(_ labelled: LabelledLedger) -> [String] {
      labelled.truth.events.filter { $0.kind != id || $0.decoyOf != nil }
        .map { "\($0.id) \($0.start) \($0.end) \($0.impactMinor) \($0.parameters.text)" }
    }
    #expect(others(fewer) == others(all))
    #expect(try fewer.cleanTwin(.extended) == all.cleanTwin(.extended))
  }

  @Test func `without decoys, every event is where it was, and the twin is the ledger itself`()
    throws
  {
    func labelled(_ hasDecoys: Bool) throws -> LabelledLedger {
      let orders = AnomalyKinds.all.map {
        EventOrder($0, count: 2, decoys: 2, hasDecoys: hasDecoys)
      }
      return try LabelledLedger(Self.small, orders: orders)
    }
    let (with, without) = try (labelled(true), labelled(false))
    #expect(Verifier(without).faults() == [])
    func events(_ labelled: LabelledLedger) -> [String] {
      labelled.truth.events.filter { $0.decoyOf == nil }
        .map { "\($0.id) \($0.start) \($0.end) \($0.impactMinor) \($0.parameters.text)" }
    }
    #expect(events(without) == events(with))
    #expect(without.truth.events.allSatisfy { $0.decoyOf == nil })
    #expect(try without.cleanTwin(.extended) == Self.small.table(.extended))
  }

  @Test func `without imperfections, events stay in place, and so does every perfect row`() throws {
    func labelled(_ hasNoise: Bool, _ orders: [EventOrder]) throws -> LabelledLedger {
      try LabelledLedger(Self.small, orders: orders, hasNoise: hasNoise)
    }
    let orders = AnomalyKinds.all.map { EventOrder($0, count: 2, decoys: 2) }
    let (with, without) = try (labelled(true, orders), labelled(false, orders))
    #expect(Verifier(without).faults() == [])
    #expect(without.truth.rows.allSatisfy { $0.role != .benignNoise })
    func events(_ labelled: LabelledLedger) -> [String] {
      labelled.truth.events.map { "\($0.id) \($0.start) \($0.end) \($0.impactMinor)" }
    }
    #expect(events(without) == events(with))
    let calm = Set((0..<without.injected.rows.count).map { without.injected.rows[$0] })
    for row in 0..<with.injected.rows.count where with.injected.rows.imperfection[row] == .none {
      #expect(calm.contains(with.injected.rows[row]))
    }
    var plan = Self.small.plan
    plan.noise = 0
    let never = try Ledger(plan, seed: Self.small.seed).table(.extended)
    #expect(try labelled(false, []).table(.extended) == never)
  }

  @Test func `a tiny ledger holds them all, on every seed`() throws {
    #if DEBUG
      let seeds: UInt64 = 3
    #else
      let seeds: UInt64 = 10_000
    #endif
    for seed in 0..<seeds {
      let ledger = Ledger(LedgerPlan(rows: 2000), seed: seed)
      let orders = AnomalyKinds.all.map { EventOrder($0, count: 1, decoys: 1) }
      let labelled = try LabelledLedger(ledger, orders: orders)
      #expect(Verifier(labelled).faults() == [], "seed \(seed)")
    }
  }
}
