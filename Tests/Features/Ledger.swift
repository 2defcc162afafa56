import RingtrueCore
import RingtrueKernels

/// A small ledger of three accounts, with holes, whose balances add up but in one row.
struct Ledger {
  let table: Table

  /// So many rows, apart by some minutes each.
  init(rows: Int, minutes: ClosedRange<Int> = 0...1440) throws {
    var chance = RandomStream(seed: 7, name: "ledger")
    var (accounts, types, places): ([Int64], [String], [String]) = ([], [], [])
    var (amounts, before, after): ([Int64], [Int64], [Int64]) = ([], [], [])
    var times: [Instant] = []
    var balances: [Int64] = [500_000, 90_000, 1_000_000]
    var minute = 0
    for row in 0..<rows {
      let account = Int(chance.next() % 3)
      let amount = Int64(1 + Int(chance.next() % 100_000))
      let isInflow = chance.next() % 2 == 0
      minute += minutes.lowerBound + Int(chance.next() % UInt64(minutes.count))
      times.append(Instant(seconds: 1_700_000_000 + Int64(minute) * 60))
      accounts.append(Int64(account + 100))
      types.append(isInflow ? "C" : "D")
      places.append(["here", "there", "far"][Int(chance.next() % (row < 60 ? 2 : 3))])
      amounts.append(amount)
      before.append(balances[account])
      balances[account] += (isInflow ? amount : -amount) + (row == 21 ? 37 : 0)
      after.append(balances[account])
    }
    let holes = RowSet(stride(from: 4, to: rows, by: 9))
    table = try Table(columns: [
      Column("transaction_id", .integers((0..<Int64(rows)).map { $0 })),
      Column("account_id", .integers(accounts)), Column("ts", .instants(times)),
      Column("amount", .decimals(Decimals(amounts, scale: 2)), missing: holes),
      Column("transaction_type", .categories(Categories(types))),
      Column("place", .categories(Categories(places)), missing: RowSet([3])),
      Column("balance_before", .decimals(Decimals(before, scale: 2))),
      Column("balance_after", .decimals(Decimals(after, scale: 2))),
      Column("age", .integers((0..<rows).map { Int64(20 + $0 % 7) })),
    ])
  }
}
