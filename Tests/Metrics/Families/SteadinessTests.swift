import RingtrueCore
import RingtrueMetrics
import Testing

/// Worked examples, small enough to count by hand.
@Suite struct `Answers to the same rows` {
  private func measure(
    _ metric: Metric, _ fill: (inout Evidence) throws -> Void
  ) throws -> (value: Double, low: Double, high: Double) {
    var evidence = Evidence()
    try fill(&evidence)
    let measure = metric.measure(evidence, IntervalRequest(resamples: 200))
    let interval = try measure.interval.get()
    return (try measure.value.get(), interval.low, interval.high)
  }

  @Test func `in another order or company count by valid pairs, each row once`() throws {
    let steadiness = try Steadiness([
      .init(usual: "a", reordered: ["a", "b"], regrouped: ["a"]),
      .init(usual: "a", reordered: ["a", "a"], regrouped: ["a"]),
      .init(usual: "b", reordered: ["a", nil], regrouped: ["b"]),
      // Nothing valid to compare with, or to compare.
      .init(usual: nil, reordered: ["a", "a"], regrouped: ["a"]),
      .init(usual: "b", reordered: [nil, nil], regrouped: [nil]),
    ])
    let order = try measure(.orderSensitivity) { $0.steadiness = steadiness }
    #expect(order.value == 0.5 && order.low < 0.5 && order.high > 0.5)
    let batch = try measure(.batchSensitivity) { $0.steadiness = steadiness }
    // 1 − 0.025^(1/3): none of three.
    #expect(batch.value == 0 && batch.low == 0 && abs(batch.high - 0.707598) < 1e-5)
    #expect(throws: Undefined.self) {
      var evidence = Evidence()
      evidence.steadiness = try Steadiness([.init(usual: "a", reordered: [], regrouped: [])])
      _ = try Metric.orderSensitivity.value(of: evidence)
    }
  }

  @Test func `on how bad they are agree outright, and beyond chance by steps`() throws {
    let pairs: [(Int?, Int)] = [(0, 0), (0, 0), (1, 1), (2, 1), (2, 2), (0, 2), (nil, 0), (1, 0)]
    let severities = try Severities(pairs.map { .init(given: $0, truth: $1) })
    #expect(try measure(.severityAgreement) { $0.severities = severities }.value == 0.5)
    // Of seven that say something: squares of 6 where 68 / 7 are found by chance.
    let kappa = try Metric.severityKappa.value(of: evidence { $0.severities = severities })
    #expect(abs(kappa - 26.0 / 68) < 1e-12)
    let silent = try Severities([.init(given: nil, truth: 1)])
    #expect(throws: Undefined.self) {
      try Metric.severityKappa.value(of: evidence { $0.severities = silent })
    }
  }

  private func evidence(_ fill: (inout Evidence) throws -> Void) rethrows -> Evidence {
    var evidence = Evidence()
    try fill(&evidence)
    return evidence
  }

  @Test func `are worth as much more as people were heard`() throws {
    let some = try Feedback(
      [(true, true), (false, true), (false, true), (true, false)].map {
        .init(isRightBefore: $0.0, isRightAfter: $0.1)
      })
    #expect(try measure(.feedbackAccuracy) { $0.feedback = some }.value == 0.75)
    let gain = try measure(.feedbackGain) { $0.feedback = some }
    #expect(gain.value == 0.25 && gain.low < 0.25 && gain.high > 0.25)
    let none = try Feedback((0..<3).map { .init(isRightBefore: $0 == 0, isRightAfter: $0 == 0) })
    let even = try measure(.feedbackGain) { $0.feedback = none }
    #expect(even.value == 0 && even.low == -even.high && abs(even.high - 0.707598) < 1e-5)
  }
}
