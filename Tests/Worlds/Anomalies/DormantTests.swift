import RingtrueCore
import Testing

@testable import RingtrueWorlds

@Suite struct DormantKindTests {
  @Test(arguments: LedgerActivity.allCases, [0, 1])
  func `nothing of the client's stands in the silence, and then money goes`(
    _ activity: LedgerActivity, _ severity: Double
  ) throws {
    let placed = try Placed(DormantWakeup(), activity, count: 5, severity: severity)
    let rows = placed.labelled.injected.rows
    for event in placed.told {
      let payments = placed.rows(event)
      let first = try #require(payments.first)
      let days = try #require(event.parameters["slept_days"]?.double)
      let silence = first.time - Int64(days - 7) * 86_400..<first.time
      let acts = rows.account.indices.filter { row in
        rows.account[row] == first.account && silence.contains(rows.time[row])
          && rows.category[row] == .none && rows.operation[row] != .none
      }
      #expect(acts.isEmpty)
      let channel = placed.site.spending.channel
      #expect(payments.allSatisfy { $0.channel == channel })
      // It wakes when others are at such a machine, and not when the bank's own run at night.
      let clock = Set(
        placed.labelled.base.postings.time.indices.filter {
          placed.labelled.base.postings.channel[$0] == channel
        }.map { placed.labelled.base.postings.time[$0] })
      #expect(clock.contains(first.time))
      #expect((3...12).contains(payments.count) && payments.span < 8 * 86_400)
      #expect(payments.sum == event.impactMinor && event.start == event.earliestKnowable)
    }
  }
}
