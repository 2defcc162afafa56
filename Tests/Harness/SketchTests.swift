import RingtrueCore
import Testing

@testable import RingtrueHarness

/// What trials keep to be drawn.
@Suite struct `What is kept to be drawn` {
  private func reports(
    _ systems: String, split: String = "inductive"
  ) async throws -> (note: DatasetNote, bySystem: [String: TrialReport]) {
    var planner = Planner()
    planner.without = Set(SystemChoice.controls).union(["oracle"])
    let scenario = try smallScenario(split: split, systems: systems)
    let run = try await collected(try planner.plan([(scenario, nil)]))
    let pairs = run.reports.map { ($0.trial.system, $0) }
    return (run.datasets[0], Dictionary(uniqueKeysWithValues: pairs))
  }

  @Test func `are errors, cells and coordinates of some rows, each beside its row`() async throws {
    let (note, by) = try await reports(#""pca", "vae:epochs=3""#)
    for report in by.values {
      let errors = try #require(report.sketches.first { $0.subject == .errors })
      #expect(errors.rows == errors.rows.sorted() && errors.rows.count <= 400)
      let scores = try #require(report.scores)
      for (row, value) in zip(errors.rows, errors["score"]) {
        let place = try #require(scores.rows.firstIndex(of: row))
        #expect(value == ShortNumber.rounded(scores.scores[place]))
      }
      let classes = Dictionary(
        uniqueKeysWithValues: zip(note.measured, note.labels.rows))
      #expect(errors.rows.contains { classes[$0] == .anomalous })
      #expect(errors.rows.count { classes[$0] == .normal } == 200)
      let latent = try #require(report.sketches.first { $0.subject == .latent })
      #expect(latent.rows == errors.rows && latent.series.count == 2)
      let rebuilt = try #require(report.sketches.first { $0.subject == .rebuilt })
      #expect(
        rebuilt.series.map { $0.name.split(separator: " ")[0] }.prefix(2) == ["given", "rebuilt"])
      #expect(rebuilt.rows.count <= 120 && Set(rebuilt.rows).isSubset(of: errors.rows))
    }
    #expect(by["pca"]?.sketches.contains { $0.subject == .training } == false)
    let training = try #require(by["vae:epochs=3"]?.sketches.first { $0.subject == .training })
    #expect(training["learned"].count == 3 && training["held"].count == 3)
    #expect(training["learned"][2] < training["learned"][0])
  }

  @Test func `are chances that grow with their level`() async throws {
    let (_, by) = try await reports(#""mahalanobis""#)
    let chances = try #require(by["mahalanobis"]?.sketches.first { $0.subject == .chances })
    for name in ["chance", "normal", "anomalous"] {
      #expect(zip(chances[name], chances[name].dropFirst()).allSatisfy { $0 <= $1 }, "\(name)")
    }
    #expect(chances["normal"].last == 1)
    #expect(chances["anomalous"][5] > chances["normal"][5])
  }

  @Test(arguments: ["inductive", "transductive", "prequential"])
  func `are rows and alerts of each period, and how far scores moved`(split: String) async throws {
    let (note, by) = try await reports(#""hbos""#, split: split)
    let report = try #require(by["hbos"])
    let watch = try #require(report.sketches.first { $0.subject == .watch })
    #expect(watch["rows"].reduce(0, +) == Double(note.measured.count))
    let days = watch["day"]
    #expect(days.count > 10 && days.count <= 92 && days == days.sorted())
    if split != "prequential" {
      let threshold = try #require(report.threshold)
      let flagged = report.scores?.scores.count { threshold.flags($0) }
      #expect(watch["alerts"].reduce(0, +) == Double(flagged ?? -1))
    }
    let drift = try #require(report.sketches.first { $0.subject == .drift })
    #expect(drift["day"].count > 1 && drift["psi"].allSatisfy { $0 >= 0 })
    #expect(drift["rows"].reduce(0, +) == Double(note.measured.count))
    if split == "transductive" {
      // Held against itself, hardly anything moves beyond what chance does.
      #expect(zip(drift["psi"], drift["limit"]).count { $0 > $1 } <= drift["psi"].count / 2)
    }
  }

  @Test func `are the times of single rows, window by window in their order`() throws {
    let pace = try #require(TimedLane.pace(of: Array(1...24)))
    #expect(pace["median"] == [3, 7, 11, 15, 19, 23])
    #expect(pace["highest"] == [4, 8, 12, 16, 20, 24])
    #expect(TimedLane.pace(of: Array(1...1000))?["median"].count == 60)
    #expect(TimedLane.pace(of: Array(1...23)) == nil)
  }
}

@Suite struct `Days in periods` {
  @Test func `are sorted by day, by week from Monday on, or by month`() {
    // From Friday 2024-03-29 to Tuesday 2024-04-02.
    let days = (0..<5).map { Day(19_811 + $0) }
    #expect(Periods(days, .day).starts == days)
    let weeks = Periods(days, .week)
    #expect(weeks.starts == [Day(19_807), Day(19_814)] && weeks.ofRows == [0, 0, 0, 1, 1])
    #expect(Periods(days, .month).ofRows == [0, 0, 0, 1, 1])
    #expect(Periods(days.reversed(), .month).ofRows == [1, 1, 0, 0, 0])
  }

  @Test func `are as short as their number allows`() {
    let days = (0..<100).map { Day(19_811 + $0) }
    #expect(Periods(days, atMost: 100).starts.count == 100)
    #expect(Periods(days, atMost: 99).starts.count == 15)
    #expect(Periods(days, atMost: 14).starts.count == 5)
    #expect(Periods(days, atMost: 100, rows: 2).starts.count == 15)
    #expect(Periods([], atMost: 5).starts.isEmpty)
  }
}
