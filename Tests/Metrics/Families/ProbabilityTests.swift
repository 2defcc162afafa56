import RingtrueCore
import RingtrueMetrics
import Testing

private let chances = [
  0.65, 0.65, 0.27, 0.08, 0.0, 0.15, 0.17, 0.0, 0.0, 1.0, 0.43, 0.05, 0.19, 0.95, 0.81, 0.71, 0.15,
  0.24, 0.46, 0.0, 0.31, 0.07, 0.77, 0.0, 0.46, 0.76, 0.05, 0.8, 0.76, 0.0, 0.5, 0.0, 0.25, 0.19,
  0.04, 0.11, 0.65, 0.1, 0.02, 0.49,
]
private let positives: Set = [0, 2, 9, 10, 14, 22, 24, 25, 27, 30, 39]

private func value(_ metric: Metric, _ chances: [Double], _ labels: [Label]) throws -> Double {
  var evidence = Evidence()
  evidence.probabilities = try Probabilities(predicted: chances, labels: Labels(labels))
  return try metric.value(of: evidence)
}

@Suite struct `Predicted probabilities` {
  private let labels = chances.indices.map { positives.contains($0) ? Label.anomalous : .normal }

  /// scikit-learn 1.9 and numpy 2.4.
  @Test(arguments: [
    (Metric.brier, 0.1353025), (.logLoss, 0.41301954385133427),
    (.expectedCalibrationError, 0.18075), (.rightClosedCalibrationError, 0.17075),
    (.equalMassCalibrationError, 0.17025),
  ])
  func `agree with scikit-learn`(_ metric: Metric, _ expected: Double) throws {
    #expect(isClose(try value(metric, chances, labels), expected))
  }

  @Test func `are clipped where they were certain and wrong`() throws {
    let loss = try value(.logLoss, [0, 1], [.anomalous, .anomalous])
    #expect(isClose(loss, 52 * 0.6931471805599453 / 2))
  }

  @Test func `on an edge belong to the bin above, or below`() throws {
    // 0.2 = 3/15: with 0.21, or with 0.19.
    let labels: [Label] = [.normal, .anomalous, .anomalous]
    let above = try value(.expectedCalibrationError, [0.19, 0.2, 0.21], labels)
    let below = try value(.rightClosedCalibrationError, [0.19, 0.2, 0.21], labels)
    #expect(isClose(above, (0.19 + (2 - 0.41)) / 3))
    #expect(isClose(below, ((1 - 0.39) + 0.79) / 3))
  }

  @Test func `are judged among the top alerts alone`() throws {
    let many = (0..<1000).map { Double($0) / 1000 }
    let labels = many.map { $0 >= 0.5 ? Label.anomalous : .normal }
    // The ten highest are 0.99…0.999, and all are anomalous.
    #expect(isClose(try value(.topAlertCalibrationError, many, labels), 1 - 0.9945))
  }

  @Test func `do not count without a label, and must lie in 0…1`() throws {
    #expect(try value(.brier, [0.5, 0.9], [.anomalous, .unlabelled]) == 0.25)
    #expect(throws: Undefined.noRows) { try value(.brier, [0.9], [.unlabelled]) }
    #expect(throws: MetricsError.self) { try value(.brier, [1.5], [.normal]) }
    #expect(throws: MetricsError.self) { try value(.brier, [.nan], [.normal]) }
  }

  /// The standard error of a mean of squares, and a normal quantile.
  @Test func `have bounds from resampled rows`() throws {
    var evidence = Evidence()
    evidence.probabilities = try Probabilities(predicted: chances, labels: Labels(labels))
    let squares = zip(chances, labels).map { ($0 - ($1 == .anomalous ? 1 : 0)) }.map { $0 * $0 }
    let mean = squares.reduce(0, +) / 40
    let variance = squares.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 40
    let reach = 1.96 * (variance / 40).squareRoot()
    let interval = try Metric.brier.measure(evidence).interval.get()
    #expect(abs(interval.high - interval.low - 2 * reach) < 0.1 * reach)
  }

  @Test func `make a curve`() {
    let curve = Reliability([0.1, 0.12, 0.9], [false, true, true], .equalWidth(10))
    #expect(curve.bins.map(\.rows) == [2, 1])
    #expect(curve.bins.map(\.observed) == [0.5, 1])
    #expect(curve.bins.map(\.predicted) == [0.11, 0.9])
  }
}

@Suite struct `Predicted uncertainty` {
  @Test func `covers what it covers`() throws {
    var evidence = Evidence()
    evidence.predictiveIntervals = try PredictiveIntervals(
      low: [0, 0, 0, 0], high: [1, 2, 3, 4], outcomes: [1, 3, 1, 1], nominal: 0.9)
    #expect(try Metric.intervalCoverage.value(of: evidence) == 0.75)
    #expect(isClose(try Metric.coverageGap.value(of: evidence), -0.15))
    #expect(try Metric.intervalWidth.value(of: evidence) == 2.5)
    #expect(throws: MetricsError.self) {
      try PredictiveIntervals(low: [2], high: [1], outcomes: [1], nominal: 0.9)
    }
  }

  @Test func `has uniform transforms when it is right`() throws {
    var evidence = Evidence()
    let right = try ProbabilityTransforms((0..<100).map { (Double($0) + 0.5) / 100 })
    evidence.transforms = right
    #expect(isClose(try Metric.transformGap.value(of: evidence), 0.005))
    #expect(right.histogram(bins: 4) == [25, 25, 25, 25])
    evidence.transforms = try ProbabilityTransforms([1, 1, 1])
    #expect(try Metric.transformGap.value(of: evidence) == 1)
  }

  @Test func `of p-values shows too many small ones`() throws {
    var evidence = Evidence()
    let labels = Labels([.normal, .normal, .normal, .normal, .anomalous, .anomalous])
    evidence.pValues = try PValues([0.01, 0.3, 0.6, 0.9, 0.01, 0.02], labels: labels)
    #expect(isClose(try Metric.conformalExcess.value(of: evidence), 0.24))
    #expect(try Metric.conformalFalseAlarms.value(of: evidence) == 0.25)
    #expect(isClose(try Metric.falseDiscoveries.value(of: evidence), 1.0 / 3))
    #expect(try Metric.discoveryPower.value(of: evidence) == 1)
  }

  /// Every third row anomalous, with small p-values; ties among all of them.
  private var tied: (values: [Double], labels: Labels) {
    let values = (0..<600).map { row in
      let unit = Double(row * 7919 % 199) / 199
      return unit * unit * (row.isMultiple(of: 3) ? 0.1 : 1)
    }
    return (values, Labels(values.indices.map { $0.isMultiple(of: 3) ? .anomalous : .normal }))
  }

  @Test func `of p-values discovers what the procedure adjusts to at most its rate`() throws {
    let (values, labels) = tied
    let adjusted = Correction.benjaminiHochberg(values)
    let found = values.indices.filter { adjusted[$0] <= 0.1 }
    let right = found.count { labels.rows[$0] == .anomalous }
    #expect(right > 50 && right < 150 && found.count > right)
    var evidence = Evidence()
    evidence.pValues = try PValues(values, labels: labels)
    #expect(try Metric.discoveryPower.value(of: evidence) == Double(right) / 200)
    let wrong = Double(found.count - right) / Double(found.count)
    #expect(try Metric.falseDiscoveries.value(of: evidence) == wrong)
  }

  @Test(arguments: [
    Metric.conformalExcess, .conformalFalseAlarms, .falseDiscoveries, .discoveryPower,
  ])
  func `of p-values have bounds like those of all rows drawn anew`(_ metric: Metric) throws {
    var evidence = Evidence()
    evidence.pValues = try PValues(tied.values, labels: tied.labels)
    let measure = metric.measure(evidence, IntervalRequest(resamples: 500))
    let (value, bounds) = (try measure.value.get(), try measure.interval.get())
    #expect(bounds.low <= value && value <= bounds.high && bounds.low < bounds.high)
    let whole = try metric.measure(
      evidence, IntervalRequest(resamples: 500, bounds: .percentile)
    ).interval.get()
    // What holds for every law is wider than what this one's rows show.
    let slack = metric.id == "conformal-excess" ? 0.08 : 0.02
    #expect((bounds.low - whole.low).magnitude < slack, "\(bounds) \(whole)")
    #expect((bounds.high - whole.high).magnitude < slack, "\(bounds) \(whole)")
  }

  /// Sure and right first: risks 0, 0, 1/3, 2/4.
  @Test func `has an area of risk and coverage`() throws {
    var evidence = Evidence()
    evidence.confidences = try Confidences([0.9, 0.8, 0.3, 0.2], losses: [0, 0, 1, 1])
    let best = (1.0 / 3 + 0.5) / 4
    #expect(isClose(try Metric.riskCoverageArea.value(of: evidence), best))
    #expect(try Metric.riskCoverageExcess.value(of: evidence) == 0)
    evidence.confidences = try Confidences([1, 1, 1, 1], losses: [0, 1, 0, 1])
    #expect(try Metric.riskCoverageArea.value(of: evidence) == 0.5)
  }
}
