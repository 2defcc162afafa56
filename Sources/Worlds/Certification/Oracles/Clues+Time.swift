internal import RingtrueCore
internal import RingtrueKernels

// What times, places and neighbours tell those who know clocks, homes and orders.

extension Clue<LedgerScene> {
  /// How long ago the account had the same amount, and whether it went to the same payee.
  static let twin = Clue("twin") { scene in
    scene.codes { place, row in
      var other = scene.previous[place]
      while other >= 0, scene.lag(scene.rows[other], row) <= 2 * 86_400 {
        let earlier = scene.rows[other]
        if earlier.amount == row.amount, earlier.type == row.type {
          let lag = Double(max(1, scene.lag(earlier, row)))
          let isSame = earlier.counterparty == row.counterparty && scene.isWide
          let isNext = other == scene.previous[place]
          return 4 * stepped(Elementary.log(lag), from: 0, to: 12.5, by: 0.25)
            + (isSame ? 2 : 0) + (isNext ? 1 : 0)
        }
        other = scene.previous[other]
      }
      return 0
    }
  }

  /// How many rows the account has around this one: within three hours, or on its day.
  static let crowd = Clue("crowd") { scene in
    scene.codes { place, row in
      let reach: Int64 = scene.isWide ? 3 * 3600 : 0
      return [scene.previous, scene.next].reduce(0) { count, step in
        var (count, other) = (count, step[place])
        while other >= 0, abs(scene.lag(scene.rows[other], row)) <= reach {
          count += scene.rows[other].channel == .system ? 0 : 1
          other = step[other]
        }
        return count
      }
    }
  }

  /// How busy an account is as a rule.
  static let pace = Clue("pace") { scene in
    scene.codes { _, row in
      stepped(Elementary.log(max(1e-3, scene.account(row).rate)), from: -7, to: 2, by: 0.5)
    }
  }

  /// The longest silence of the client that ended in the week before, in weeks.
  static let silence = Clue("silence") { scene in
    var codes = [Int](repeating: 0, count: scene.rows.count)
    for rows in scene.ofAccount {
      var wakes: [(time: Int32, days: Int32)] = []
      var last: Int32?
      for row in rows {
        let posting = scene.rows[row]
        if posting.channel != .system {
          if let last, posting.date - last > 21 {
            wakes.append((posting.date, posting.date - last))
          }
          last = posting.date
        }
        let recent = wakes.last.map { posting.date - $0.time <= 7 ? $0.days : 0 } ?? 0
        codes[row] = Int(recent / 7)
      }
    }
    return scene.codes { place, row in 2 * codes[place] + (row.type == .credit ? 1 : 0) }
  }

  /// How likely the client acts at such an hour.
  static let clock = Clue("clock") { scene in
    guard scene.isWide else { return scene.codes { _, _ in 0 } }
    let densities = ClockDensity()
    return scene.codes { _, row in
      row.channel == .system
        ? 0
        : stepped(
          -densities.logarithm(row, scene.account(row)), from: -2, to: 10,
          by: 0.25)
    }
  }

  /// How far from home it happened, if anywhere.
  static let distance = Clue("distance") { scene in
    guard scene.isWide else { return scene.codes { _, _ in 0 } }
    let districts = scene.ledger.population.districts
    return scene.codes { _, row in
      guard row.channel != .system, row.channel != .online else { return 0 }
      let account = scene.account(row)
      let client = scene.ledger.population.clients[
        Int(row.actor == 0 ? account.owner : account.second)]
      let home = districts[Int(client.district(on: scene.day(row)))]
      let place = districts[Int(row.place)]
      let (x, y) = (Double(home.x) - Double(place.x), Double(home.y) - Double(place.y))
      return stepped((x * x + y * y).squareRoot(), from: 0, to: 600, by: 10)
    }
  }

  /// How many of the rows around it happened in the same place: many on a journey.
  static let company = Clue("company") { scene in
    guard scene.isWide else { return scene.codes { _, _ in 0 } }
    return scene.codes { place, row in
      [scene.previous, scene.next].reduce(0) { count, step in
        var (count, other) = (count, step[place])
        while other >= 0, abs(scene.lag(scene.rows[other], row)) <= 7 * 86_400 {
          let near = scene.rows[other]
          if near.channel != .system, near.channel != .online {
            count += near.place == row.place ? 1 : 8
          }
          other = step[other]
        }
        return count
      }
    }
  }

  /// Whom the money goes to or comes from: nobody, a known one, our own bank, a stranger.
  static let payee = Clue("payee") { scene in
    guard scene.isWide else { return scene.codes { _, _ in 0 } }
    return scene.codes { _, row in
      guard row.bank != 0 else { return 1 }
      if row.bank == PartnerBanks.own { return 2 }
      let known = (0..<4).contains { choice in
        let payee = (Int64(row.account) * 2654 + Int64(choice) * 997) % 4000
        return row.counterparty == 20_000_000 + 7919 * payee
      }
      return known ? 3 : row.counterparty < 20_000_000 ? 4 : 5
    }
  }

  /// What share of what came in within four days goes out again.
  static let passage = Clue("passage") { scene in
    scene.codes { place, row in
      guard row.signed < 0 else { return 0 }
      var (other, sum) = (scene.previous[place], 0 as Int64)
      while other >= 0, scene.lag(scene.rows[other], row) <= 4 * 86_400 {
        let earlier = scene.rows[other]
        if earlier.type == .credit, earlier.channel != .system { sum = max(sum, earlier.amount) }
        other = scene.previous[other]
      }
      return sum == 0 ? 1 : 1 + stepped(Double(row.amount) / Double(sum), from: 0, to: 4, by: 0.04)
    }
  }

  /// How far the day and the month have used up the account's limits.
  static let limit = Clue("limit") { scene in
    scene.codes { place, row in
      guard row.signed < 0 else { return 0 }
      let account = scene.account(row)
      var (day, month) = (Double(row.amount), Double(row.amount))
      var other = scene.previous[place]
      while other >= 0, row.date - scene.rows[other].date < 31 {
        let earlier = scene.rows[other]
        if earlier.signed < 0 {
          if earlier.date == row.date { day += Double(earlier.amount) }
          let isSameMonth = Day(earlier.date).civil.month == Day(row.date).civil.month
          if isSameMonth { month += Double(earlier.amount) }
        }
        other = scene.previous[other]
      }
      let used = max(
        day / Double(max(1, account.dailyLimit)), month / Double(max(1, account.monthlyLimit)))
      return stepped(used, from: 0, to: 3, by: 0.02)
    }
  }

  /// How many deposits just below the amount that must be reported are around it.
  static let deposits = Clue("deposits") { scene in
    scene.codes { place, row in
      guard row.type == .credit else { return 0 }
      return [scene.previous, scene.next].reduce(1) { count, step in
        var (count, other) = (count, step[place])
        while other >= 0, abs(scene.lag(scene.rows[other], row)) <= 10 * 86_400 {
          let near = scene.rows[other]
          if near.type == .credit, near.amount >= 700_000, near.amount < 1_000_000 { count += 1 }
          other = step[other]
        }
        return count
      }
    }
  }

  /// How many orders that were due have not been paid when a row comes, though money was there.
  static let overdue = Clue("overdue") { scene in OverdueOrders(scene).codes }
}
