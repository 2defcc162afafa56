import RingtrueCore
import RingtrueKernels
import Testing

@testable import RingtrueWorlds

@Suite struct InjectionTests {
  static let ledger = Ledger(LedgerPlan(rows: 4000), seed: 5)
  static let tiny = Ledger(LedgerPlan(rows: 600), seed: 5)

  private func labelled(_ edits: [Edit], members: [Int] = []) -> LabelledLedger {
    let kind = AmountContext()
    let event = PlannedEvent(
      kind: kind, number: 0, ordinal: 1, isDecoy: false, isOn: true, severity: 0.5,
      dials: Dials(kind.card.dials, severity: 0.5),
      draft: Draft(edits, impact: 1, members: members))
    return LabelledLedger(
      Self.ledger, orders: [EventOrder(kind, count: 1, decoys: 0)], zones: Zones(Self.ledger),
      events: [event], labelDelay: 0)
  }

  /// A row in the middle of an account's life, and the rest of its rows.
  private var middle: (row: Int, rest: Range<Int>) {
    let rows = Self.ledger.rows(of: 3)
    let row = rows.lowerBound + rows.count / 2
    return (row, row + 1..<rows.upperBound)
  }

  @Test func `money that moves moves every later balance by as much`() throws {
    let (row, rest) = middle
    var posting = Self.ledger.postings[row]
    posting.amount += 500
    let shift = 500 * posting.type.sign
    let rows = labelled([.change(row, to: posting)]).injected.rows
    #expect(rows.after[row] == Self.ledger.postings.after[row] + shift)
    for later in rest {
      #expect(rows.before[later] == Self.ledger.postings.before[later] + shift)
      #expect(rows.after[later] == Self.ledger.postings.after[later] + shift)
    }
    #expect(rows.after[rest.upperBound] == Self.ledger.postings.after[rest.upperBound])
  }

  @Test func `a local change moves nothing else, and a corrupt one makes the rest collateral`() {
    let (row, rest) = middle
    var posting = Self.ledger.postings[row]
    posting.after += 77
    let local = labelled([.change(row, to: posting, .none)])
    #expect(
      local.injected.rows.after[rest.lowerBound] == Self.ledger.postings.after[rest.lowerBound])
    #expect(local.injected.collateral.isEmpty)
    let cascade = labelled([.change(row, to: posting, .corrupts)])
    #expect(
      cascade.injected.rows.after[rest.lowerBound]
        == Self.ledger.postings.after[rest.lowerBound] + 77)
    #expect(cascade.injected.collateral == Set(rest))
    #expect(cascade.truth.rows.count { $0.role == .collateral } == rest.count)
  }

  @Test func `what is put in continues the chain of balances`() {
    let (row, rest) = middle
    var posting = Self.ledger.postings[row]
    posting.time += 1
    let rows = labelled([.insert(posting)]).injected.rows
    #expect(rows.count == Self.ledger.postings.count + 1)
    #expect(rows.before[row + 1] == rows[row].before + rows[row].signed)
    #expect(rows.after[row + 1] == rows.before[row + 1] + posting.signed)
    let last = rest.upperBound - 1
    #expect(rows.after[last + 1] == Self.ledger.postings.after[last] + posting.signed)
  }

  @Test func `what is taken out leaves a gap, or none`() {
    let (row, rest) = middle
    let signed = Self.ledger.postings[row].signed
    let gap = labelled([.delete(row, .none)], members: [row + 1]).injected.rows
    #expect(gap.before[row] == Self.ledger.postings.before[rest.lowerBound])
    let repaired = labelled([.delete(row)], members: [row + 1]).injected.rows
    #expect(repaired.before[row] == Self.ledger.postings.before[rest.lowerBound] - signed)
  }

  @Test func `cells tell what stood there and what stands there now`() throws {
    let (row, _) = middle
    var posting = Self.ledger.postings[row]
    posting.amount += 500
    let labelled = labelled([.change(row, to: posting)])
    let table = try labelled.table(.extended)
    let twin = try labelled.cleanTwin(.extended)
    let cells = labelled.truth.cells
    #expect(cells.map(\.column) == ["amount", "balance_after"])
    #expect(cells.map(\.isRoot) == [true, false])
    for cell in cells {
      #expect(table[cell.column]?.text(cell.row) == cell.injected)
      #expect(twin[cell.column]?.text(Int(labelled.twinRows[cell.row])) == cell.clean)
    }
  }

  @Test func `an order that nothing can fill is refused, with its count`() {
    let orders = [EventOrder(MissingPosting(), count: 5000, decoys: 0)]
    let error = #expect(throws: WorldsError.self) {
      try LabelledLedger(Self.tiny, orders: orders)
    }
    #expect(error?.description.contains("of 5000 events of 'missing_posting'") == true)
  }

  @Test func `train holds as many events as it should`() throws {
    func trainShare(_ contamination: Double) throws -> Double {
      let orders = [EventOrder(BalanceBreak(), count: 60, decoys: 0)]
      let labelled = try LabelledLedger(
        Self.ledger, orders: orders, contamination: contamination)
      let end = Instant(seconds: labelled.zones.trainEnd)
      return Double(labelled.truth.events.count { $0.start < end }) / 60
    }
    #expect(try trainShare(0) == 0)
    #expect(abs(try trainShare(1) - 4.0 / 9) < 0.02)
  }
}

@Suite struct VerifierTests {
  private func faults(_ edits: [Edit], kind: String = "amount_context", count: Int = 1) -> [String]
  {
    let kind = AmountContext()
    let dials = Dials(kind.card.dials, severity: 0.5)
    let events = edits.map { edit in
      PlannedEvent(
        kind: kind, number: 0, ordinal: 1, isDecoy: false, isOn: true, severity: 0.5, dials: dials,
        draft: Draft([edit], impact: 1))
    }
    let ledger = InjectionTests.ledger
    return Verifier(
      LabelledLedger(
        ledger, orders: [EventOrder(kind, count: count, decoys: 0)], zones: Zones(ledger),
        events: events, labelDelay: 0)
    ).faults()
  }

  private func cash() -> (row: Int, posting: Posting) {
    let rows = InjectionTests.ledger.postings
    let row =
      (2000..<rows.count).first { rows.channel[$0] == .branch && rows.imperfection[$0] == .none }
      ?? 0
    return (row, rows[row])
  }

  @Test func `a sound change has no fault`() {
    var (row, posting) = cash()
    posting.amount += 1000
    #expect(faults([.change(row, to: posting)]) == [])
  }

  @Test func `an event too few is seen`() {
    var (row, posting) = cash()
    posting.amount += 1000
    #expect(
      faults([.change(row, to: posting)], count: 2) == ["1 of 2 of 'amount_context' are placed"])
  }

  @Test func `two events on one row are seen`() {
    var (row, posting) = cash()
    posting.amount += 1000
    let found = faults([.change(row, to: posting), .change(row, to: posting)], count: 2)
    #expect(found.contains { $0.contains("belongs to") })
  }

  @Test func `an amount with odd cents is seen`() {
    var (row, posting) = cash()
    posting.amount += 1
    #expect(faults([.change(row, to: posting)]).contains { $0.contains("not rounded") })
  }

  @Test func `a row that changes without an event is seen`() throws {
    var (row, posting) = cash()
    posting.amount += 1000
    let kind = AmountContext()
    let dials = Dials(kind.card.dials, severity: 0.5)
    let ledger = InjectionTests.ledger
    let event = PlannedEvent(
      kind: kind, number: 0, ordinal: 1, isDecoy: false, isOn: true, severity: 0.5, dials: dials,
      draft: Draft([.change(row, to: posting)], impact: 1))
    let hidden = LabelledLedger(
      ledger, orders: [], zones: Zones(ledger), events: [event], labelDelay: 0
    ).forgettingEvents()
    #expect(Verifier(hidden).faults().contains { $0.contains("differs from the twin") })
  }

  @Test func `events that crowd at one end are seen`() {
    let rows = InjectionTests.ledger.postings
    let end = Zones(InjectionTests.ledger).all.upperBound - 30 * 86_400
    let late = rows.time.indices.filter { rows.time[$0] > end }.prefix(30)
    let found = faults(late.map { .change($0, to: rows[$0], .none) }, count: late.count)
    #expect(found.contains { $0.contains("not spread") })
  }
}

extension LabelledLedger {
  /// The same data with a truth that knows of nothing.
  fileprivate func forgettingEvents() -> LabelledLedger {
    LabelledLedger(
      self, truth: GroundTruth(rows: truth.rows.map { _ in TrueRow(label: .normal) }))
  }
}
