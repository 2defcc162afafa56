internal import RingtrueKernels

/// A ledger with edits in it: its rows, and where each of them comes from.
///
/// Balances are those of the base moved by what the edits before them add, so that whatever is
/// peculiar about a clean balance stays so. Cost: linear in the rows; accounts without edits are
/// copied as a whole.
struct Assembly: Sendable {
  /// The rows, account after account and by time within each.
  private(set) var rows = Postings()
  /// The row of the base that each comes from, or for one that was put in, ~ the number of its edit.
  private(set) var sources: [Int32] = []
  /// The rows that only a corrupted balance before them has changed.
  private(set) var collateral: Set<Int> = []

  /// An edit and its number among all that were planned, whether they are put in or not.
  struct Numbered: Sendable {
    let number: Int
    let edit: Edit
  }

  /// Puts edits into a base.
  init(_ base: Ledger, _ edits: [Numbered]) {
    rows.reserveCapacity(base.postings.count + edits.count)
    sources.reserveCapacity(base.postings.count + edits.count)
    let changes = edits.filter { $0.edit.row != nil }
      .sorted { ($0.edit.row ?? 0, $0.number) < ($1.edit.row ?? 0, $1.number) }
    let inserts = edits.compactMap { edit in
      edit.edit.row == nil ? edit.edit.posting.map { (edit, $0) } : nil
    }.sorted { ($0.1.account, $0.1.time, $0.0.number) < ($1.1.account, $1.1.time, $1.0.number) }
    var (change, insert) = (0, 0)
    for account in 0..<base.accountCount {
      let own = base.rows(of: account)
      var (lastChange, lastInsert) = (change, insert)
      while lastChange < changes.count, changes[lastChange].edit.row ?? 0 < own.upperBound {
        lastChange += 1
      }
      while lastInsert < inserts.count, inserts[lastInsert].1.account == account {
        lastInsert += 1
      }
      if lastChange == change, lastInsert == insert {
        copy(own, of: base)
      } else {
        rebuild(
          account, of: base, changes[change..<lastChange], inserts[insert..<lastInsert])
      }
      (change, insert) = (lastChange, lastInsert)
    }
  }

  private mutating func copy(_ own: Range<Int>, of base: Ledger) {
    rows.append(own, of: base.postings)
    sources.append(contentsOf: own.lazy.map { Int32($0) })
  }

  /// Where an account stands while it is rebuilt.
  private struct Run {
    /// The true balance of the base, and what edits have added to it.
    var balance: Int64
    var shift: Int64 = 0
    var isCorrupt = false
  }

  private mutating func rebuild(
    _ account: Int, of base: Ledger, _ changes: ArraySlice<Numbered>,
    _ inserts: ArraySlice<(Numbered, Posting)>
  ) {
    var (changes, inserts) = (changes, inserts)
    let details = base.population.accounts[account]
    var run = Run(balance: details.opened < 0 ? details.opening : 0)
    for row in base.rows(of: account) {
      while let (edit, posting) = inserts.first, posting.time < base.postings.time[row] {
        put(posting, edit, &run)
        inserts.removeFirst()
      }
      let old = base.postings[row]
      if let change = changes.first, change.edit.row == row {
        apply(change, row, old, &run)
        changes.removeFirst()
      } else {
        append(old, source: Int32(row), run)
      }
      run.balance += old.signed
    }
    for (edit, posting) in inserts { put(posting, edit, &run) }
  }

  private mutating func append(_ posting: Posting, source: Int32, _ run: Run) {
    var posting = posting
    posting.before += run.shift
    posting.after += run.shift
    if run.isCorrupt { collateral.insert(rows.count) }
    rows.append(posting)
    sources.append(source)
  }

  private mutating func put(_ posting: Posting, _ edit: Numbered, _ run: inout Run) {
    var posting = posting
    if edit.edit.ripple != .none {
      posting.before = run.balance
      posting.after = run.balance + posting.signed
    }
    append(posting, source: ~Int32(edit.number), run)
    if edit.edit.ripple != .none { run.shift += posting.signed }
    if edit.edit.ripple == .corrupts { run.isCorrupt = true }
  }

  private mutating func apply(
    _ change: Numbered, _ row: Int, _ old: Posting, _ run: inout Run
  ) {
    let ripples = change.edit.ripple != .none
    if var new = change.edit.posting {
      if ripples, new.after == old.after { new.after += new.signed - old.signed }
      append(new, source: Int32(row), run)
      if ripples { run.shift += new.after - old.after }
    } else if ripples {
      run.shift -= old.signed
    }
    if change.edit.ripple == .corrupts { run.isCorrupt = true }
  }
}
