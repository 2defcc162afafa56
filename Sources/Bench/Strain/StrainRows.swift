internal import RingtrueCore
internal import RingtrueKernels

/// Rows near a sheet of three dimensions, and the ledger that they might be of: postings of twenty
/// thousand clients, in the order of time.
struct StrainRows {
  let observations: Observations

  init(rows: Int, features: Int) throws {
    let (places, noise) = (Benchmarks.noise(3 * rows), Benchmarks.noise(rows))
    let values = (0..<rows * features).map { cell in
      let (feature, row) = cell.quotientAndRemainder(dividingBy: rows)
      let along = (0..<3).reduce(Float(0)) { sum, direction in
        sum + Float((feature * 7 + direction * 5) % 11 - 5) * places[direction * rows + row]
      }
      return along + noise[(row + feature * 7919) % rows]
    }
    observations = Observations(
      features: FeatureMatrix(
        names: (0..<features).map { "f\($0)" }, rowCount: rows, values: values),
      table: try Self.ledger(rows),
      roles: ColumnRoles(time: "transaction_date", entity: "client_id", amount: "amount"))
  }

  private static func ledger(_ rows: Int) throws -> Table {
    let draws = RandomStream(seed: 1, name: "strain")
    let amounts = (0..<rows).map { Int64(draws[UInt64($0)].integer(in: 100...2_000_000)) }
    let words = { (count: Int, word: String) in
      Categories(
        codes: (0..<rows).map { UInt32(($0 * 7919 / 3) % count) },
        levels: (0..<count).map { "\(word) \($0)" })
    }
    return try Table(columns: [
      Column("transaction_date", .days((0..<rows).map { Day(Int32(18_000 + $0 / 1000)) })),
      Column("client_id", .integers((0..<rows).map { Int64($0 * 7919 % 20_000) })),
      Column("amount", .decimals(Decimals(amounts, scale: 2))),
      Column("transaction_type", .categories(words(2, "type"))),
      Column("operation", .categories(words(6, "operation"))),
      Column("category", .categories(words(12, "category"))),
      Column("channel", .categories(words(4, "channel"))),
      Column("balance_before", .decimals(Decimals(amounts.map { _ in 500_000 }, scale: 2))),
      Column("balance_after", .decimals(Decimals(amounts.map { 500_000 + $0 }, scale: 2))),
    ])
  }
}
