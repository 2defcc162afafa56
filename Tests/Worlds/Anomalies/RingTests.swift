import RingtrueCore
import Testing

@testable import RingtrueWorlds

@Suite struct RingKindTests {
  private func rings(_ shape: Ring.Shape, _ activity: LedgerActivity) throws -> [[Posting]] {
    let placed = try Placed(Ring(), activity, rows: 12_000, count: 16)
    return placed.told.filter { $0.parameters["shape"]?.string == shape.rawValue }
      .map(placed.rows)
  }

  @Test(arguments: LedgerActivity.allCases)
  func `the edges of a cycle close, and each hop keeps its margin`(
    _ activity: LedgerActivity
  ) throws {
    let cycles = try rings(.cycle, activity)
    #expect(!cycles.isEmpty)
    for rows in cycles {
      let (sent, paid) = (rows.filter { $0.type == .debit }, rows.filter { $0.type == .credit })
      #expect(sent.count == paid.count && (3...12).contains(sent.count))
      let first = try #require(sent.first)
      var account = first.account
      for hop in sent {
        #expect(hop.account == account)
        let receipt = try #require(paid.first { $0.counterparty == hop.counterparty })
        #expect(receipt.amount == hop.amount && receipt.time > hop.time)
        account = receipt.account
      }
      #expect(account == first.account)
      for (one, next) in zip(sent, sent.dropFirst()) {
        #expect(abs(Double(next.amount) / Double(one.amount) - 0.93) < 0.02)
      }
    }
  }

  @Test(arguments: LedgerActivity.allCases)
  func `what fans in goes to one stranger, what fans out comes from one`(
    _ activity: LedgerActivity
  ) throws {
    for (shape, type) in [(Ring.Shape.fanIn, TransactionType.debit), (.fanOut, .credit)] {
      for rows in try rings(shape, activity) {
        #expect(rows.allSatisfy { $0.type == type })
        #expect(Set(rows.map(\.counterparty)).count == 1)
        #expect(Set(rows.map(\.account)).count == rows.count)
      }
    }
  }

  @Test(arguments: LedgerActivity.allCases)
  func `what is scattered is gathered again, less a margin`(_ activity: LedgerActivity) throws {
    for rows in try rings(.scatterGather, activity) {
      for (account, own) in Dictionary(grouping: rows, by: \.account) {
        #expect(own.count == 2, "account \(account)")
        #expect(own[0].type == .credit && own[1].type == .debit)
        #expect(abs(Double(own[1].amount) / Double(own[0].amount) - 0.93) < 0.02)
      }
      #expect(Set(rows.map(\.counterparty)).count == 2)
    }
  }
}
