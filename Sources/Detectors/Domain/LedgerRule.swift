internal import RingtrueCore

/// A rule that a ledger keeps, and how badly each row breaks it.
///
/// Breaches are 0 where the rule is kept or cannot be checked, else between 1 and 2 by how bad they
/// are. Rules go by time, not by the order of rows.
struct LedgerRule: Sendable {
  /// The name under which it explains a row.
  let id: String
  /// How badly each row breaks it, given what was learned.
  let breaches: @Sendable (LedgerRows, LedgerHabits, Conditions) throws -> [Double]

  /// Every rule, in the order of an explanation.
  static let all: [LedgerRule] = [
    .balance, .duplicate, .limit, .structuring, .dormancy, .combination,
  ]
}

extension LedgerRule {
  /// The balance after a row is the one before it, and the amount; a cent is rounding.
  static let balance = LedgerRule(id: "balance") { rows, _, conditions in
    guard !rows.balances.isEmpty else { return rows.none }
    return try conditions.map(rows.count) { row in
      let amount = rows.isOutflow[row] ? -rows.amounts[row] : rows.amounts[row]
      let residual = (rows.balances[row].before + amount - rows.balances[row].after).magnitude
      return residual > 0.011 ? 1 + residual / (residual + rows.amounts[row] + 1) : 0
    }
  }

  /// What a client would have to do twice on one day.
  private struct Move: Hashable {
    let client: String
    let day: UInt64
    let amount: UInt64
    let kind: Int
  }

  /// A client does not move the same amount the same way twice on one day.
  static let duplicate = LedgerRule(id: "duplicate") { rows, _, conditions in
    let alike = try (0..<rows.count).places(under: conditions) { row in
      Move(
        client: rows.clients[row], day: rows.days[row].rounded(.down).bitPattern,
        amount: rows.amounts[row].bitPattern, kind: rows.kinds[row])
    }
    var breaches = rows.none
    for moves in alike.values where moves.count > 1 {
      let others = Double(moves.count - 1)
      for row in moves { breaches[row] = 1 + others / (others + 1) }
    }
    return breaches
  }

  /// A client takes out on one day no more than so many times what it usually does.
  static let limit = LedgerRule(id: "limit") { rows, habits, conditions in
    var breaches = rows.none
    for day in try rows.dailyOutflows(under: conditions) {
      let limit = habits.dailyLimit(of: day.client)
      guard day.sum > limit else { continue }
      for row in day.rows { breaches[row] = 1 + (day.sum - limit) / day.sum }
    }
    return breaches
  }

  /// A client does not bring in several amounts just below what must be reported, in ten days.
  static let structuring = LedgerRule(id: "structuring") { rows, habits, conditions in
    var pulse = Pulse(conditions)
    var breaches = rows.none
    for history in rows.histories {
      try pulse.beat()
      let near = history.filter {
        !rows.isOutflow[$0] && 0.8 * habits.reporting..<habits.reporting ~= rows.amounts[$0]
      }
      // Rows stand in the order of time, so that those around one follow those around the last.
      var around = 0..<0
      for row in near {
        try pulse.beat()
        let start = near[around.lowerBound...].firstIndex { rows.days[row] - rows.days[$0] <= 10 }
        let end = near[around.upperBound...].firstIndex { rows.days[$0] - rows.days[row] > 10 }
        around = (start ?? near.endIndex)..<(end ?? near.endIndex)
        let together = Double(around.count)
        if together >= 3 { breaches[row] = 2 - 1 / (together - 1) }
      }
    }
    return breaches
  }

  /// A client that was silent for 120 days does not wake up unseen: for a week, its rows show it.
  static let dormancy = LedgerRule(id: "dormancy") { rows, _, conditions in
    var pulse = Pulse(conditions)
    var breaches = rows.none
    for history in rows.histories {
      var (woke, silence) = (-Double.infinity, 0.0)
      for (earlier, row) in zip(history, history.dropFirst()) {
        try pulse.beat()
        let gap = rows.days[row] - rows.days[earlier]
        if gap >= 120 { (woke, silence) = (rows.days[row], gap) }
        if rows.days[row] - woke <= 7 { breaches[row] = 1 + silence / (silence + 365) }
      }
    }
    return breaches
  }

  /// Kinds of rows do not meet that hardly ever met before, however common each is.
  static let combination = LedgerRule(id: "combination") { rows, habits, _ in
    let oddities = rows.words.map { habits.oddity(of: $0) }
    return rows.kinds.map { oddities[$0] }
  }
}

extension LedgerRows {
  /// No breach at all.
  fileprivate var none: [Double] { Array(repeating: 0, count: count) }
}
