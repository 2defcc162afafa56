import RingtrueCharts
import RingtrueCore
import RingtrueHistory
import Testing

@testable import RingtrueReports

/// What a report says of how results hold over time, and of how systems explain themselves.
@Suite struct WatchedTrialTests {
  private func page(_ sketches: [Sketch], _ measures: [Measure] = []) -> String {
    let sample = Sample(parts: ["ledger"])
    let record = sample.record
    let trial = Trial(scenario: "retail", part: "ledger", seed: 1, system: "vae")
    var report = TrialReport(trial, data: record.datasets[0].digest, .scored(measures))
    report.sketches = sketches
    let vae = Contender(
      "vae", as: .system, precision: 0.5, reports: [report], on: record.datasets)
    let contests = [
      Contest("retail/ledger", datasets: record.datasets, contenders: [vae])
    ]
    return Report(
      record, ChartMaterial(record.note, contests: contests),
      pictures: Pictures(missing: "There is no gnuplot.")
    ).html
  }

  private let days = (0..<10).map { Double(19_800 + 30 * $0) }

  @Test func `says how far scores moved, and in how many periods further than by chance`() {
    let psi = days.indices.map { $0 < 7 ? 0.02 : 0.4 }
    let page = page([
      Sketch(
        .drift,
        [
          .init("day", days), .init("rows", days.map { _ in 500 }), .init("psi", psi),
          .init("limit", days.map { _ in 0.1 }),
        ])
    ])
    #expect(page.contains("Scores and alerts over time on retail/ledger"))
    #expect(page.contains("0.40") && page.contains("3 of 10"))
    #expect(!page.contains("nothing is said of their drift"))
  }

  @Test func `says how often the rate of alerts was out of control`() {
    let alerts = days.indices.map { $0 == 9 ? 400.0 : 20 + Double($0 % 3) }
    let page = page([
      Sketch(
        .watch,
        [
          .init("day", days), .init("rows", days.map { _ in 1000 }), .init("alerts", alerts),
        ])
    ])
    #expect(page.contains("Periods out of control") && page.contains("1 of 10"))
  }

  @Test func `says that nothing was watched, where that is so`() {
    let page = page([])
    #expect(page.contains("No trial watched its scores over time"))
    #expect(page.contains("No earlier runs are known"))
  }

  @Test func `tells in words what explanations are worth, with bounds and meanings`() {
    func measure(_ id: String, _ value: Double) -> Measure {
      Measure(
        metric: id, value: .success(value),
        interval: .success(
          .init(low: value - 0.1, high: value + 0.1, confidence: 0.95, method: "given")))
    }
    let page = page(
      [],
      [measure("hit-rate@g", 0.6), measure("hit-rate@g-chance", 0.2), measure("repair-gain", 0.3)])
    #expect(page.contains("<th scope=\"col\" class=\"n\">True causes among the most blamed</th>"))
    #expect(page.contains("True causes among the most blamed, by chance"))
    #expect(page.contains("0.600 <span class=\"of\">[0.500, 0.700]</span>"))
    #expect(page.contains("How cells are given back, on retail/ledger"))
    #expect(page.contains("The share of true causes among as many of the most blamed features."))
  }
}
