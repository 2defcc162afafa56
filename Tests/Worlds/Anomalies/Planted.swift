import RingtrueCore
import Testing

@testable import RingtrueWorlds

/// Events of one kind in a ledger, and what stands there because of them.
struct Planted {
  let labelled: LabelledLedger
  let events: [TrueEvent]

  init(
    _ kind: any AnomalyKind, _ activity: LedgerActivity = .classic, rows: Int = 6000,
    count: Int = 12, severity: Double = 0.5, seed: UInt64 = 3
  ) throws {
    let ledger = Ledger(LedgerPlan(rows: rows, activity: activity), seed: seed)
    let order = EventOrder(kind, count: count, severity: severity...severity)
    labelled = try LabelledLedger(ledger, orders: [order])
    events = labelled.truth.events.filter { $0.decoyOf == nil }
  }

  /// The rows of an event, by time.
  func rows(_ event: TrueEvent) -> [Posting] {
    event.rows.map { labelled.injected.rows[Int(labelled.order[$0])] }
  }

  /// What an account does in the ledger before anything is put in.
  func ordinary(_ account: Int32) -> [Posting] {
    labelled.base.rows(of: Int(account)).map { labelled.base.postings[$0] }
  }
}

extension [Posting] {
  /// The sum of the amounts.
  var sum: Int64 { reduce(0) { $0 + $1.amount } }

  /// The seconds from the first row to the last.
  var span: Int64 { (map(\.time).max() ?? 0) - (map(\.time).min() ?? 0) }
}
