internal import RingtrueCore

/// Writes down which cells events changed: what a kind altered itself is a root, the balance that
/// follows from it is derived.
///
/// The clean value is the one that undoes this event alone: balances that another event moved stay
/// moved, so that a repaired row fits its neighbours.
struct CellWriter {
  private let writer: TruthWriter

  init(_ writer: TruthWriter) { self.writer = writer }

  /// One edit of a row, and the row's four states.
  private struct Change {
    let event: Int
    let row: Int
    let follows: Bool
  }

  /// The cells, event after event and by column. Cost: linear in the edits.
  func cells() -> [TrueCell] {
    var changes: [Change] = []
    var states = Postings()
    let injectedRows = rowsByKey(writer.injected)
    var number = -1
    for event in writer.events where event.isOn {
      number += 1
      guard !event.isDecoy else { continue }
      for edit in event.draft.edits {
        guard let row = edit.row, let posting = edit.posting else { continue }
        let old = writer.base.postings[row]
        let follows =
          edit.ripple != .none && posting.after == old.after && posting.signed != old.signed
        changes.append(Change(event: number, row: Int(writer.shown[row]), follows: follows))
        let now = writer.injected.rows[Int(injectedRows[row])]
        var undone = old
        undone.before += now.before - posting.before
        undone.after += now.before - posting.before
        for state in [old, posting, undone, now] { states.append(state) }
      }
    }
    return cells(changes, states)
  }

  private func cells(_ changes: [Change], _ states: Postings) -> [TrueCell] {
    let order = (0..<states.count).map { UInt32($0) }
    let rows = LedgerRows(ledger: writer.base, postings: states, order: order)
    let columns = LedgerColumns.all.dropFirst().map { $0.column(rows) }
    return changes.enumerated().flatMap { place, change in
      columns.compactMap { column in
        let isRoot = column.text(4 * place) != column.text(4 * place + 1)
        guard isRoot || change.follows && column.name == "balance_after" else { return nil }
        return TrueCell(
          row: change.row, column: column.name, event: change.event, isRoot: isRoot,
          clean: column.text(4 * place + 2), injected: column.text(4 * place + 3))
      }
    }
  }

  /// Where each row of the base is in a version of the ledger.
  private func rowsByKey(_ assembly: Assembly) -> [Int32] {
    var rows = [Int32](repeating: -1, count: writer.base.postings.count)
    for (row, source) in assembly.sources.enumerated() where source >= 0 {
      rows[Int(source)] = Int32(row)
    }
    return rows
  }
}
