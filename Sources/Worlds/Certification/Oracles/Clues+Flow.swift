internal import RingtrueCore
internal import RingtrueKernels

// What the rows of an account around a row tell: counts, sums and what passes through.

private let anHour: Int64 = 3600
private let aDay: Int64 = 86_400

extension Clue<LedgerScene> {
  /// How long ago, or how soon again, the account has the same amount, and to the same payee.
  static let twin = Clue("twin") { scene in
    scene.codes { place, row in
      var nearest: (lag: Int64, code: Int)?
      scene.around(place, before: 2 * aDay, after: 2 * aDay) { other, isEarlier in
        guard other.amount == row.amount, other.type == row.type else { return }
        let lag = abs(scene.lag(other, row))
        guard lag < nearest?.lag ?? .max else { return }
        let isSame = other.counterparty == row.counterparty && scene.isWide
        nearest = (lag, (isSame ? 2 : 0) + (isEarlier ? 1 : 0))
      }
      return nearest.map { found in
        let steps = stepped(
          Elementary.log(Double(max(1, found.lag))), from: 0, to: 12.5, by: 0.25)
        return 4 * steps + found.code
      } ?? 0
    }
  }

  /// How soon the same amount goes the other way.
  static let reversal = Clue("reversal") { scene in
    scene.codes { place, row in
      var nearest = Int64.max
      scene.around(place, before: aDay, after: aDay) { other, _ in
        guard other.amount == row.amount, (other.type == .credit) != (row.type == .credit)
        else { return }
        nearest = min(nearest, abs(scene.lag(other, row)))
      }
      return nearest == .max
        ? 0 : stepped(Elementary.log(Double(max(1, nearest))), from: 0, to: 12.5, by: 0.25)
    }
  }

  /// How many rows of the account's week have the same amount, and how many nearly the same.
  static let alike = Clue("alike") { scene in
    scene.codes { place, row in
      var (same, close) = (0, 0)
      scene.around(place, before: 7 * aDay, after: 7 * aDay) { other, _ in
        guard other.type == row.type else { return }
        if other.amount == row.amount { same += 1 }
        if abs(other.amount - row.amount) * 10 < row.amount { close += 1 }
      }
      return min(same, 15) * 16 + min(close, 15)
    }
  }

  /// How many rows the account has on the day, and how many of them go the same way.
  static let daily = Clue("daily") { scene in
    scene.codes { place, row in
      var (all, same) = (0, 0)
      scene.around(place, before: 2 * aDay, after: 2 * aDay) { other, _ in
        guard other.date == row.date else { return }
        all += 1
        if other.type == row.type { same += 1 }
      }
      return min(all, 15) * 16 + min(same, 15)
    }
  }

  /// How often the client has spent within an hour of it, and within six.
  static let spree = Clue("spree") { scene in
    scene.wideCodes { place, row in
      guard row.isSpending else { return 0 }
      let near = scene.count(place, within: anHour) { $0.isSpending }
      let far = scene.count(place, within: 6 * anHour) { $0.isSpending }
      return min(near, 15) * 16 + min(far, 15)
    }
  }

  /// How often the client has spent within two days of it.
  static let spell = Clue("spell") { scene in
    scene.codes { place, _ in scene.count(place, within: 2 * aDay) { $0.isSpending } }
  }

  /// What share of what there was has gone out of the account within two days.
  static let outflow = Clue("outflow") { scene in
    scene.codes { place, row in
      guard row.type != .credit else { return 0 }
      var (sum, first) = (row.amount, row)
      scene.around(place, before: 2 * aDay, after: 2 * aDay) { other, isEarlier in
        guard other.isSpending || other.counterparty != 0 && other.type != .credit else { return }
        sum += other.amount
        if isEarlier { first = other }
      }
      return ratio(sum, to: first.before + scene.account(row).overdraft, steps: 16)
    }
  }

  /// How much strangers have paid in within five days, beside the income.
  static let receipts = Clue("receipts") { scene in
    scene.codes { place, row in
      ratio(scene.strangersMoney(place).received, to: scene.account(row).income)
    }
  }

  /// What share of what strangers paid in goes out again within five days.
  static let passage = Clue("passage") { scene in
    scene.codes { place, _ in
      let money = scene.strangersMoney(place)
      guard money.received > 0 else { return 0 }
      return 1 + stepped(Double(money.sent) / Double(money.received), from: 0, to: 2, by: 0.02)
    }
  }

  /// How long it is since a stranger paid in.
  static let sinceReceipt = Clue("since receipt") { scene in
    scene.codes { place, row in
      if scene.isStrangers(row) { return 1 }
      var nearest = Int64.max
      scene.around(place, before: 6 * aDay, after: 0) { other, _ in
        if scene.isStrangers(other) { nearest = min(nearest, scene.lag(other, row)) }
      }
      return nearest == .max
        ? 0 : 1 + stepped(Elementary.log(Double(max(1, nearest))), from: 0, to: 14, by: 0.25)
    }
  }

  /// How much of what is spent has come from savings within two days.
  static let savings = Clue("savings") { scene in
    scene.codes { place, row in
      guard row.type != .credit else { return row.bank == PartnerBanks.own ? 255 : 0 }
      var sum: Int64 = 0
      scene.around(place, before: 2 * aDay, after: 0) { other, _ in
        if other.type == .credit, other.bank == PartnerBanks.own { sum += other.amount }
      }
      return sum == 0 ? 1 : min(254, 1 + ratio(sum, to: row.amount))
    }
  }

  /// How far the day's spending uses up the account's limit, all of it counted.
  static let dayLimit = Clue("limit of the day") { scene in
    scene.codes { place, row in
      guard row.isSpending else { return 0 }
      var sum = row.amount
      scene.around(place, before: 2 * aDay, after: 2 * aDay) { other, _ in
        if other.isSpending, other.time / aDay == row.time / aDay { sum += other.amount }
      }
      return stepped(
        Double(sum) / Double(max(1, scene.account(row).dailyLimit)), from: 0, to: 3, by: 0.0125)
    }
  }

  /// How far the month's spending uses up the account's limit, all of it counted.
  static let monthLimit = Clue("limit of the month") { scene in
    scene.codes { place, row in
      guard row.isSpending else { return 0 }
      var sum = row.amount
      let month = Day(Int32(row.time / aDay)).civil.month
      scene.around(place, before: 31 * aDay, after: 31 * aDay) { other, _ in
        if other.isSpending, Day(Int32(other.time / aDay)).civil.month == month {
          sum += other.amount
        }
      }
      return stepped(
        Double(sum) / Double(max(1, scene.account(row).monthlyLimit)), from: 0, to: 3, by: 0.0125)
    }
  }

  /// How many deposits just below the amount that must be reported are within ten days, and how
  /// many are at or above it.
  static let deposits = Clue("deposits") { scene in
    scene.codes { place, row in
      guard row.type == .credit, row.operation == .cashIn else { return 0 }
      var (below, above) = (0, 0)
      scene.around(place, before: 12 * aDay, after: 12 * aDay) { other, _ in
        guard other.operation == .cashIn, other.type == .credit else { return }
        let share = Double(other.amount) / Double(Structuring.threshold)
        if share >= 1 { above += 1 } else if share > 0.65 { below += 1 }
      }
      return 1 + min(below, 15) * 8 + min(above, 7)
    }
  }
}

extension LedgerScene {
  /// Whether a posting is money from somebody who is neither the employer nor the client.
  func isStrangers(_ posting: Posting) -> Bool {
    posting.type == .credit && posting.operation == .collection
      && posting.bank != PartnerBanks.own && posting.counterparty != account(posting).employer
  }

  /// What strangers have paid in within five days of a row, and what went out.
  func strangersMoney(_ place: Int) -> (received: Int64, sent: Int64) {
    var money: (received: Int64, sent: Int64) = (0, 0)
    func add(_ posting: Posting) {
      if isStrangers(posting) { money.received += posting.amount }
      if posting.isSpending || posting.operation == .remittance, posting.type != .credit {
        money.sent += posting.amount
      }
    }
    add(rows[place])
    around(place, before: 5 * aDay, after: 5 * aDay) { other, _ in add(other) }
    return money
  }
}
