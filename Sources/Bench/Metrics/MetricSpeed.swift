internal import RingtrueCore
internal import RingtrueKernels
internal import RingtrueMetrics

/// How long metrics take on scores of which one in a hundred is anomalous.
enum MetricSpeed {
  /// Labelled scores: normal ones around 0, anomalous ones around 1.6, as floats.
  struct Rows {
    var scores: [Double] = []
    var labels: [Label] = []

    init(_ count: Int) {
      var draws = RandomStream(seed: 7, name: "speed")
      for _ in 0..<count {
        let isAnomalous = draws.draw().chance(0.01)
        labels.append(isAnomalous ? .anomalous : .normal)
        let score = draws.next(Normal(mean: isAnomalous ? 1.6 : 0))
        scores.append(Double(Float(score)))
      }
    }

    func evidence() -> Evidence {
      var evidence = Evidence()
      evidence.ranking = try? Ranking(scores: scores, labels: Labels(labels))
      return evidence
    }
  }

  /// Times all tasks, or those of one kind.
  static func run(only kind: String?) {
    print("task\trows\tseconds")
    let million = Rows(1_000_000)
    if kind ?? "areas" == "areas" { areas(million) }
    if kind ?? "bootstraps" == "bootstraps" { bootstraps(million) }
    if kind ?? "comparisons" == "comparisons" { comparisons() }
    if kind ?? "panel" == "panel" { panel(Rows(10_000_000)) }
  }

  private static func row(_ task: String, _ count: Int, _ seconds: Double) {
    print("\(task)\t\(count)\t\(seconds)")
  }

  private static func areas(_ rows: Rows) {
    let metrics = [Metric.rocAUC, .averagePrecision]
    row(
      "auc+ap", rows.scores.count,
      quickest(of: 9) {
        let evidence = rows.evidence()
        for metric in metrics { _ = try? metric.value(of: evidence) }
      })
    row(
      "auc+delong", rows.scores.count,
      quickest(of: 9) { _ = rows.evidence().ranking.flatMap { try? DeLong($0) } })
    let other = rows.scores.indices.map { rows.scores[$0] + rows.scores[$0 / 2] / 8 }
    row(
      "paired-delong", rows.scores.count,
      quickest(of: 3) {
        _ = try? PairedDeLong(rows.scores, other, labels: Labels(rows.labels))
      })
  }

  private static func bootstraps(_ rows: Rows) {
    let evidence = rows.evidence()
    let request = IntervalRequest(resamples: 1000, bounds: .percentile)
    for metric in [Metric.rocAUC, .averagePrecision] {
      row(
        "1000 bootstraps of \(metric.id)", rows.scores.count,
        quickest(of: 3) { _ = Metrics.measure([metric], evidence, request) })
    }
    row(
      "1000 permutations of auc", rows.scores.count,
      quickest(of: 1) {
        _ = evidence.ranking.flatMap { try? PermutationNull($0) }?.chances(of: [.rocAUC])
      })
  }

  /// Sixty pairs of flags, 10,000 resamples each, F1 and recall of both.
  private static func comparisons() {
    let labels = Labels((0..<1_000_000).map { $0 % 100 == 0 ? .anomalous : .normal })
    let flags = (0..<2).map { shift in
      (0..<1_000_000).map { $0 % 100 == 0 ? $0 % 700 > 100 * shift : $0 % 211 == shift }
    }
    guard let pair = try? JointEvidence(flags: flags[0], flags[1], labels: labels) else { return }
    row(
      "60 comparisons of 10000 bootstraps", 1_000_000,
      quickest(of: 3) {
        for seed in 0..<60 {
          let request = IntervalRequest(resamples: 10_000, seed: Seed(UInt64(seed)))
          _ = pair.differences(of: [.f1], request)
        }
      })
  }

  private static func panel(_ rows: Rows) {
    let metrics = Metrics.all.filter { $0.card.family == "ranking" }
    row(
      "panel of \(metrics.count) ranking values", rows.scores.count,
      quickest(of: 2) {
        let evidence = rows.evidence()
        for metric in metrics { _ = try? metric.value(of: evidence) }
      })
    row(
      "panel with 200 bootstraps, 2 threads", rows.scores.count,
      quickest(of: 1) {
        _ = Metrics.measure(metrics, rows.evidence(), IntervalRequest(resamples: 200, width: 2))
      })
  }
}
