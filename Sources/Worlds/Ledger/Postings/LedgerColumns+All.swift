public import RingtrueCore
internal import RingtrueKernels

/// The columns of the ledger.
public enum LedgerColumns {
  /// All columns, in the order of a file.
  public static let all: [LedgerColumn] = [
    LedgerColumn("transaction_id", isCore: true) { rows in
      .integers((0..<rows.order.count).map { Int64($0 + 1) })
    },
    LedgerColumn("account_id", isCore: true) { rows in
      .integers(rows.map { Int64(rows.postings.account[$0]) + rows.firstAccount + 1 })
    },
    LedgerColumn("transaction_date", isCore: true) { rows in
      .days(rows.map { Day(rows.postings.date[$0]) })
    },
    LedgerColumn("amount", isCore: true) { rows in
      money(rows.map { rows.postings.amount[$0] })
    },
    LedgerColumn("transaction_type", isCore: true) { rows in
      rows.words(TransactionType.words) { rows.postings.type[$0].rawValue }
    },
    LedgerColumn("client_id", isCore: true) { rows in
      let population = rows.ledger.population
      return .integers(rows.map { Int64(population.number(ofClient: rows.client($0))) + 1 })
    },
    LedgerColumn("client_age", isCore: true, cells: ages),
    LedgerColumn("client_district_id", isCore: true, cells: districts),
    LedgerColumn("account_type", isCore: true, cells: accountTypes),
    LedgerColumn("balance_before", isCore: true) { rows in
      money(rows.map { rows.postings.before[$0] })
    },
    LedgerColumn("balance_after", isCore: true) { rows in
      money(rows.map { rows.postings.after[$0] })
    },
    LedgerColumn("ts") { rows in
      .instants(rows.map { Instant(seconds: rows.postings.time[$0]) })
    },
    LedgerColumn("txn_district_id", blank: 2) { rows in
      .integers(rows.map { Int64(rows.postings.place[$0]) + 1 })
    },
    LedgerColumn("operation") { rows in
      rows.words(LedgerOperation.words) { rows.postings.operation[$0].rawValue }
    },
    LedgerColumn("category", blank: 0) { rows in
      rows.words(LedgerCategory.words) { rows.postings.category[$0].rawValue }
    },
    LedgerColumn("channel", blank: 1) { rows in
      rows.words(LedgerChannel.words) { rows.postings.channel[$0].rawValue }
    },
    LedgerColumn("counterparty_bank", blank: 3) { rows in
      rows.words(PartnerBanks.words) { rows.postings.bank[$0] }
    },
    LedgerColumn("counterparty_account", blank: 4) { rows in
      .integers(rows.map { rows.postings.counterparty[$0] })
    },
    LedgerColumn("currency") { rows in rows.words(["EUR"]) { _ in 0 } },
  ]

  /// The columns of a profile.
  public static func of(_ profile: LedgerProfile) -> [LedgerColumn] {
    all.filter { $0.isCore || profile == .extended }
  }

  private static func money(_ units: [Int64]) -> Cells { .decimals(Decimals(units, scale: 2)) }

  /// Full years on the day of booking, from tables of the calendar.
  private static func ages(_ rows: LedgerRows) -> Cells {
    let calendar = rows.ledger.calendar
    let births = rows.ledger.population.clients.map { client in
      let (year, month, day) = client.birth.civil
      return (year: Int32(year), monthDay: Int32(month * 32 + day))
    }
    return .integers(
      rows.map { row in
        let birth = births[rows.client(row)]
        let day = rows.day(row)
        let isBefore = calendar.monthDays[day] < birth.monthDay
        return Int64(calendar.years[day] - birth.year - (isBefore ? 1 : 0))
      })
  }

  private static func districts(_ rows: LedgerRows) -> Cells {
    let clients = rows.ledger.population.clients
    return .integers(
      rows.map { row in Int64(clients[rows.client(row)].district(on: rows.day(row))) + 1 })
  }

  private static func accountTypes(_ rows: LedgerRows) -> Cells {
    let types = rows.ledger.population.accounts.map(\.type.rawValue)
    return rows.words(AccountType.words) { types[Int(rows.postings.account[$0])] }
  }
}

extension LedgerRows {
  /// What is added to the place of an account to have its number.
  fileprivate var firstAccount: Int64 { Int64(ledger.population.firstAccount) }

  /// The place of the client who acts in a row.
  @inline(__always)
  func client(_ row: Int) -> Int {
    let account = Int(postings.account[row])
    return postings.actor[row] == 0 ? account : Int(ledger.population.accounts[account].second)
  }

  /// The day of the ledger on which a row happened.
  @inline(__always)
  func day(_ row: Int) -> Int {
    min(max(ledger.calendar.day(ofSecond: postings.time[row]), 0), ledger.calendar.days - 1)
  }
}

extension Ledger {
  /// The ledger as a system sees it; nothing in it tells what is unusual.
  public func table(_ profile: LedgerProfile, threads: Int = 1) throws(TableError) -> Table {
    try table(
      of: postings, in: order(of: postings, threads: threads), profile, threads: threads)
  }

  /// The order in which postings of this ledger's accounts are shown.
  func order(of postings: Postings, threads: Int = 1) -> [UInt32] {
    postings.timeOrder(seed: seed, firstAccount: population.firstAccount, threads: threads)
  }

  /// The keys by which postings in that order ascend, whatever block they are of.
  func keys(of postings: Postings, in order: [UInt32]) -> [UInt64] {
    let start = calendar.second(ofDay: -1)
    return order.map { postings.key(Int($0), since: start, seed, population.firstAccount) }
  }

  /// Postings of this ledger's accounts as a table, in an order; a column at a time.
  func table(
    of postings: Postings, in order: [UInt32], _ profile: LedgerProfile, threads: Int = 1
  ) throws(TableError) -> Table {
    let rows = LedgerRows(ledger: self, postings: postings, order: order)
    let columns = LedgerColumns.of(profile)
    let made = parallelMap(Chunks(columns.count, of: 1), width: threads) { places in
      places.map { columns[$0].column(rows) }
    }
    return try Table(columns: made.flatMap { $0 })
  }
}
