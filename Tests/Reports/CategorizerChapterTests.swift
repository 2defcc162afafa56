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

  /// A run in which systems were tried on one part, and only categorizers on the other.
  private func mixed(_ control: Double) -> Report {
    let record = Sample(parts: ["ledger", "recon"]).record
    func sorter(_ name: String, _ role: Contender.Role, _ value: Double) -> Sorter {
      let trial = Trial(scenario: "retail", part: "recon", seed: 1, system: "categorizer/\(name)")
      let score = Measure(
        metric: "macro-f1", value: .success(value),
        interval: .success(
          .init(low: value / 2, high: value, confidence: 0.95, method: "given")))
      return Sorter(name, as: role, reports: [TrialReport(trial, data: "", .scored([score]))])
    }
    let contests = Sample(parts: ["ledger", "recon"]).material.contests.map { contest in
      guard contest.name.hasSuffix("recon") else { return contest }
      return Contest(
        contest.name, datasets: contest.datasets, contenders: [],
        sorters: [
          sorter("mock:careful", .system, 0.81), sorter("majority", .control, control),
        ])
    }
    return Report(
      record, ChartMaterial(record.note, contests: contests),
      pictures: Pictures(missing: "There is no gnuplot."))
  }

  @Test func `tells of a part without systems what was found, and nothing of systems`() throws {
    let report = mixed(0.2)
    #expect(report.headline.hasPrefix("vae leads at AP "))
    let page = report.html
    #expect(page.contains("mock:careful sorts best, at a macro F1 of 0.81."))
    #expect(page.contains("Best categorizer") && page.contains("Best control"))
    let chapters = page.split(separator: "<section id=\"").dropFirst()
    for chapter in chapters {
      let isOfSorters = ["leaders", "categorizer"].contains { chapter.hasPrefix("\($0)\"") }
      #expect(chapter.contains("<h3>retail/recon</h3>") == isOfSorters, "\(chapter.prefix(20))")
    }
    #expect(!page.contains("<tbody>\n</tbody>"))
    #expect(report.markdown.contains("mock:careful sorts best"))
    #expect(
      mixed(0.9).html.contains(
        "mock:careful sorts best, at a macro F1 of 0.81, and yet the control majority has 0.90"))
  }
}
