internal import RingtrueCore
internal import RingtrueKernels
internal import RingtrueMetrics

/// How often intervals of a nominal 95 % hold the truth.
///
/// Each simulation draws classes by chance and scores from two normal laws; the truth of a metric is
/// its value on ten million rows that lie at even steps of both laws, so that it has no error of its
/// own.
enum Coverage {
  /// A population: how rare anomalies are, how far their scores lie, and how many rows are drawn.
  private struct World {
    let prevalence: Double
    let shift: Double
    let count: Int

    static let all = [
      World(prevalence: 0.001, shift: 1.5, count: 50_000),
      World(prevalence: 0.005, shift: 1.5, count: 20_000),
      World(prevalence: 0.01, shift: 1.5, count: 20_000),
      World(prevalence: 0.05, shift: 1.5, count: 5000),
    ]

    func evidence(_ count: Int, _ stream: RandomStream) -> Evidence {
      var draws = stream
      var (scores, labels) = ([Double](), [Label]())
      scores.reserveCapacity(count)
      for _ in 0..<count {
        let isAnomalous = draws.draw().chance(prevalence)
        labels.append(isAnomalous ? .anomalous : .normal)
        scores.append(draws.next(Normal(mean: isAnomalous ? shift : 0)))
      }
      return evidence(scores, labels)
    }

    /// Rows at even steps of both laws.
    func population(_ count: Int) -> Evidence {
      let anomalies = Int((Double(count) * prevalence).rounded())
      let steps = { (rows: Int) in
        (0..<rows).map { Elementary.normalQuantile((Double($0) + 0.5) / Double(rows)) }
      }
      return evidence(
        steps(anomalies).map { $0 + shift } + steps(count - anomalies),
        [Label](repeating: .anomalous, count: anomalies)
          + [Label](repeating: .normal, count: count - anomalies))
    }

    private func evidence(_ scores: [Double], _ labels: [Label]) -> Evidence {
      var evidence = Evidence()
      evidence.ranking = try? Ranking(scores: scores, labels: Labels(labels))
      // One row in a hundred of the normal ones lies beyond.
      evidence.decisions = try? Decisions(
        scores: scores, labels: Labels(labels),
        threshold: Threshold(2.3263478740408408, from: .given, by: "quantile"))
      return evidence
    }
  }

  private static let all = [
    "roc-auc", "average-precision", "pr-auc-trapezoid", "ks", "partial-auc@fpr=0.1", "tpr@fpr=0.01",
    "fpr@tpr=0.8", "precision-expected@share=0.01", "recall-expected@share=0.01", "r-precision",
    "f1-oracle", "average-precision@prevalence=0.001", "prevalence", "precision", "recall", "f1",
    "fpr", "balanced-accuracy", "mcc", "kappa", "precision@prevalence=0.001",
  ]

  /// Simulates all metrics with their own bounds, or those named with bounds of every kind.
  static func run(seed: UInt64, simulations: Int, only named: [String]) {
    let ids = named.isEmpty ? all : named
    print("prevalence\trows\tmetric\tbounds\tcovered\tsimulations\tundefined")
    for (place, world) in World.all.enumerated() {
      let stream = RandomStream(seed: seed, name: "coverage-\(place)")
      for bounds in [nil] + (named.isEmpty ? [] : IntervalRequest.Bounds.allCases) {
        run(ids, world, bounds, simulations, stream)
      }
    }
  }

  private static func run(
    _ ids: [String], _ world: World, _ bounds: IntervalRequest.Bounds?, _ simulations: Int,
    _ stream: RandomStream
  ) {
    let metrics = ids.compactMap(Metrics.named)
    let population = world.population(10_000_000)
    let truth = metrics.map { try? $0.value(of: population) }
    let held = parallelMap(Chunks(simulations, of: 8), width: 2) { indices in
      indices.map { index in
        let request = IntervalRequest(resamples: 500, seed: Seed(UInt64(index)), bounds: bounds)
        let measures = Metrics.measure(
          metrics, world.evidence(world.count, stream.entity(index)), request)
        return zip(measures, truth).map { measure, truth -> Bool? in
          guard let interval = try? measure.interval.get(), let truth else { return nil }
          return interval.low <= truth && truth <= interval.high
        }
      }
    }.joined()
    for (place, metric) in metrics.enumerated() {
      let known = held.compactMap { $0[place] }
      let share = Double(known.count { $0 }) / Double(max(1, known.count))
      print(
        "\(world.prevalence)\t\(world.count)\t\(metric.id)\t\(bounds?.rawValue ?? "own")\t\(share)\t"
          + "\(known.count)\t\(simulations - known.count)")
    }
  }
}
