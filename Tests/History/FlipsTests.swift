import RingtrueCore
import Testing

@testable import RingtrueHistory

@Suite struct `Rows that flip` {
  /// Six rows: two anomalous, two normal, one of them a decoy, one of which nothing is known.
  let dataset = DatasetNote(
    name: "quick/1", digest: "d", rowCount: 8, measured: [1, 2, 3, 4, 6, 7],
    labels: Labels([.anomalous, .anomalous, .normal, .normal, .normal, .unlabelled]),
    kinds: [RowKind("ring", rows: [1, 2]), RowKind("decoy of ring", rows: [3])],
    ids: ["b", "c", "d", "e", "g", "h"])

  private func report(
    _ system: String, _ scores: [Double], from threshold: Double?, data: String = "d"
  ) -> TrialReport {
    var report = TrialReport(
      Trial(scenario: "quick", seed: 1, system: system), data: data, .scored([]))
    report.scores = RowScores(rows: dataset.measured, scores: scores, digest: "")
    report.threshold = threshold.map { Threshold($0, from: .train, by: "given") }
    return report
  }

  private var one: TrialReport { report("a", [9, 1, 8, 2, 2, 0], from: 8) }
  private var other: TrialReport { report("b", [1, 9, 2, 8, 3, 8], from: 8) }

  @Test func `are told with truth, kind, direction and ranks`() throws {
    let flips = try #require(Flips(from: one, to: other, on: dataset))
    #expect(flips.rows == 6 && flips.flagged == (2, 3))
    let lines = flips.flips.map { flip in
      "\(flip.row) \(flip.id ?? "-") \(flip.kind ?? "-") \(flip.direction.rawValue)"
        + " \(flip.ranks.first) \(flip.ranks.second)"
    }
    #expect(
      lines == [
        "2 c ring gained 5 1", "1 b ring lost 1 6", "4 e - new-false-alarm 3 2",
        "3 d decoy of ring dropped-false-alarm 2 5", "7 h - new-alarm 6 2",
      ])
    #expect(flips.counts[.gained] == 1 && flips.counts[.droppedAlarm] == nil)
  }

  @Test func `turn round when the two change places, and are none within one`() throws {
    let there = try #require(Flips(from: one, to: other, on: dataset))
    let back = try #require(Flips(from: other, to: one, on: dataset))
    #expect(Set(there.flips.map(\.row)) == Set(back.flips.map(\.row)))
    #expect(there.counts[.gained] == back.counts[.lost])
    #expect(there.counts[.newAlarm] == back.counts[.droppedAlarm])
    #expect(Flips(from: one, to: one, on: dataset)?.flips.isEmpty == true)
  }

  @Test func `are not told where one decided nothing, or on other data`() {
    #expect(Flips(from: one, to: report("b", [0, 0, 0, 0, 0, 0], from: nil), on: dataset) == nil)
    let elsewhere = report("b", [0, 0, 0, 0, 0, 0], from: 1, data: "e")
    #expect(Flips(from: one, to: elsewhere, on: dataset) == nil)
  }

  @Test func `are the same from what was kept as from what was measured`() throws {
    let sample = Sample(seeds: 3, rows: 300)
    let kept = try sample.record("run")
    let pairs = kept.flips(from: "lof:k=20", to: "iforest")
    #expect(!pairs.isEmpty)
    for pair in pairs {
      let places = sample.trials.indices.filter {
        [pair.first, pair.second].contains(sample.trials[$0])
      }
      let reports = places.map { sample.report(sample.trials[$0], place: $0) }
      let dataset = sample.dataset(pair.first)
      let measured = try #require(Flips(from: reports[0], to: reports[1], on: dataset))
      #expect(pair.flagged == measured.flagged && !pair.flips.isEmpty)
      let told = [pair, measured].map { flips in
        flips.flips.map { "\($0.row) \($0.kind ?? "") \($0.direction)" }.sorted()
      }
      #expect(told[0] == told[1])
      // Anomalous rows keep their exact places.
      let anomalous = [pair, measured].map { flips in
        flips.flips.filter { $0.label == .anomalous }.map { "\($0.row) \($0.ranks)" }.sorted()
      }
      #expect(anomalous[0] == anomalous[1])
    }
  }

  @Test func `may be those of one system in two runs`() throws {
    let first = RunRecord(
      RunNote(id: "x", begun: Instant(seconds: 0), planned: 1), datasets: [dataset], reports: [one])
    let changed = report("a", [1, 9, 2, 8, 3, 8], from: 8)
    let second = RunRecord(
      RunNote(id: "y", begun: Instant(seconds: 1), planned: 1), datasets: [dataset],
      reports: [changed])
    #expect(first.flips(from: "a", to: "a", in: second).first?.flips.count == 5)
    #expect(first.flips(from: "a", to: "a").first?.flips.isEmpty == true)
    #expect(first.flips(from: "a", to: "nobody").isEmpty)
  }
}
