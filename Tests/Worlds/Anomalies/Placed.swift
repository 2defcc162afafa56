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

  /// Events in a ledger of its own.
  init(
    _ kind: any AnomalyKind, _ activity: LedgerActivity = .classic, rows: Int = 6000,
    count: Int = 12, severity: Double = 0.5, seed: UInt64 = 3
  ) throws {
    let ledger = Ledger(LedgerPlan(rows: rows, activity: activity), seed: seed)
    try self.init(kind, severity: severity, count: count, on: ledger)
  }

  /// What each event changed.
  var events: [[Change]] { changes(ofDecoys: false) }

  /// What each decoy changed.
  var decoys: [[Change]] { changes(ofDecoys: true) }

  /// What each event says of itself.
  var told: [TrueEvent] { labelled.truth.events.filter { $0.decoyOf == nil } }

  /// The rows of an event, by time.
  func rows(_ event: TrueEvent) -> [Posting] {
    event.rows.map { labelled.injected.rows[Int(labelled.order[$0])] }
  }

  /// What an account does in the ledger before anything is put in.
  func ordinary(_ account: Int32) -> [Posting] {
    labelled.base.rows(of: Int(account)).map { labelled.base.postings[$0] }
  }

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

extension [Posting] {
  /// The sum of the amounts.
  var sum: Int64 { reduce(0) { $0 + $1.amount } }

  /// The seconds from the first row to the last.
  var span: Int64 { (map(\.time).max() ?? 0) - (map(\.time).min() ?? 0) }
}
