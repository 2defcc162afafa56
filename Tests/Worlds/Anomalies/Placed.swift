import RingtrueCore
import RingtrueKernels
import Testing

@testable import RingtrueWorlds

/// Events of one kind in a ledger, and what each of them changed.
struct Placed {
  /// A row before and after.
  struct Change {
    let row: Int
    let old: Posting
    let new: Posting
  }

  #if DEBUG
    static let classic = Ledger(LedgerPlan(rows: 6000), seed: 61)
    static let modern = Ledger(LedgerPlan(rows: 6000, months: 12, activity: .modern), seed: 62)
  #else
    static let classic = Ledger(LedgerPlan(rows: 60_000), seed: 61)
    static let modern = Ledger(LedgerPlan(rows: 60_000, months: 12, activity: .modern), seed: 62)
  #endif

  let labelled: LabelledLedger
  let site: Site

  init(_ kind: any AnomalyKind, severity: Double, count: Int = 8, on ledger: Ledger) throws {
    let order = EventOrder(kind, count: count, severity: severity...severity)
    labelled = try LabelledLedger(ledger, orders: [order])
    site = Site(ledger, period: labelled.zones.all)
  }

  /// What each event changed.
  var events: [[Change]] { changes(ofDecoys: false) }

  /// What each decoy changed.
  var decoys: [[Change]] { changes(ofDecoys: true) }

  /// What each event says of itself.
  var told: [TrueEvent] { labelled.truth.events.filter { $0.decoyOf == nil } }

  private func changes(ofDecoys isDecoy: Bool) -> [[Change]] {
    labelled.events.filter { $0.isDecoy == isDecoy }.map { event in
      event.draft.edits.compactMap { edit in
        guard let row = edit.row, let new = edit.posting else { return nil }
        return Change(row: row, old: labelled.base.postings[row], new: new)
      }
    }
  }

  /// Events of a kind in both sorts of ledgers, from mild to gross.
  static func all(_ kind: any AnomalyKind, count: Int = 8) throws -> [(Double, Placed)] {
    try [0, 0.5, 1].flatMap { severity in
      try [classic, modern].map { ledger in
        (severity, try Placed(kind, severity: severity, count: count, on: ledger))
      }
    }
  }
}
