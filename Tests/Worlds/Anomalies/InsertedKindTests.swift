import RingtrueCore
import RingtrueKernels
import Testing

@testable import RingtrueWorlds

/// What the kinds promise that put rows in.
@Suite struct InsertedKindTests {
  @Test(arguments: [0, 0.5, 1])
  func `structured deposits stay below the threshold, and together exceed it`(
    _ severity: Double
  ) throws {
    let placed = try Placed(Structuring(), severity: severity)
    for event in placed.told {
      let deposits = placed.rows(event)
      let share = try #require(event.parameters["share"]?.double)
      let top = share * Double(Structuring.threshold)
      #expect(deposits.allSatisfy { Double($0.amount) < top && Double($0.amount) > 0.84 * top })
      #expect(deposits.allSatisfy { $0.operation == .cashIn && $0.amount % 1000 == 0 })
      #expect(deposits.sum > Structuring.threshold && event.impactMinor == deposits.sum)
      let days = try #require(event.parameters["days"]?.double)
      #expect(Double(deposits.span) < (days + 4) * 86_400)
      #expect((1...4).contains(Set(deposits.map(\.place)).count))
    }
  }

  @Test(arguments: [LedgerActivity.classic, .modern], [0, 1])
  func `a burst is many payments of one client within minutes`(
    _ activity: LedgerActivity, _ severity: Double
  ) throws {
    let placed = try Placed(BurstVelocity(), activity, severity: severity)
    for event in placed.told {
      let payments = placed.rows(event)
      let minutes = try #require(event.parameters["minutes"]?.double)
      #expect((5...25).contains(payments.count) && Set(payments.map(\.account)).count == 1)
      #expect(Double(payments.span) <= 60 * minutes)
      #expect(payments.allSatisfy { $0.type == .debit || $0.type == .cash })
    }
  }

  @Test(arguments: [LedgerActivity.classic, .modern], [0, 1])
  func `a mule passes on the stated share of what came, within the stated hours`(
    _ activity: LedgerActivity, _ severity: Double
  ) throws {
    let placed = try Placed(MulePassthrough(), activity, severity: severity)
    for event in placed.told {
      let rows = placed.rows(event)
      let (received, sent) = (
        rows.filter { $0.type == .credit }, rows.filter { $0.type != .credit }
      )
      let ratio = try #require(event.parameters["ratio"]?.double)
      let hours = try #require(event.parameters["latency"]?.double)
      let passed = Double(sent.sum) / Double(received.sum)
      #expect(passed <= ratio && passed > ratio - 0.1)
      let (first, last) = try (
        #require(sent.map(\.time).min()), #require(sent.map(\.time).max())
      )
      let arrival = try #require(received.map(\.time).max())
      #expect(first > arrival && Double(last - arrival) <= 3600 * hours)
      let known = Set(placed.ordinary(rows[0].account).map(\.counterparty))
      #expect(received.allSatisfy { !known.contains($0.counterparty) })
    }
  }

  @Test(arguments: [LedgerActivity.classic, .modern], [0, 1])
  func `a takeover tries the account, then empties it to somebody new`(
    _ activity: LedgerActivity, _ severity: Double
  ) throws {
    let placed = try Placed(AccountTakeover(), activity, severity: severity)
    for event in placed.told {
      let rows = placed.rows(event)
      let room = try #require(event.parameters["room_minor"]?.double)
      let share = try #require(event.parameters["share"]?.double)
      let hours = try #require(event.parameters["hours"]?.double)
      #expect((2...5).contains(rows.count) && Double(rows.span) <= 3600 * hours)
      #expect(Double(rows.sum) <= room && Double(rows.sum) > share * room - 8000)
      #expect(rows[0].amount < 6000 && rows.dropFirst().allSatisfy { $0.type == .debit })
      let known = Set(placed.ordinary(rows[0].account).map(\.counterparty))
      for payment in rows.dropFirst() where payment.counterparty != 0 {
        #expect(!known.contains(payment.counterparty))
      }
    }
  }

  @Test func `hundreds of tiny ledgers hold what is ordered, in either way of living`() throws {
    #if DEBUG
      let seeds = 0..<UInt64(2)
    #else
      let seeds = 0..<UInt64(400)
    #endif
    var refused: [String] = []
    for seed in seeds {
      for activity in LedgerActivity.allCases {
        let ledger = Ledger(LedgerPlan(rows: 2000, activity: activity), seed: seed)
        for kind in Self.kinds {
          let what = "\(kind.id), \(activity), seed \(seed)"
          do {
            let labelled = try LabelledLedger(ledger, orders: [EventOrder(kind, count: 1)])
            #expect(Verifier(labelled).faults() == [], "\(what)")
          } catch {
            refused.append("\(what): \(error)")
          }
        }
      }
    }
    #expect(refused.isEmpty, "\(refused)")
  }

  private static let kinds: [any AnomalyKind] = [
    AccountTakeover(), BurstVelocity(), DormantWakeup(), DriftGradual(), MulePassthrough(),
    RegimeShift(), Ring(), Structuring(),
  ]
}
