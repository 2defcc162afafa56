import RingtrueCore

@testable import RingtrueCharts

extension Sample {
  /// A categorizer that is too sure of itself, and whom a cache spares more and more.
  func sorter(_ name: String, _ datasets: [DatasetNote], salt: Int) -> Sorter {
    let reports = datasets.enumerated().map { place, note in
      let trial = Trial(
        scenario: "retail", part: "", seed: Seed(UInt64(place + 1)),
        system: Trial.categorizerPrefix + name)
      var report = TrialReport(trial, data: note.digest, .scored(measures(salt)))
      report.sketches = sketches(salt)
      return report
    }
    return Sorter(name, as: .system, reports: reports)
  }

  private func measures(_ salt: Int) -> [Measure] {
    let share = 1 / Double(salt + 2)
    return [
      ("top-label-ece@15", share / 3), ("cost-per-row", 0.000_4 * share), ("tokens-per-row", 812),
    ].map { id, value in
      Measure(
        metric: id, value: .success(value),
        interval: .success(
          .init(low: value * 0.9, high: value * 1.1, confidence: 0.95, method: "given")))
    }
  }

  private func sketches(_ salt: Int) -> [Sketch] {
    let sure = (1...14).map { Double($0) / 15 + 0.03 }
    let turns = (1...60).map { Double($0 * 10) }
    let distinct = turns.map { 1 + $0 / (1 + $0 / 150) }
    let hits = zip(turns, distinct).map { $0 - $1 - Double(salt % 7) }.map { max(0, $0) }
    return [
      Sketch(
        .confidence,
        [
          .init("confidence", sure),
          .init("right", sure.map { $0 * (1 - 0.5 / Double(salt + 2)) }),
          .init("rows", sure.map { 10 + 90 * $0 }),
        ]),
      Sketch(
        .reuse,
        [
          .init("requests", turns), .init("distinct", distinct), .init("hits", hits),
          .init("saved", zip(hits, turns).map { 0.95 * $0 / $1 }),
        ]),
    ]
  }
}
