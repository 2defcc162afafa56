import RingtrueCore
import RingtrueMetrics
import Testing

@Suite struct `Measured latencies` {
  private func filled() -> LatencyHistogram {
    var histogram = LatencyHistogram()
    for i in 0..<1000 { histogram.record(i * i * i * 97 + 13 * i + 1) }
    return histogram
  }

  /// hdrhistogram 0.10, from 1 ns to 1 h with three significant digits; of the longest it tells the
  /// end of the bucket, 96 770 981 887.
  @Test(
    arguments: zip(
      [0.001, 0.25, 0.5, 0.9, 0.95, 0.99, 0.999, 1],
      [
        1, 1_498_415_103, 12_054_429_695, 70_531_416_063, 82_946_555_903, 93_885_300_735,
        96_435_437_567, 96_709_303_891,
      ]))
  func `agree with hdrhistogram`(_ share: Double, _ expected: Int) {
    #expect(filled().value(atShare: share) == expected)
  }

  @Test func `are true to three digits`() throws {
    for value in [1, 2047, 2048, 123_457, 999_999_937, 3_599_999_999_999] {
      var histogram = LatencyHistogram()
      histogram.record(value)
      let found = try #require(histogram.value(atShare: 0.5))
      #expect(found == value && histogram.maximum == value)
      #expect(histogram.buckets.count == 1)
      #expect(histogram.buckets[0].range.contains(value))
      histogram.record(LatencyHistogram.longest)
      let lower = try #require(histogram.value(atShare: 0.5))
      #expect(lower >= value && Double(lower - value) <= Double(value) / 1000)
    }
  }

  @Test(arguments: [0.5, 0.99, 0.999, 1])
  func `are never said to exceed the longest`(_ share: Double) throws {
    var histogram = LatencyHistogram()
    for latency in [100_003, 100_004, 100_001] { histogram.record(latency) }
    #expect(try #require(histogram.value(atShare: share)) <= 100_004)
    #expect(histogram.value(atShare: 1) == 100_004)
  }

  @Test func `can be merged in any order`() {
    var (odd, even) = (LatencyHistogram(), LatencyHistogram())
    for i in 0..<1000 {
      let value = i * i * i * 97 + 13 * i + 1
      if i % 2 == 0 { even.record(value) } else { odd.record(value) }
    }
    var merged = odd
    merged.merge(even)
    even.merge(odd)
    #expect(merged.buckets.map(\.count) == filled().buckets.map(\.count))
    #expect(merged.buckets.map(\.range) == even.buckets.map(\.range))
    #expect(merged.count == 1000)
    #expect(merged.minimum == 1)
  }

  @Test func `beyond an hour are counted and said to be so`() {
    var histogram = LatencyHistogram()
    histogram.record(LatencyHistogram.longest * 2)
    histogram.record(-5)
    #expect(histogram.clamped == 2)
    #expect(histogram.maximum == LatencyHistogram.longest)
  }

  @Test func `that were hidden behind a slow one are added`() {
    var histogram = LatencyHistogram()
    histogram.record(1000, expectedEvery: 100)
    #expect(histogram.count == 10)
    #expect(histogram.value(atShare: 0.1) == 100)
    #expect(histogram.value(atShare: 0.9) == 900)
  }

  @Test func `run from the intended start`() throws {
    var evidence = Evidence()
    evidence.latency = try Latencies(
      intendedStarts: [0, 1000, 2000, 3000], ends: [500, 4000, 4500, 5000])
    #expect(try Metric.latencyMaximum.value(of: evidence) == 3000)
    #expect(try Metric.latencyMean.value(of: evidence) == 2000)
    #expect(isClose(try Metric.throughput.value(of: evidence), 4 / 5e-6))
    #expect(throws: MetricsError.self) { try Latencies(intendedStarts: [5], ends: [4]) }
  }

  /// SciPy: binom.ppf(0.025, n, q) and binom.ppf(0.975, n, q) + 1.
  @Test func `are bounded by order statistics`() throws {
    #expect(try OrderStatistics.ranks(of: 1000, share: 0.99, confidence: 0.95) == 983...997)
    #expect(try OrderStatistics.ranks(of: 5000, share: 0.99, confidence: 0.95) == 4936...4964)
    #expect(try OrderStatistics.ranks(of: 100, share: 0.5, confidence: 0.95) == 40...61)
    #expect(throws: Undefined.self) {
      try OrderStatistics.ranks(of: 100, share: 0.99, confidence: 0.95)
    }
    var evidence = Evidence()
    evidence.latency = Latencies(filled())
    let interval = try Metric.latencyPercentile(0.9).measure(evidence).interval.get()
    #expect(interval.method == "order-statistics")
    #expect(interval.low < 70_531_416_063 && 70_531_416_063 < interval.high)
  }

  /// numpy 2.4.
  @Test(
    arguments: zip(
      [0.1, 0.25, 0.75, 0.9, 1],
      [
        [1.7000000000000002, 2, 1.25, 2, 1.25], [2.75, 3.5, 2, 3.5, 2], [5.75, 7.5, 4, 4, 7.5],
        [8.100000000000001, 9, 7.5, 7.5, 9], [9.0, 9, 9, 9, 9],
      ]
    ))
  func `have quantiles by each convention`(_ share: Double, _ expected: [Double]) {
    let sorted = [1.25, 2, 3.5, 4, 4, 7.5, 9]
    #expect(QuantileConvention.allCases.map { $0.quantile(of: sorted, share: share) } == expected)
    #expect(QuantileConvention.linear.quantile(of: [], share: share) == nil)
  }
}

@Suite struct `Stability` {
  private func value(_ metric: Metric, _ before: [Double], _ after: [Double]) throws -> Double {
    var evidence = Evidence()
    evidence.shift = try Shift(before: before, after: after)
    return try metric.value(of: evidence)
  }

  @Test func `is 0 for the same values, and grows with what moves`() throws {
    let values = (0..<1000).map(Double.init)
    #expect(try value(.stabilityIndex, values, values) == 0)
    #expect(try value(.shiftGap, values, values) == 0)
    #expect(try value(.shiftGap, values, values.map { $0 + 250 }) == 0.25)
    #expect(try value(.stabilityIndex, values, values.map { $0 + 250 }) > 0.25)
  }

  @Test func `allows small samples more`() throws {
    let (few, many) = ((0..<50).map(Double.init), (0..<50_000).map { Double($0) / 1000 })
    let moved = few.map { $0 + 4 }, movedMany = many.map { $0 + 4 }
    #expect(try value(.relativeStabilityIndex, few, moved) < 1)
    #expect(try value(.relativeStabilityIndex, many, movedMany) > 1)
    #expect(throws: Undefined.self) { try value(.relativeStabilityIndex, [1, 1], [1, 1]) }
  }

  @Test func `of alert rates has limits`() throws {
    var evidence = Evidence()
    let days = [20, 25, 18, 22, 60, 21].map { AlertRates.Period(rows: 1000, alerts: $0) }
    let rates = try AlertRates(days)
    evidence.alertRates = rates
    let chart = try rates.chart()
    #expect(isClose(chart.centre, 166.0 / 6000))
    #expect(isClose(chart.limits[0].high, chart.centre + 3 * 0.00518664, within: 1e-7))
    #expect(try Metric.alertBreaches.value(of: evidence) == 1)
    #expect(try Metric.widenedAlertBreaches.value(of: evidence) == 0)
    #expect(throws: MetricsError.self) { try AlertRates([.init(rows: 1, alerts: 2)]) }
  }
}

@Suite struct `Rebuilt cells` {
  @Test func `have errors, as a whole and by column`() throws {
    var evidence = Evidence()
    let amount = try Reconstruction.Column(
      name: "amount", given: [10, 20, 900], rebuilt: [11, 20, 40], clean: [10, 20, 30])
    let hour = try Reconstruction.Column(
      name: "hour", given: [1, 2, 3], rebuilt: [1, 2, 4], clean: [1, 2, 3])
    evidence.reconstruction = Reconstruction([amount, hour])
    #expect(amount.absoluteError == 287)
    #expect(hour.squaredError == 1.0 / 3)
    #expect(try Metric.reconstructionAbsolute.value(of: evidence) == 862.0 / 6)
    #expect(try Metric.reconstructionSquared.value(of: evidence) == 739_602.0 / 6)
    #expect(try Metric.repairError.value(of: evidence) == 100)
    #expect(try Metric.repairGain.value(of: evidence) == 1 - 100.0 / 756_900)
  }

  @Test func `need a twin to be repaired`() throws {
    var evidence = Evidence()
    evidence.reconstruction = Reconstruction([try .init(name: "a", given: [1], rebuilt: [2])])
    #expect(throws: Undefined.self) { try Metric.repairError.value(of: evidence) }
  }
}

@Suite struct `Explanations of rows` {
  private func value(_ metric: Metric, _ rows: [Explanations.Row]) throws -> Double {
    var evidence = Evidence()
    evidence.explanations = Explanations(rows)
    return try metric.value(of: evidence)
  }

  private let row = Explanations.Row(ranking: [4, 0, 2, 1, 3, 5], truth: [0, 1])

  private func orders(of places: [Int]) -> [[Int]] {
    guard places.count > 1 else { return [places] }
    return places.flatMap { first in orders(of: places.filter { $0 != first }).map { [first] + $0 }
    }
  }

  @Test func `are scored by where the causes stand`() throws {
    #expect(try value(.hitRate, [row]) == 0.5)
    #expect(try value(.wideHitRate, [row]) == 0.5)
    #expect(try value(.reciprocalRank, [row]) == 0.5)
    // The causes stand at 2 and 4: (1/2 + 2/4) / 2.
    #expect(try value(.blamePrecision, [row]) == 0.5)
    // (1/log₂3 + 1/log₂5) / (1 + 1/log₂3)
    #expect(isClose(try value(.blameGain, [row]), 0.6509209298071326))
  }

  @Test func `stand beside chance`() throws {
    #expect(isClose(try value(.randomHitRate, [row]), 1.0 / 3))
    #expect(try value(.randomWideHitRate, [row]) == 0.5)
    // First cause at 1…5 with chance 5, 4, 3, 2, 1 of 15.
    let expected = (5.0 + 4.0 / 2 + 3.0 / 3 + 2.0 / 4 + 1.0 / 5) / 15
    #expect(isClose(try value(.randomReciprocalRank, [row]), expected))
    #expect(isClose(try value(.randomBlameGain, [row]), 2.948459118879392 / 3 / 1.6309297535714575))
  }

  @Test func `have by chance the mean precision of all orders`() throws {
    let orders = orders(of: Array(0..<5))
    let mean = try value(
      .blamePrecision, orders.map { Explanations.Row(ranking: $0, truth: [0, 3]) })
    #expect(
      isClose(
        try value(.randomBlamePrecision, [.init(ranking: [], truth: [0, 3], features: 5)]), mean))
    let all = Explanations.Row(ranking: [1, 0], truth: [0, 1])
    #expect(try value(.randomBlamePrecision, [all]) == 1)
  }

  @Test func `have an interval, of some width even where every row agrees`() throws {
    let wrong = Explanations.Row(ranking: [5, 4, 3, 2, 1, 0], truth: [0, 1])
    var evidence = Evidence()
    evidence.explanations = Explanations((0..<20).map { $0 % 4 == 0 ? wrong : row })
    let mixed = try Metric.hitRate.measure(evidence).interval.get()
    #expect(mixed.method.hasPrefix("bootstrap") && mixed.low < 0.375 && mixed.high > 0.375)
    #expect(mixed.low > 0.2 && mixed.high < 0.5)
    evidence.explanations = Explanations((0..<20).map { _ in wrong })
    let none = try Metric.hitRate.measure(evidence).interval.get()
    let exact = Proportion(0, of: 20).clopperPearson()
    #expect(none.low == 0 && isClose(none.high, exact.high))
  }

  @Test func `without a cause do not count, and causes not named are misses`() throws {
    let none = Explanations.Row(ranking: [1, 2], truth: [])
    #expect(throws: Undefined.noRows) { try value(.hitRate, [none]) }
    let unnamed = Explanations.Row(ranking: [1, 2], truth: [7], features: 10)
    #expect(try value(.reciprocalRank, [unnamed]) == 0)
    #expect(try value(.randomHitRate, [unnamed]) == 0.1)
  }
}
