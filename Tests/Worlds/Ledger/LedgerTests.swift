import RingtrueCore
import RingtrueKernels
import Testing

@testable import RingtrueWorlds

@Suite struct LedgerBaseTests {
  static let classic = Ledger(LedgerPlan(rows: 30_000), seed: 7)

  @Test func `a ledger has about as many rows as were asked for`() {
    for activity in LedgerActivity.allCases {
      let ledger = Ledger(LedgerPlan(rows: 10_000, activity: activity), seed: 3)
      #expect((8000...12_000).contains(ledger.postings.count), "\(ledger.postings.count)")
    }
  }

  @Test func `the same seed gives the same rows on any number of threads`() {
    let plan = LedgerPlan(rows: 8000)
    let (one, two) = (Ledger(plan, seed: 5), Ledger(plan, seed: 5, threads: 2))
    #expect(one.postings == two.postings)
    #expect(Ledger(plan, seed: 6).postings != one.postings)
  }

  @Test func `every balance follows from the one before it`() {
    let ledger = Ledger(LedgerPlan(rows: 8000, noise: 0), seed: 11)
    let rows = ledger.postings
    for account in 0..<ledger.accountCount {
      let own = ledger.rows(of: account)
      let floor = -ledger.population.accounts[account].overdraft
      for row in own {
        #expect(rows.after[row] == rows.before[row] + rows[row].signed)
        #expect(rows.amount[row] > 0)
        if row > own.lowerBound {
          #expect(rows.before[row] == rows.after[row - 1])
          #expect(rows.time[row] > rows.time[row - 1])
        }
        if rows.category[row] != .sanction {
          #expect(rows.after[row] >= min(floor, rows.before[row]))
        }
      }
    }
  }

  @Test func `operations are mixed as in the published dataset`() {
    let rows = Self.classic.postings
    let published: [LedgerOperation: Double] = [
      .withdrawal: 41.17, .remittance: 19.72, .none: 17.34, .cashIn: 14.84, .collection: 6.17,
      .card: 0.76,
    ]
    for (operation, share) in published {
      let found = 100 * Double(rows.operation.count { $0 == operation }) / Double(rows.count)
      #expect(abs(found - share) < 2, "\(operation): \(found) % instead of \(share) %")
    }
    let fees = 100 * Double(rows.category.count { $0 == .statement }) / Double(rows.count)
    let household = 100 * Double(rows.category.count { $0 == .household }) / Double(rows.count)
    #expect(abs(fees - 14.75) < 2 && abs(household - 10.9) < 2)
  }

  @Test func `standing orders are as large as published`() {
    let ledger = Ledger(LedgerPlan(rows: 150_000, months: 18), seed: 2).population
    for law in OrderLaw.all {
      let logs = ledger.orders.filter { $0.category == law.category }
        .map { Elementary.log(Double($0.amount) / 100) }
      let mean = logs.reduce(0, +) / Double(logs.count)
      let deviation =
        (logs.map { ($0 - mean) * ($0 - mean) }.reduce(0, +) / Double(logs.count)).squareRoot()
      #expect(abs(mean - law.location) < 0.12 && abs(deviation - law.scale) < 0.12)
    }
  }

  @Test func `imperfections are as frequent as they should be, and none when turned off`() {
    let rows = Self.classic.postings
    let expected: [Imperfection: Double] = [
      .cent: 0.5, .nettedFee: 0.5, .late: 0.5, .blank: 0.5, .reversal: 0.3, .outOfOrder: 1,
    ]
    for (imperfection, share) in expected {
      let found =
        100 * Double(rows.imperfection.count { $0 == imperfection }) / Double(rows.count)
      #expect(found > 0.6 * share && found < 1.5 * share, "\(imperfection): \(found) %")
    }
    let calm = Ledger(LedgerPlan(rows: 5000, noise: 0), seed: 7).postings
    #expect(calm.imperfection.allSatisfy { $0 == .none })
  }

  @Test func `turning imperfections off changes no row that had none`() {
    let calm = Ledger(LedgerPlan(rows: 5000, noise: 0), seed: 7).postings
    let real = Ledger(LedgerPlan(rows: 5000, noise: 1), seed: 7).postings
    var clean = Set((0..<calm.count).map { calm[$0] })
    var kept = 0
    for row in 0..<real.count where real.imperfection[row] == .none {
      kept += clean.remove(real[row]) == nil ? 0 : 1
    }
    let touched = real.imperfection.count { $0 != .none }
    #expect(kept == real.count - touched)
  }

  @Test func `people keep to their own hours, and the counter to its own`() {
    let rows = Self.classic.postings
    for row in 0..<rows.count where rows.channel[row] == .branch {
      let second = rows.time[row] % 86_400
      #expect((28_000..<64_000).contains(second), "\(second)")
    }
  }

  @Test func `balances and amounts are of the size that the published ones have`() {
    let rows = Self.classic.postings
    let (balances, amounts) = (rows.after.sorted(), rows.amount.sorted())
    #expect((250_000...450_000).contains(balances[rows.count / 2]), "published: 331430")
    #expect((12_000...30_000).contains(amounts[rows.count / 2]), "published: 21000")
    #expect(balances.count { $0 < 0 } * 20 < rows.count)
  }

  @Test func `tables have the columns of their profile, by time`() throws {
    let ledger = Ledger(LedgerPlan(rows: 3000), seed: 9)
    let table = try ledger.table(.extended)
    #expect(table.columns.count == 19)
    let core = try ledger.table(.core11)
    #expect(core.columns.count == 11 && core.rowCount == table.rowCount)
    let times = try #require(table["ts"]?.cells.instants)
    #expect(zip(times, times.dropFirst()).allSatisfy { $0 <= $1 })
  }
}
