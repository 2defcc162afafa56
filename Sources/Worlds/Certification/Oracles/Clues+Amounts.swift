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

  /// How far an amount is from the client's habit.
  static let habit = Clue("habit") { scene in
    scene.codes { _, row in
      scene.deviation(row).map { stepped($0, from: -8, to: 8, by: 0.25) } ?? 0
    }
  }

  /// What operation it is, and over what channel.
  static let stratum = Clue("stratum") { scene in
    scene.codes { _, row in Int(row.operation.rawValue) * 8 + Int(row.channel.rawValue) }
  }

  /// How large an amount is, whoever pays it.
  static let size = Clue("size") { scene in
    scene.codes { _, row in
      stepped(Elementary.log(Double(max(1, row.amount))), from: 0, to: 20, by: 0.25)
    }
  }

  /// How far a scheduled amount is from what was agreed.
  static let agreement = Clue("agreement") { scene in
    scene.codes { _, row in
      guard row.channel == .system, row.amount > 0 else { return 0 }
      let account = scene.account(row)
      let orders = account.orders.map { scene.ledger.population.orders[$0].amount }
      let agreed = (orders + [account.income, account.loanPayment, account.fee]).filter { $0 > 0 }
      let misses = agreed.map { abs(Elementary.log(Double(row.amount) / Double($0))) }
      guard let miss = misses.min() else { return 255 }
      return miss == 0 ? 1 : 1 + stepped(miss, from: 0, to: 8, by: 0.05)
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

  /// Whether money goes the way in which its operation sends it.
  static let direction = Clue("direction") { scene in
    scene.codes { _, row in
      Int(row.type.rawValue) * 64 + Int(row.operation.rawValue) * 8
        + Int(row.channel.rawValue)
    }
  }

  /// What share of the balance is taken out.
  static let drain = Clue("drain") { scene in
    scene.codes { _, row in
      row.signed >= 0 || row.before <= 0
        ? 0 : stepped(Double(row.amount) / Double(row.before), from: 0, to: 2, by: 0.05)
    }
  }

  /// How near a deposit is below the amount that must be reported.
  static let threshold = Clue("threshold") { scene in
    scene.codes { _, row in
      row.type == .credit
        ? stepped(Double(row.amount) / 1_000_000, from: 0.6, to: 1.1, by: 0.02) : 0
    }
  }

  /// How rare it is that type, operation, category and channel go together.
  static let combination = Clue("combination") { scene in
    scene.codes { _, row in
      let count = scene.combinations[LedgerScene.combination(row)] ?? 0
      let share = (Double(count) + 0.5) / Double(scene.ledger.postings.count)
      return stepped(-Elementary.log(share), from: 0, to: 16, by: 0.25)
    }
  }

  /// Which cells are empty that need not be.
  static let holes = Clue("holes") { scene in scene.codes { _, row in Int(row.blanks) } }
}
