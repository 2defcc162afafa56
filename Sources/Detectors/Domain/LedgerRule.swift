internal import RingtrueCore

/// A rule that a ledger keeps, and how badly each row breaks it.
///
/// Breaches are 0 where the rule is kept or cannot be checked, else between 1 and 2 by how bad they
/// are. Rules go by time, not by the order of rows.
struct LedgerRule: Sendable {
  /// The name under which it explains a row.
  let id: String
  /// How badly each row breaks it, given what was learned.
  let breaches: @Sendable (LedgerRows, LedgerHabits) -> [Double]

  /// Every rule, in the order of an explanation.
  static let all: [LedgerRule] = [
    .balance, .duplicate, .limit, .structuring, .dormancy, .combination,
  ]
}

extension LedgerRule {
  /// The balance after a row is the one before it, and the amount; a cent is rounding.
  static let balance = LedgerRule(id: "balance") { rows, _ in
    rows.balances.indices.isEmpty
      ? rows.none
      : rows.balances.indices.map { row in
        let amount = rows.isOutflow[row] ? -rows.amounts[row] : rows.amounts[row]
        let residual = (rows.balances[row].before + amount - rows.balances[row].after).magnitude
        return residual > 0.011 ? 1 + residual / (residual + rows.amounts[row] + 1) : 0
      }
  }

  /// A client does not move the same amount the same way twice on one day.
  static let duplicate = LedgerRule(id: "duplicate") { rows, _ in
    let keys = (0..<rows.count).map { row in
      let kind = rows.words.map { $0.words[row] }.joined(separator: "\u{1F}")
      return "\(rows.clients[row])\u{1F}\(rows.days[row].rounded(.down))\u{1F}\(rows.amounts[row])"
        + kind
    }
    let counts = WordCounts(keys)
    return keys.map { key in
      let others = Double(counts[key] - 1)
      return others > 0 ? 1 + others / (others + 1) : 0
    }
  }

  /// A client takes out on one day no more than so many times what it usually does.
  static let limit = LedgerRule(id: "limit") { rows, habits in
    var breaches = rows.none
    for day in rows.dailyOutflows {
      let limit = habits.dailyLimit(of: day.client)
      guard day.sum > limit else { continue }
      for row in day.rows { breaches[row] = 1 + (day.sum - limit) / day.sum }
    }
    return breaches
  }

  /// A client does not bring in several amounts just below what must be reported, in ten days.
  static let structuring = LedgerRule(id: "structuring") { rows, habits in
    var breaches = rows.none
    for history in rows.histories {
      let near = history.filter {
        !rows.isOutflow[$0] && 0.8 * habits.reporting..<habits.reporting ~= rows.amounts[$0]
      }
      for row in near {
        let together = Double(near.count { (rows.days[$0] - rows.days[row]).magnitude <= 10 })
        if together >= 3 { breaches[row] = 2 - 1 / (together - 1) }
      }
    }
    return breaches
  }

  /// A client that was silent for 120 days does not wake up unseen: for a week, its rows show it.
  static let dormancy = LedgerRule(id: "dormancy") { rows, _ in
    var breaches = rows.none
    for history in rows.histories {
      var (woke, silence) = (-Double.infinity, 0.0)
      for (earlier, row) in zip(history, history.dropFirst()) {
        let gap = rows.days[row] - rows.days[earlier]
        if gap >= 120 { (woke, silence) = (rows.days[row], gap) }
        if rows.days[row] - woke <= 7 { breaches[row] = 1 + silence / (silence + 365) }
      }
    }
    return breaches
  }

  /// Kinds of rows do not meet that hardly ever met before, however common each is.
  static let combination = LedgerRule(id: "combination") { rows, habits in
    (0..<rows.count).map { row in
      habits.pairs(of: rows, at: row).map { habits.oddity(of: $0) }.max() ?? 0
    }
  }
}

extension LedgerRows {
  /// No breach at all.
  fileprivate var none: [Double] { Array(repeating: 0, count: count) }
}
