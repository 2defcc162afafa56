import RingtrueCore
import RingtrueMetrics
import Testing

@Suite struct `The area under the ROC curve` {
  func area(_ scores: [Double], _ labels: [Label]) throws -> Measure {
    var evidence = Evidence()
    evidence.ranking = try Ranking(scores: scores, labels: Labels(labels))
    return Metric.rocAUC.measure(evidence)
  }

  @Test func `counts ties half`() throws {
    #expect(
      try area([1, 2, 2, 3], [.normal, .normal, .anomalous, .anomalous]).value == .success(0.875))
    #expect(try area([1, 1], [.normal, .anomalous]).value == .success(0.5))
  }

  @Test func `is undefined with one class, without rows, and without scores`() throws {
    #expect(try area([1, 2], [.normal, .normal]).value == .failure(.oneClass))
    #expect(try area([], []).value == .failure(.noRows))
    let measure = Metric.rocAUC.measure(Evidence())
    #expect(measure.value == .failure(.notGiven("scores with labels")))
  }
}
