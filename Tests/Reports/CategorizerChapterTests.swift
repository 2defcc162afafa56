import RingtrueCharts
import RingtrueCore
import RingtrueHistory
import Testing

@testable import RingtrueReports

/// The chapter of a report on those who sort breaks.
@Suite struct CategorizerChapterTests {
  private func page(_ measures: [String: Double]) -> String {
    let sample = Sample(parts: ["recon"])
    let record = sample.record
    let trial = Trial(
      scenario: "retail", part: "recon", seed: 1, system: "categorizer/mock:careful")
    let report = TrialReport(
      trial, data: record.datasets[0].digest,
      .scored(
        measures.map { id, value in
          Measure(
            metric: id, value: .success(value),
            interval: .success(
              .init(low: value / 2, high: value * 2, confidence: 0.95, method: "given")))
        }))
    let contests = sample.material.contests.map { contest in
      Contest(
        contest.name, datasets: contest.datasets, contenders: contest.contenders,
        sorters: [Sorter("mock:careful", as: .system, reports: [report])])
    }
    return Report(
      record, ChartMaterial(record.note, contests: contests),
      pictures: Pictures(missing: "There is no gnuplot.")
    ).html
  }

  @Test func `tells prices that a reader can see, small as they are`() {
    let page = page(["cost-per-row": 0.000_084, "cost-per-right-row": 0.000_1])
    #expect(page.contains("Dollars for 1000 rows") && page.contains("Dollars for 1000 right rows"))
    #expect(page.contains("0.084 <span class=\"of\">[0.042, 0.168]</span>"))
    #expect(page.contains("0.100 <span class=\"of\">[0.050, 0.200]</span>"))
  }

  @Test func `tells shares to three places and sums of money as money`() {
    let page = page(["macro-f1": 0.5, "wrong-hit-rate": 0.0004, "unsafe-close-value": 1_234_567.8])
    #expect(page.contains("0.500 <span class=\"of\">[0.250, 1.000]</span>"))
    #expect(page.contains("0.000 <span class=\"of\">[0.000, 0.001]</span>"))
    #expect(page.contains("\(1_234_568.grouped) <span class=\"of\">[\(617_284.grouped), "))
  }
}
