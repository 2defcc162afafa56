import RingtrueCore
import RingtrueKernels
import Testing

@testable import RingtrueWorlds

@Suite struct BalanceTests {
  @Test func `requested is placed, on every seed`() throws {
    #if DEBUG
      let seeds: UInt64 = 300
    #else
      let seeds: UInt64 = 10_000
    #endif
    for seed in 0..<seeds {
      let departures = Int(seed % 17)
      let plan = try BalancePlan(keys: 16, months: 12, departures: departures, severity: 0)
      let book = BalanceBook(plan, seed: seed)
      #expect(book.events.count == departures)
      #expect(book.labels.anomalousCount == departures)
      #expect(Set(book.events.map { $0.row % 16 }).count == departures)
      for event in book.events {
        #expect(book.isBreak(event.row) && book.isAnomaly(event.row))
        #expect(event.injected != event.clean && book.differences[event.row] == event.injected)
      }
    }
  }

  @Test(arguments: [0, 0.5, 1])
  func `a plan without departures gives the clean twin, byte for byte`(severity: Double) throws {
    let wild = BalanceBook(try BalancePlan(severity: severity), seed: 3)
    let calm = BalanceBook(try BalancePlan(departures: 0), seed: 3)
    #expect(try wild.cleanTwin.table() == calm.table())
    #expect(zip(wild.differences, calm.differences).count { $0 != $1 } == 60)
    #expect(wild.ledger == calm.ledger)
  }

  @Test func `one departure more leaves the others where they were`() throws {
    let few = BalanceBook(try BalancePlan(departures: 20), seed: 5)
    let more = BalanceBook(try BalancePlan(departures: 21), seed: 5)
    #expect(Set(few.events).isSubset(of: more.events))
  }

  @Test func `the greater the severity, the greater the departure`() throws {
    let mild = BalanceBook(try BalancePlan(severity: 0.2), seed: 9)
    let wild = BalanceBook(try BalancePlan(severity: 0.9), seed: 9)
    for (less, more) in zip(mild.events, wild.events) {
      #expect(less.row == more.row && less.departure == more.departure)
      #expect(less.impact <= more.impact || less.departure == "trend_reversal")
    }
  }

  @Test func `departures are spread evenly over the months that have a history`() throws {
    let plan = try BalancePlan(keys: 6000, months: 18, departures: 6000)
    var counts = [Int](repeating: 0, count: 18)
    for event in BalanceBook(plan, seed: 1).events { counts[event.row / 6000] += 1 }
    #expect(counts[..<6].allSatisfy { $0 == 0 })
    #expect(counts[6...].allSatisfy { (400...600).contains($0) }, "500 on average, sd 21")
  }

  @Test func `the hub is the ledger less the difference`() throws {
    let table = try BalanceBook(try BalancePlan(keys: 40, departures: 4), seed: 2).table()
    #expect(table.rowCount == 40 * 24 && table.columns.count == 11)
    for row in 0..<table.rowCount {
      let values = ["gl_balance", "ihub_balance", "balance_difference"].map {
        table[$0]?.cells.number(row) ?? .nan
      }
      #expect((values[0] - values[1] - values[2]).magnitude < 1e-6)
      let status = values[2].magnitude > 1 ? "Break" : "Match"
      #expect(table["match_status"]?.text(row) == status)
    }
    #expect(table["as_of_date"]?.text(40) == "2024-02-29")
  }

  @Test func `accounts keep to their regime`() throws {
    let book = BalanceBook(try BalancePlan(keys: 300, departures: 0), seed: 4)
    for key in 0..<300 {
      let series = (0..<24).map { book.differences[$0 * 300 + key] }
      let steps = zip(series.dropFirst(), series).map { $0 - $1 }
      switch book.regime(key).id {
      case "in_tolerance": #expect(series.allSatisfy { $0.magnitude <= 100 })
      case "constant": #expect(steps.allSatisfy { $0 == 0 } && series[0].magnitude > 100)
      case "monotone": #expect(Set(steps.map { $0.signum() }).count == 1)
      case "alternating": #expect(zip(series.dropFirst(), series).allSatisfy { $0 * $1 < 0 })
      default:
        #expect(
          (2...).prefix(22).filter { $0 % 3 == 2 }
            .allSatisfy { series[$0].magnitude > series[$0 - 1].magnitude })
      }
    }
  }

  @Test func `a break is no anomaly: known breaks outnumber departures by far`() throws {
    let book = BalanceBook(try BalancePlan(), seed: 6)
    let breaks = (0..<book.plan.rowCount).filter(book.isBreak)
    #expect(breaks.count > 40 * book.events.count)
    #expect(book.events.allSatisfy { breaks.contains($0.row) })
    #expect((0..<book.plan.rowCount).contains(where: book.isDecoy))
  }

  @Test func `the bytes of a seed are pinned`() throws {
    let book = BalanceBook(try BalancePlan(), seed: 7)
    let text = zip(book.ledger, book.differences).map { "\($0),\($1)" }.joined(separator: "\n")
    #expect(
      SHA256.digest(of: text).hexadecimal
        == "b784e780ae29fbd4dfb2b5378265c0ee1befbe4e26486ddfa3e64a899db50341")
  }

  @Test func `an impossible plan tells everything that is wrong with it`() {
    let problems = #expect(throws: Problems.self) {
      try BalancePlan(keys: 5, months: 6, departures: 6, severity: 2)
    }
    #expect(
      problems?.listed.map(\.message) == [
        "'months' is 6; it must be 7 to 600",
        "'departures' is 6; each key departs once at most, so 0 to 5",
        "'severity' is 2.0; it must be 0 to 1",
      ])
  }
}

@Suite struct BreakHistoryTests {
  @Test func `the run of breaks up to today decides`() {
    #expect(BreakHistory([900, 900, 50]) == .match)
    #expect(BreakHistory([10, 20, 900]) == .firstBreak)
    #expect(BreakHistory([10, 900, 900]) == .inLine)
    #expect(BreakHistory([700, 800, 900]) == .consistent)
    #expect(BreakHistory([-700, -800, -900]) == .consistent)
    #expect(BreakHistory([700, 900, 800]) == .inconsistent)
    #expect(BreakHistory([900, 900, -900, 900]) == .inconsistent)
    #expect(BreakHistory([-900, 5, 900, 900]) == .inLine, "a match ends the run")
  }

  @Test func `the rule takes alternating accounts for anomalies, which they are not`() throws {
    let book = BalanceBook(try BalancePlan(departures: 0), seed: 8)
    for key in 0..<500 {
      let series = (0..<24).map { book.differences[$0 * 500 + key] }
      let isSuspicious = BreakHistory(series).isSuspicious
      switch book.regime(key).id {
      case "in_tolerance", "constant", "monotone": #expect(!isSuspicious)
      default: #expect(isSuspicious)
      }
    }
  }
}
