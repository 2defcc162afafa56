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
    guard let balances = rows.balances else { return rows.none }
    return try conditions.map(rows.count) { row in
      let amount = rows.isOutflow[row] ? -rows.amounts[row] : rows.amounts[row]
      let residual = (balances.before[row] + amount - balances.after[row]).magnitude
      return residual > 0.011 ? 1 + residual / (residual + rows.amounts[row] + 1) : 0
    }
  }

  /// What a client does not do twice on one day: an amount, and how it is moved.
  private typealias Move = (day: UInt64, amount: UInt64, kind: UInt32)

  /// A client does not move the same amount the same way twice on one day.
  static let duplicate = LedgerRule(id: "duplicate") { rows, _, conditions in
    let move = { (row: Int) -> Move in
      (
        rows.days[row].rounded(.down).bitPattern, rows.amounts[row].bitPattern, rows.kinds[row]
      )
    }
    var breaches = rows.none
    for client in 0..<rows.timelines.count {
      let own = try rows.timelines.rows(client).sorted(under: conditions) { move($0) < move($1) }
      var first = 0
      while first < own.count {
        let alike = own[first...].prefix { move($0) == move(own[first]) }
        let others = Double(alike.count - 1)
        if others > 0 { for row in alike { breaches[row] = 1 + others / (others + 1) } }
        first = alike.endIndex
      }
    }
    return breaches
  }

  /// A client takes out on one day no more than so many times what it usually does.
  static let limit = LedgerRule(id: "limit") { rows, habits, conditions in
    var breaches = rows.none
    let limits = try habits.dailyLimits(of: rows.clients, under: conditions)
    for day in try rows.dailyOutflows(under: conditions) where day.sum > limits[day.client] {
      let breach = 1 + (day.sum - limits[day.client]) / day.sum
      for row in rows.timelines.order[day.places] where rows.takesOut(Int(row)) {
        breaches[Int(row)] = breach
      }
    }
    return breaches
  }

  /// A client does not bring in several amounts just below what must be reported, in ten days.
  static let structuring = LedgerRule(id: "structuring") { rows, habits, conditions in
    var pulse = Pulse(conditions)
    var breaches = rows.none
    for client in 0..<rows.timelines.count {
      try pulse.beat()
      let near = rows.history(client).filter {
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
    for client in 0..<rows.timelines.count {
      let history = rows.history(client)
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
  static let combination = LedgerRule(id: "combination") { rows, habits, conditions in
    let oddities = rows.words.map { habits.oddity(of: $0) }
    return try conditions.map(rows.count) { oddities[Int(rows.kinds[$0])] }
  }
}

extension LedgerRows {
  /// No breach at all.
  fileprivate var none: [Double] { Array(repeating: 0, count: count) }
}
