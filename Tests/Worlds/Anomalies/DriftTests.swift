import RingtrueCore
import Testing

@testable import RingtrueWorlds

@Suite struct DriftKindTests {
  @Test func `amounts of the region grow by what is recorded, and no row is anomalous`() throws {
    let placed = try Placed(DriftGradual(), rows: 20_000, count: 1, severity: 1)
    let truth = placed.labelled.truth
    #expect(truth.labels.anomalousCount == 0)
    let drift = try #require(truth.drifts.first)
    #expect(drift.shape == .gradual && drift.parameter == "log_mean_amount")
    #expect(drift.id == placed.told[0].id && drift.start == placed.told[0].start)
    let late = drift.end.microseconds / 1_000_000
    var ratios: [Double] = []
    for edit in placed.labelled.events[0].draft.edits {
      guard let row = edit.row, let new = edit.posting, new.time > late else { continue }
      ratios.append(Double(new.amount) / Double(placed.labelled.base.postings.amount[row]))
    }
    let mean = ratios.reduce(0, +) / Double(ratios.count)
    #expect(ratios.count > 20 && abs(mean - 1.822) < 0.1)
  }

  @Test func `a payday moves, or a season comes and goes`() throws {
    let placed = try Placed(RegimeShift(), rows: 20_000, count: 6, severity: 1)
    #expect(placed.labelled.truth.labels.anomalousCount == 0)
    #expect(Set(placed.labelled.truth.drifts.map(\.shape)) == [.abrupt, .seasonal])
    for (drift, planned) in zip(placed.labelled.truth.drifts, placed.labelled.events) {
      let edits = planned.draft.edits
      if drift.shape == .seasonal {
        let times = edits.compactMap { $0.posting?.time }
        #expect(times.allSatisfy { $0 < drift.end.microseconds / 1_000_000 })
        #expect(drift.from == 1 && drift.to == 1.35)
      } else {
        let (moved, gone) = (edits.filter { $0.row == nil }, edits.filter { $0.row != nil })
        #expect(moved.count == gone.count && drift.to == -10)
        #expect(moved.allSatisfy { Day($0.posting?.date ?? 0).weekday < 5 })
      }
    }
  }
}
