import RingtrueCore
import Testing

@testable import RingtrueReports

/// Anomalies found by numbers of flagged rows.
@Suite struct LadderTests {
  private func note(_ labels: [Label], _ name: String = "s/1") -> DatasetNote {
    DatasetNote(
      name: name, digest: "d", rowCount: labels.count, measured: Array(labels.indices),
      labels: Labels(labels))
  }

  private func report(_ scores: [Double], seed: UInt64 = 1) -> TrialReport {
    var report = TrialReport(
      Trial(scenario: "s", seed: Seed(seed), system: "x"), data: "d", .scored([]))
    report.scores = RowScores(rows: Array(scores.indices), scores: scores, digest: "")
    return report
  }

  @Test func `count them from the strangest row on`() {
    let note = note([.normal, .anomalous, .normal, .anomalous])
    let ladder = Ladder([note])
    #expect(ladder.rungs == [0, 1, 2, 3, 4])
    #expect(ladder.found([report([1, 4, 3, 2])], [note]) == [0, 1, 1, 2, 2])
  }

  @Test func `take what chance would leave where a tie is cut`() {
    let note = note([.anomalous, .normal, .normal, .normal])
    #expect(Ladder([note]).found([report([1, 1, 1, 1])], [note]) == [0, 0.25, 0.5, 0.75, 1])
  }

  @Test func `sum up several datasets, each by its share of the rows`() {
    let notes = [note([.anomalous, .normal], "s/1"), note([.normal, .anomalous], "s/2")]
    let reports = [report([2, 1], seed: 1), report([2, 1], seed: 2)]
    #expect(Ladder(notes).found(reports, notes) == [0, 0.5, 1, 1.5, 2])
  }

  @Test func `have few rungs, the first one by one and the last at all rows`() {
    let ladder = Ladder([note([Label](repeating: .normal, count: 100_000))])
    #expect(ladder.rungs.prefix(12) == [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11])
    #expect(ladder.rungs.last == 100_000 && ladder.rungs.count < 180)
    #expect(zip(ladder.rungs, ladder.rungs.dropFirst()).allSatisfy { $0 < $1 })
  }

  @Test func `agree with a count of every row`() {
    let labels = (0..<500).map { $0 % 9 == 4 ? Label.anomalous : .normal }
    let scores = (0..<500).map { Double(($0 * 7919) % 997) }
    let note = note(labels)
    let ladder = Ladder([note])
    let order = scores.indices.sorted { scores[$0] > scores[$1] }
    let counted = ladder.rungs.map { rung in
      Double(order.prefix(rung).count { labels[$0] == .anomalous })
    }
    #expect(ladder.found([report(scores)], [note]) == counted)
  }

  @Test func `tell nothing of a system whose scores are not known`() {
    let note = note([.normal, .anomalous])
    var report = report([1, 2])
    report.scores = nil
    #expect(Ladder([note]).found([report], [note]) == nil)
  }
}
