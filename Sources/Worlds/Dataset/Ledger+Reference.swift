internal import RingtrueCore

// The tables that a system may look things up in.

extension Ledger {
  /// The accounts, without anything that tells how they are used.
  func accountTable() throws(TableError) -> Table {
    let accounts = population.accounts
    let days = accounts.map { calendar.first + Int($0.opened) }
    return try Table(columns: [
      Column(
        "account_id",
        .integers(accounts.indices.map { Int64(population.number(ofAccount: $0)) + 1 })),
      Column(
        "owner_client_id",
        .integers(accounts.map { Int64(population.number(ofClient: Int($0.owner))) + 1 })),
      Column("district_id", .integers(accounts.map { Int64($0.district) + 1 })),
      Column("account_type", words(AccountType.words, accounts.map(\.type.rawValue))),
      Column(
        "opened", .days(days),
        missing: RowSet(accounts.indices.lazy.filter { accounts[$0].opened < 0 })),
      Column("statement", words(["monthly", "weekly", "posting"], accounts.map(\.statement))),
      Column("overdraft_limit", money(accounts.map(\.overdraft))),
      Column("daily_limit", money(accounts.map(\.dailyLimit))),
      Column("monthly_limit", money(accounts.map(\.monthlyLimit))),
    ])
  }

  /// The clients.
  func clientTable() throws(TableError) -> Table {
    let clients = population.clients
    return try Table(columns: [
      Column(
        "client_id", .integers(clients.indices.map { Int64(population.number(ofClient: $0)) + 1 })),
      Column("birth_date", .days(clients.map(\.birth))),
      Column("sex", words(["F", "M"], clients.map { $0.isMale ? 1 : 0 })),
      Column("district_id", .integers(clients.map { Int64($0.district) + 1 })),
    ])
  }

  /// The districts.
  func districtTable() throws(TableError) -> Table {
    let districts = population.districts
    return try Table(columns: [
      Column("district_id", .integers(districts.indices.map { Int64($0 + 1) })),
      Column("region", .integers(districts.map { Int64($0.region) + 1 })),
      Column("inhabitants", .integers(districts.map { Int64($0.inhabitants) })),
      Column("urban_per_cent", .integers(districts.map { Int64($0.urban) })),
      Column("average_salary", money(districts.map(\.salary))),
      Column("x_km", .integers(districts.map { Int64($0.x) })),
      Column("y_km", .integers(districts.map { Int64($0.y) })),
    ])
  }

  private func money(_ units: [Int64]) -> Cells { .decimals(Decimals(units, scale: 2)) }

  private func words(_ levels: [String], _ codes: [UInt8]) -> Cells {
    .categories(Categories(codes: codes.map { UInt32($0) }, levels: levels))
  }
}
