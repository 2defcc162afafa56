internal import RingtrueKernels

/// The clean ledger as a kind sees it when it looks for a place, and what is already taken.
public struct Site: Sendable {
  /// The clean ledger.
  public let ledger: Ledger
  /// The seconds in which events may happen, since 1970.
  public internal(set) var period: Range<Int64>
  /// The only row that may be given, if there is one.
  private(set) var focus: Int?
  /// The rows that are taken by an event, or by what an event needs; and those or imperfect ones.
  private var taken: [Bool]
  private var claimed: [Bool]
  /// When events put rows into accounts, and when nothing may be put into them.
  private var inserted: [Int32: [Int64]] = [:]
  private var silences: [Silence] = []
  /// The lowest that can be drawn from each row on without overdrawing, and what of it is spoken
  /// for on each account.
  private let reserves: [Int64]
  private var spoken: [Int64]
  let habits: Habits
  let steps: AmountSteps
  let combinations: Combinations
  let timeline: Timeline

  /// Looks at a ledger. Cost: a sort of its amounts, and one of its times.
  init(_ ledger: Ledger, period: Range<Int64>) {
    self.ledger = ledger
    self.period = period
    taken = Array(repeating: false, count: ledger.postings.count)
    claimed = ledger.postings.imperfection.map { $0 != .none }
    reserves = Self.reserves(of: ledger)
    spoken = Array(repeating: 0, count: ledger.accountCount)
    habits = Habits(ledger)
    steps = AmountSteps(ledger.postings)
    combinations = Combinations(ledger.postings)
    timeline = Timeline(ledger.postings)
  }

  /// The clean rows.
  public var postings: Postings { ledger.postings }

  /// The rows of the account of a row.
  public func rows(of row: Int) -> Range<Int> { ledger.rows(of: Int(postings.account[row])) }

  /// Whether no event has a row, nor any imperfection.
  public func isUnclaimed(_ row: Int) -> Bool { !claimed[row] }

  /// Whether no event has a row, be it perfect or not; such a row may only be taken out.
  public func isUntaken(_ row: Int) -> Bool { !taken[row] }

  /// Whether a row is unclaimed and in the period.
  public func isFree(_ row: Int) -> Bool {
    !claimed[row] && period.contains(postings.time[row])
  }

  /// Whether the row behind another is of its account, and free.
  public func isFree(_ row: Int, after other: Int) -> Bool {
    row < postings.count && postings.account[row] == postings.account[other] && isFree(row)
  }

  /// Whether the period ends after a second.
  public func ends(after second: Int64) -> Bool { second < period.upperBound }

  /// How much may be taken at a row so that no balance from there on is overdrawn.
  public func headroom(from row: Int) -> Int64 {
    reserves[row] - spoken[Int(postings.account[row])]
  }

  /// Whether the account bears a row's amount once more.
  public func bearsAgain(_ row: Int) -> Bool {
    headroom(from: row) + postings[row].signed >= 0
  }

  /// Takes the rows and the money of a draft.
  mutating func claim(_ draft: Draft) {
    for row in draft.rows { (taken[row], claimed[row]) = (true, true) }
    for posting in draft.inserts { inserted[posting.account, default: []].append(posting.time) }
    silences += draft.silences
    for (account, money) in drawdowns(of: draft) { spoken[account] += money }
  }

  /// Gives back the rows and the money of a draft, so that it may become another one.
  mutating func release(_ draft: Draft) {
    for row in draft.rows {
      (taken[row], claimed[row]) = (false, postings.imperfection[row] != .none)
    }
    for (account, money) in drawdowns(of: draft) { spoken[account] -= money }
  }

  /// The same site, where no row but one can be found.
  func focused(on row: Int) -> Site {
    var site = self
    site.focus = row
    return site
  }

  /// Whether no account is overdrawn by a draft.
  func bears(_ draft: Draft) -> Bool {
    let times = draft.edits.map { edit in
      (
        account: edit.posting?.account ?? edit.row.map { postings.account[$0] } ?? 0,
        time: edit.row.map { postings.time[$0] } ?? edit.posting?.time ?? 0
      )
    }
    return drawdowns(of: draft).allSatisfy { account, money in
      let first = times.filter { Int($0.account) == account }.map(\.time).min() ?? 0
      return money <= headroom(of: account, at: first) ?? 0
    }
  }

  /// How far a draft lowers the balance of each of its accounts at the worst moment.
  private func drawdowns(of draft: Draft) -> [(account: Int, money: Int64)] {
    var effects = draft.edits.filter { $0.ripple != .none }.map { edit in
      (time: edit.row.map { postings.time[$0] } ?? edit.posting?.time ?? 0, effect(of: edit))
    }
    effects.sort { ($0.1.account, $0.time) < ($1.1.account, $1.time) }
    var drawdowns: [(account: Int, money: Int64)] = []
    var sum: Int64 = 0
    for (_, effect) in effects {
      if drawdowns.last?.account != effect.account {
        drawdowns.append((effect.account, 0))
        sum = 0
      }
      sum += effect.change
      drawdowns[drawdowns.count - 1].money = max(drawdowns[drawdowns.count - 1].money, -sum)
    }
    return drawdowns
  }

  /// Whether a draft needs no row that is taken, and leaves imperfect ones alone or takes them out,
  /// and whether nobody's silence is broken.
  func accepts(_ draft: Draft) -> Bool {
    let kept = draft.edits.filter { $0.posting != nil }.compactMap(\.row)
    return draft.rows.allSatisfy(isUntaken)
      && (kept + draft.members + draft.claims).allSatisfy(isUnclaimed)
      && draft.inserts.allSatisfy { posting in
        !silences.contains { $0.account == posting.account && $0.seconds.contains(posting.time) }
      }
      && draft.silences.allSatisfy { silence in
        !(inserted[silence.account] ?? []).contains(where: silence.seconds.contains)
      }
  }

  /// What an edit adds to the later balances of which account.
  private func effect(of edit: Edit) -> (account: Int, change: Int64) {
    let old = edit.row.map { postings[$0] }
    let account = edit.posting?.account ?? old?.account ?? 0
    let change = (edit.posting?.signed ?? 0) - (old?.signed ?? 0)
    let residual = edit.posting.flatMap { new in
      old.map { min(0, new.after - $0.after) }
    }
    return (Int(account), min(change, residual ?? change))
  }

  private static func reserves(of ledger: Ledger) -> [Int64] {
    var reserves = [Int64](repeating: 0, count: ledger.postings.count)
    for account in 0..<ledger.accountCount {
      let overdraft = ledger.population.accounts[account].overdraft
      var least = Int64.max
      for row in ledger.rows(of: account).reversed() {
        let posting = ledger.postings[row]
        least = min(least, posting.before + posting.signed + overdraft)
        reserves[row] = least
      }
    }
    return reserves
  }
}
