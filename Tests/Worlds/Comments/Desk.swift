import Foundation
import RingtrueCore
import RingtrueKernels

@testable import RingtrueWorlds

/// The taxonomy that is shipped.
func shippedTaxonomy() throws -> Taxonomy {
  let root = URL(filePath: #filePath).pathComponents.dropFirst().dropLast(4)
  let path = "/" + root.joined(separator: "/") + "/Scenarios/taxonomy.json5"
  return try Taxonomy(reading: String(contentsOfFile: path, encoding: .utf8), file: path)
}

/// A break with plain numbers, different for every row.
func incident(_ row: Int, seed: UInt64 = 1) -> Incident {
  var draws = RandomStream(seed: seed, name: "test/incident").entity(row)
  let day = Day(20_000) + draws.draw().integer(in: 0..<300)
  let quantity = draws.draw().integer(in: 1_000...5_000_000)
  let price = draws.draw().integer(in: 80_000_000...120_000_000)
  return Incident(
    tradeID: "T\(draws.draw().integer(in: 1_000_000...9_999_999))",
    securityID: "99X\(draws.draw().integer(in: 10_000...99_999))Q",
    desk: draws.choose(["agency CMO", "Treasury", "high yield", "FX"]),
    currency: draws.choose(["USD", "EUR", "GBP"]), tradeDate: day, settleDate: day + 2,
    riskDate: day + 1, ageDays: draws.draw().integer(in: 0...12), quantity: quantity,
    impactQuantity: quantity - draws.draw().integer(in: 0...500), price: price,
    impactPrice: price + draws.draw().integer(in: -90_000...90_000),
    netDifference: draws.draw().integer(in: -900_000...900_000))
}
