internal import RingtrueCore
internal import RingtrueKernels

// What amounts and balances tell those who know the laws behind them.

extension Clue<LedgerScene> {
  /// By how much a balance does not follow from the one before it and the amount.
  static let residual = Clue("residual") { scene in
    scene.codes { _, row in sized(row.after - row.before - row.signed) }
  }

  /// By how much a balance does not follow from the row before.
  static let chain = Clue("chain") { scene in
    scene.codes { place, row in
      let last = scene.previous[place]
      return last < 0 ? 255 : sized(row.before - scene.rows[last].after)
    }
  }

  /// Whether the gap before a row is as large as a payment that is due.
  static let dueGap = Clue("due gap") { scene in
    scene.codes { place, row in
      let last = scene.previous[place]
      guard last >= 0 else { return 0 }
      let gap = (row.before - scene.rows[last].after).magnitude
      guard gap > 0 else { return 0 }
      return scene.agreed(scene.account(row)).contains(Int64(gap)) ? 2 : 1
    }
  }

  /// How far an amount is from the client's habit.
  static let habit = Clue("habit") { scene in
    scene.codes { _, row in
      scene.deviation(row).map { stepped($0, from: -8, to: 8, by: 0.125) } ?? 0
    }
  }

  /// How large an amount is, whoever pays it.
  static let size = Clue("size") { scene in
    scene.codes { _, row in
      stepped(Elementary.log(Double(max(1, row.amount))), from: 4, to: 20, by: 0.125)
    }
  }

  /// How large an amount is beside the monthly income.
  static let income = Clue("income") { scene in
    scene.codes { _, row in ratio(row.amount, to: scene.account(row).income) }
  }

  /// How far a scheduled amount is from what was agreed.
  static let agreement = Clue("agreement") { scene in
    scene.codes { _, row in
      guard row.channel == .system, row.amount > 0 else { return 0 }
      let agreed = scene.agreed(scene.account(row))
      let misses = agreed.map { abs(Elementary.log(Double(row.amount) / Double($0))) }
      guard let miss = misses.min() else { return 255 }
      return miss == 0 ? 1 : 1 + stepped(miss, from: 0, to: 8, by: 0.05)
    }
  }

  /// Whether an amount is one that was agreed, mistyped: digits swapped, or the point moved.
  static let mistyping = Clue("mistyping") { scene in
    scene.codes { _, row in
      let agreed = scene.agreed(scene.account(row))
      if agreed.contains(row.amount) { return 1 }
      if agreed.contains(where: { isShifted($0, row.amount) }) { return 3 }
      return agreed.contains { isSwapped($0, row.amount) } ? 2 : 0
    }
  }

  /// How the digits of an amount end.
  static let ending = Clue("ending") { scene in
    scene.codes { _, row in
      var (left, zeros) = (row.amount, 0)
      while left > 0, left % 10 == 0 { (left, zeros) = (left / 10, zeros + 1) }
      let cents = row.amount % 100
      return 4 * min(zeros, 7) + (cents == 0 ? 0 : cents == 90 ? 1 : cents == 99 ? 2 : 3)
    }
  }

  /// Which way money goes, by what operation, over what channel.
  static let direction = Clue("direction") { scene in
    scene.codes { _, row in
      Int(row.type.rawValue) * 64 + Int(row.operation.rawValue) * 8 + Int(row.channel.rawValue)
    }
  }

  /// What it is for, over what channel.
  static let purpose = Clue("purpose") { scene in
    scene.codes { _, row in Int(row.category.rawValue) * 8 + Int(row.channel.rawValue) }
  }

  /// What share of the balance is taken out.
  static let drain = Clue("drain") { scene in
    scene.codes { _, row in
      row.signed >= 0
        ? 0 : ratio(row.amount, to: row.before + scene.account(row).overdraft, steps: 16)
    }
  }

  /// How near a deposit of cash is below the amount that must be reported.
  static let threshold = Clue("threshold") { scene in
    scene.codes { _, row in
      guard row.type == .credit, row.operation == .cashIn else { return 0 }
      let share = Double(row.amount) / Double(Structuring.threshold)
      return 2 * stepped(share, from: 0.5, to: 1.3, by: 0.01) + (row.amount % 1000 == 0 ? 1 : 0)
    }
  }

  /// How rare it is that type, operation, category and channel go together.
  static let combination = Clue("combination") { scene in
    scene.codes { _, row in
      let count = scene.combinations[LedgerScene.combination(row)] ?? 0
      let share = (Double(count) + 0.5) / Double(scene.ledger.postings.count)
      return stepped(-Elementary.log(share), from: 0, to: 16, by: 0.125)
    }
  }
}

extension LedgerScene {
  /// What an account has agreed to pay or be paid, month after month.
  func agreed(_ account: Account) -> [Int64] {
    let orders = account.orders.map { ledger.population.orders[$0].amount }
    return (orders + [account.income, account.loanPayment, account.fee]).filter { $0 > 0 }
  }
}

/// Whether one amount is another with the point moved by one place or two.
private func isShifted(_ first: Int64, _ second: Int64) -> Bool {
  [10, 100].contains { first == second * $0 || second == first * $0 }
}

/// Whether one amount is another with two neighbouring digits exchanged.
private func isSwapped(_ first: Int64, _ second: Int64) -> Bool {
  guard first != second, (first - second) % 9 == 0 else { return false }
  var power: Int64 = 1
  while power * 10 <= first {
    let (low, high) = (first / power % 10, first / (power * 10) % 10)
    if first + (low - high) * 9 * power == second { return true }
    power *= 10
  }
  return false
}
