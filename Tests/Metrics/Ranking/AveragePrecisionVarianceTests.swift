import RingtrueCore
import RingtrueKernels
import Testing

@testable import RingtrueMetrics

@Suite struct `The variance of the average precision` {
  /// The average precision of weighted rows, by its definition.
  private static func oracle(_ scores: [Double], _ labels: [Label], _ weights: [Double]) -> Double {
    func weight(above score: Double, _ label: Label) -> Double {
      scores.indices.reduce(0) {
        scores[$1] >= score && labels[$1] == label ? $0 + weights[$1] : $0
      }
    }
    var (sum, total) = (0.0, 0.0)
    for row in scores.indices where labels[row] == .anomalous {
      let tp = weight(above: scores[row], .anomalous)
      sum += weights[row] * tp / (tp + weight(above: scores[row], .normal))
      total += weights[row]
    }
    return sum / total
  }

  @Test func `is the sum of squares of what each row's weight does to it, ties too`() throws {
    var chance = RandomStream(seed: 4, name: "variance")
    let labels: [Label] = (0..<60).map { $0 % 5 == 0 ? .anomalous : .normal }
    let scores = labels.map { label in
      (chance.next(Normal(mean: label == .anomalous ? 1 : 0)) * 4).rounded() / 4
    }
    let step = 1e-5
    let pulls = scores.indices.map { row in
      var weights = [Double](repeating: 1, count: scores.count)
      weights[row] += step
      let up = Self.oracle(scores, labels, weights)
      weights[row] -= 2 * step
      return (up - Self.oracle(scores, labels, weights)) / (2 * step)
    }
    let ranking = try Ranking(scores: scores, labels: Labels(labels))
    let expected = pulls.reduce(0) { $0 + $1 * $1 }
    #expect(abs(ranking.averagePrecisionVariance / expected - 1) < 1e-6)
  }
}
