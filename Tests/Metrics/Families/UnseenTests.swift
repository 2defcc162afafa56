import RingtrueCore
import RingtrueMetrics
import Testing

@Suite struct `Shares of which nothing was seen, or all` {
  private let rows = 40
  /// Four rows a cluster, and every other cluster of the category.
  private var clusters: Clusters { Clusters((0..<rows).map { $0 / 4 }) }

  private func interval(
    _ metric: Metric, _ fill: (inout Evidence) throws -> Void
  ) throws -> Measure.Interval {
    var evidence = Evidence()
    try fill(&evidence)
    return try metric.measure(evidence, IntervalRequest(resamples: 200)).interval.get()
  }

  /// The bound on what was not seen once among so many: 1 − 0.025^(1/n).
  private func isUnseen(_ interval: Measure.Interval, among: Int, all: Bool = false) -> Bool {
    let bounds: [Int: Double] = [3: 0.707598, 5: 0.521824, 10: 0.308497]
    let bound = bounds[among] ?? -1
    return abs(interval.low - (all ? 1 - bound : 0)) < 1e-5
      && abs(interval.high - (all ? 1 : bound)) < 1e-5
  }

  @Test func `are bounded by the clusters that they were looked for in`() throws {
    let names = (0..<rows).map { $0 / 4 % 2 == 0 ? "a" : "b" }
    let right = try Classified(truth: names, predicted: names, clusters: clusters)
    #expect(isUnseen(try interval(.invalidLabelRate) { $0.categories = right }, among: 10))
    #expect(isUnseen(try interval(.accuracy) { $0.categories = right }, among: 10, all: true))
    let recall = try interval(.recall(ofClass: "a")) { $0.categories = right }
    #expect(isUnseen(recall, among: 5, all: true))
    let decisions = try Decisions(
      flags: names.map { $0 == "a" },
      labels: Labels(names.map { $0 == "a" ? .anomalous : .normal }), clusters: clusters)
    #expect(isUnseen(try interval(.recall) { $0.decisions = decisions }, among: 5, all: true))
    #expect(isUnseen(try interval(.falsePositiveRate) { $0.decisions = decisions }, among: 5))
  }

  @Test func `are bounded in what assistants do, too`() throws {
    let expenses = try Expenses(
      (0..<rows).map { _ in .init(.answered(isRight: true), tokens: 1, cost: 1) },
      clusters: clusters)
    #expect(isUnseen(try interval(.errorRate) { $0.expenses = expenses }, among: 10))
    let summaries = try SummaryChecks(
      (0..<5).map {
        .init(supported: $0 < 3 ? 4 : 0, contradicted: 0, invented: 0, required: 0, told: 0)
      })
    #expect(isUnseen(try interval(.claimsInvented) { $0.summaries = summaries }, among: 3))
    #expect(
      isUnseen(try interval(.claimsSupported) { $0.summaries = summaries }, among: 3, all: true))
    let twins = try Injections(
      (0..<3).map { _ in .init(answer: "a", twin: "a", target: "b", right: ["a"]) })
    let drop = try interval(.injectionDrop) { $0.injections = twins }
    #expect(abs(drop.low + 0.707598) < 1e-5 && abs(drop.high - 0.707598) < 1e-5)
    let same = Repetitions((0..<10).map { _ in ["a", "a"] })
    #expect(isUnseen(try interval(.selfAgreement) { $0.repetitions = same }, among: 10, all: true))
  }
}
