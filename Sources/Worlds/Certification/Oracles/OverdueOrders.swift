internal import RingtrueCore

/// Standing orders that the account does not show in a month in which they are due.
struct OverdueOrders {
  /// For each row, how many are overdue when it comes: twice that where money was there for all.
  let codes: [UInt8]

  /// Cost: the rows of an account for each of its orders and months.
  init(_ scene: LedgerScene) {
    var codes = [UInt8](repeating: 0, count: scene.rows.count)
    let calendar = scene.ledger.calendar
    for (number, rows) in scene.ofAccount.enumerated() {
      let account = scene.ledger.population.accounts[number]
      for item in account.orders {
        let order = scene.ledger.population.orders[item]
        for month in Int(order.firstMonth)..<max(Int(order.firstMonth), Int(order.endMonth)) {
          guard month < calendar.months else { break }
          var day = calendar.monthStarts[month] + Int(order.day)
          while (calendar.first + day).weekday > 4 { day += 1 }
          let due = calendar.second(ofDay: day) + 1800
          guard day >= account.opened, day < account.closed else { continue }
          guard let late = rows.first(where: { scene.rows[$0].time >= due }) else { continue }
          let isPaid = rows.contains { row in
            let posting = scene.rows[row]
            return posting.amount == order.amount && posting.type != .credit
              && posting.time >= due && posting.time < due + 5 * 86_400
          }
          guard !isPaid, scene.rows[late].time < due + 40 * 86_400 else { continue }
          let isCovered = scene.rows[late].before + account.overdraft >= order.amount
          codes[late] = min(200, codes[late] + (isCovered ? 2 : 1))
        }
      }
    }
    self.codes = codes
  }
}
