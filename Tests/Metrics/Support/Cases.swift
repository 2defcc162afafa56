import RingtrueCore
import RingtrueKernels
import RingtrueMetrics

/// Labelled scores made by chance, from plain to awkward.
struct Case {
  var scores: [Double]
  var labels: [Label]

  /// A case of its own for each number: sizes, shares of anomalies and ties vary.
  init(_ number: Int) {
    var draws = RandomStream(seed: 11, name: "cases").entity(number)
    let count = 1 + draws.draw().integer(in: 0..<60)
    let share = [0.02, 0.1, 0.5, 0.9][number % 4]
    let grid = [3.0, 10, 1e6, 0x1p53][draws.draw().integer(in: 0..<4)]
    scores = []
    labels = []
    for _ in 0..<count {
      let isAnomalous = draws.draw().chance(share)
      let score = draws.draw().unit + (isAnomalous ? 0.3 : 0)
      scores.append(Double(Int(score * grid)) / grid - 0.5)
      labels.append(
        draws.draw().chance(0.05) ? .unlabelled : isAnomalous ? .anomalous : .normal)
    }
  }

  var hasBothClasses: Bool { labels.contains(.anomalous) && labels.contains(.normal) }

  func evidence() throws -> Evidence {
    var evidence = Evidence()
    evidence.ranking = try Ranking(scores: scores, labels: Labels(labels))
    return evidence
  }
}

/// The value of the metric of that id.
func value(_ id: String, _ evidence: Evidence) throws -> Double {
  guard let metric = Metrics.named(id) else { throw Undefined(code: "unknown", id) }
  return try metric.value(of: evidence)
}

/// Whether two numbers differ by no more than rounding.
func isClose(_ one: Double, _ other: Double, within tolerance: Double = 1e-12) -> Bool {
  abs(one - other) <= tolerance * max(1, abs(one), abs(other))
}
