import RingtrueCore
import Testing

@testable import RingtrueReports

/// Anomalies found by numbers of flagged rows.
@Suite struct LadderTests {
  private func note(
    _ labels: [Label], _ name: String = "s/1", days: Int32? = nil, amounts: [Int64]? = nil
  ) -> DatasetNote {
    DatasetNote(
      name: name, digest: "d", rowCount: labels.count, measured: Array(labels.indices),
      labels: Labels(labels), days: days.map { Day(100)...Day(99 + $0) },
      anomalousAmounts: amounts)
  }

  /// The anomalies found on each rung.
  private func found(_ reports: [TrialReport], _ notes: [DatasetNote]) -> [Double]? {
    Ladder(notes).found(reports, notes)?.map(\.anomalies)
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
    #expect(found([report([1, 4, 3, 2])], [note]) == [0, 1, 1, 2, 2])
  }

  @Test func `count the money of what is found, a tie by its share`() {
    let note = note([.normal, .anomalous, .normal, .anomalous], amounts: [900, 100])
    let finds = Ladder([note]).found([report([1, 4, 3, 2])], [note])
    #expect(finds?.map(\.money) == [0, 900, 900, 1000, 1000])
    let tied = Ladder([note]).found([report([1, 1, 1, 1])], [note])
    #expect(tied?.map(\.money) == [0, 250, 500, 750, 1000])
  }

  @Test func `know days and money only where every dataset tells them`() {
    let labels = [Label.anomalous, .normal]
    let known = note(labels, days: 30, amounts: [5])
    #expect(Ladder([known, known]).days == 60)
    #expect(Ladder([known, known]).money == 10)
    #expect(Ladder([known, note(labels)]).days == nil)
    #expect(Ladder([known, note(labels)]).money == nil)
    let endless = note(labels, amounts: [.max])
    #expect(Ladder([endless]).money == nil)
  }

  @Test func `take what chance would leave where a tie is cut`() {
    let note = note([.anomalous, .normal, .normal, .normal])
    #expect(found([report([1, 1, 1, 1])], [note]) == [0, 0.25, 0.5, 0.75, 1])
  }

  @Test func `sum up several datasets, each by its share of the rows`() {
    let notes = [note([.anomalous, .normal], "s/1"), note([.normal, .anomalous], "s/2")]
    let reports = [report([2, 1], seed: 1), report([2, 1], seed: 2)]
    #expect(found(reports, notes) == [0, 0.5, 1, 1.5, 2])
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
    #expect(found([report(scores)], [note]) == counted)
  }

  @Test func `tell nothing of a system whose scores are not known`() {
    let note = note([.normal, .anomalous])
    var report = report([1, 2])
    report.scores = nil
    #expect(Ladder([note]).found([report], [note]) == nil)
  }
}
