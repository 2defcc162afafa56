internal import RingtrueCore
internal import RingtrueKernels

// What times and places tell those who know clocks, homes and orders.

private let aDay: Int64 = 86_400

extension Clue<LedgerScene> {
  /// The weekday and the month.
  static let season = Clue("season") { scene in
    scene.codes { _, row in
      let date = Day(row.date)
      return date.civil.month * 8 + date.weekday
    }
  }

  /// The hour, in steps of ten minutes.
  static let hourOfDay = Clue("hour") { scene in
    scene.wideCodes { _, row in Int(row.time % aDay / 600) }
  }

  /// How busy an account is as a rule.
  static let pace = Clue("pace") { scene in
    scene.codes { _, row in
      stepped(Elementary.log(max(1e-3, scene.account(row).rate)), from: -7, to: 2, by: 0.25)
    }
  }

  /// How long ago the account did anything.
  static let pause = Clue("pause") { scene in
    scene.codes { place, row in
      let last = scene.previous[place]
      guard last >= 0 else { return 0 }
      let lag = Double(max(1, scene.lag(scene.rows[last], row)))
      return stepped(Elementary.log(lag), from: 0, to: 18, by: 0.125)
    }
  }

  /// The longest silence of all but the bank that ended in the week before, in weeks.
  static let silence = Clue("silence") { scene in
    var codes = [Int](repeating: 0, count: scene.rows.count)
    for rows in scene.ofAccount {
      var wake: (date: Int32, days: Int32) = (-1000, 0)
      var last: Int32?
      for row in rows {
        let posting = scene.rows[row]
        if !posting.isBanksOwn {
          let days = last.map { posting.date - $0 } ?? 0
          if days > 21, days > wake.days || posting.date - wake.date > 8 {
            wake = (posting.date, days)
          }
          last = posting.date
        }
        codes[row] = posting.date - wake.date <= 8 ? Int(wake.days / 4) : 0
      }
    }
    return scene.codes { place, _ in codes[place] }
  }

  /// How likely the client acts at such an hour.
  static let clock = Clue("clock") { scene in
    let densities = ClockDensity()
    return scene.wideCodes { _, row in
      row.channel == .system
        ? 0
        : stepped(
          -densities.logarithm(row, scene.account(row)), from: -2, to: 10, by: 0.1)
    }
  }

  /// How unlikely the client's other hours are in the two weeks around: a spell of other hours.
  static let otherHours = Clue("other hours") { scene in
    let densities = ClockDensity()
    return scene.wideCodes { place, row in
      guard row.channel != .system else { return 0 }
      var (sum, count) = (0.0, 0)
      scene.around(place, before: 14 * aDay, after: 14 * aDay) { other, _ in
        guard other.channel != .system else { return }
        sum -= min(densities.logarithm(other, scene.account(other)), 4)
        count += 1
      }
      return count == 0 ? 1 : 1 + stepped(sum / Double(count), from: -2, to: 10, by: 0.1)
    }
  }

  /// How far from home it happened, if anywhere.
  static let distance = Clue("distance") { scene in
    scene.wideCodes { _, row in
      guard row.isOnSite else { return 0 }
      return stepped(scene.distance(scene.home(row), row.place), from: 0, to: 600, by: 4)
    }
  }

  /// How fast somebody must have travelled from the place before, or must travel to the next.
  static let haste = Clue("haste") { scene in
    scene.wideCodes { place, row in
      guard row.isOnSite else { return 0 }
      var fastest = 0.0
      scene.around(place, before: aDay, after: aDay) { other, _ in
        guard other.isOnSite, other.actor == row.actor else { return }
        let hours = Double(max(60, abs(scene.lag(other, row)))) / 3600
        fastest = max(fastest, scene.distance(other.place, row.place) / hours)
      }
      return stepped(Elementary.log(1 + fastest), from: 0, to: 10, by: 0.1)
    }
  }

  /// How many of the rows around it happened in the same place: many on a journey.
  static let journey = Clue("journey") { scene in
    scene.wideCodes { place, row in
      guard row.isOnSite else { return 0 }
      var (here, elsewhere) = (0, 0)
      scene.around(place, before: 7 * aDay, after: 7 * aDay) { other, _ in
        guard other.isOnSite else { return }
        if other.place == row.place { here += 1 } else { elsewhere += 1 }
      }
      return 1 + min(here, 15) * 16 + min(elsewhere, 14)
    }
  }

  /// How many orders that were due have not been paid when a row comes, though money was there.
  static let overdue = Clue("overdue") { scene in OverdueOrders(scene).codes }
}

extension LedgerScene {
  /// The district in which the client behind a row lives on its day.
  func home(_ row: Posting) -> UInt8 {
    let account = account(row)
    let client = Int(row.actor == 0 ? account.owner : account.second)
    return ledger.population.clients[client].district(on: day(row))
  }

  /// The kilometres between two districts.
  func distance(_ first: UInt8, _ second: UInt8) -> Double {
    let (one, other) = (
      ledger.population.districts[Int(first)], ledger.population.districts[Int(second)]
    )
    let (x, y) = (Double(one.x) - Double(other.x), Double(one.y) - Double(other.y))
    return (x * x + y * y).squareRoot()
  }
}
