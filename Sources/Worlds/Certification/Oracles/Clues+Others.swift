internal import RingtrueCore
internal import RingtrueKernels

// What other accounts' rows tell: payees that several have, crowds, dear places, feeds with gaps.

private let aDay: Int64 = 86_400

extension Clue<LedgerScene> {
  /// Whom the money goes to or comes from: nobody, a known one, our own bank, a stranger.
  static let payee = Clue("payee") { scene in
    scene.wideCodes { _, row in
      guard row.bank != 0 else { return 1 }
      if row.bank == PartnerBanks.own { return 2 }
      let known = (0..<4).contains { choice in
        let account = scene.ledger.population.number(ofAccount: Int(row.account))
        let payee = Int64(account * 2654 + choice * 997) % 4000
        return row.counterparty == 20_000_000 + 7919 * payee
      }
      return known ? 3 : row.counterparty < 20_000_000 ? 4 : 5
    }
  }

  /// How often the account deals with the same payee, and how many accounts do within three weeks.
  static let acquaintance = Clue("acquaintance") { scene in
    guard scene.isWide else { return scene.codes { _, _ in 0 } }
    let byPayee = Dictionary(grouping: scene.rows.indices) { scene.rows[$0].counterparty }
    var codes = [Int](repeating: 0, count: scene.rows.count)
    for (payee, rows) in byPayee where payee != 0 {
      let own = Dictionary(grouping: rows) { scene.rows[$0].account }.mapValues(\.count)
      var (low, high) = (0, 0)
      for row in rows {
        let time = scene.rows[row].time
        while scene.rows[rows[low]].time < time - 21 * aDay { low += 1 }
        while high < rows.count, scene.rows[rows[high]].time <= time + 21 * aDay { high += 1 }
        let near = Set(rows[low..<min(high, low + 64)].map { scene.rows[$0].account }).count
        codes[row] = 1 + min(own[scene.rows[row].account] ?? 0, 15) * 16 + min(near, 14)
      }
    }
    return scene.codes { place, _ in codes[place] }
  }

  /// How many rows like it nearby, of whichever account, have nearly the same amount.
  static let crowd = Clue("crowd") { scene in
    scene.codes { place, _ in scene.crowds.amounts[place] }
  }

  /// How many of those come at nearly the same hour.
  static let huddle = Clue("huddle") { scene in
    scene.wideCodes { place, _ in scene.crowds.both[place] }
  }

  /// How dear a place or bank is in the ten days around, beside the habits of those who pay.
  static let tenDays = Clue("dear for ten days") { SegmentDearness($0, days: 10).codes }

  /// How dear it is in the forty days around.
  static let fortyDays = Clue("dear for forty days") { SegmentDearness($0, days: 40).codes }

  /// How often an account's rows have been of the same words in the quarter around.
  static let usage = Clue("usage") { scene in
    scene.codes { place, row in
      let own = LedgerScene.combination(row)
      return scene.count(place, within: 90 * aDay) { LedgerScene.combination($0) == own }
    }
  }

  /// Which cells are empty that need not be.
  static let holes = Clue("holes") { scene in scene.codes { _, row in Int(row.blanks) } }

  /// How many rows of the channel lack the same cell within ten days.
  static let gaps = Clue("gaps") { FeedGaps($0).counts }

  /// How large the amounts of those rows are beside others of the channel.
  static let gapSizes = Clue("sizes at gaps") { FeedGaps($0).sizes }
}
