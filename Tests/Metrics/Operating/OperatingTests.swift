import RingtrueCore
import RingtrueMetrics
import Testing

@Suite struct `Metrics at a threshold` {
  /// 6 of 8 anomalous rows flagged, and 4 of 92 normal ones.
  static let plain = FlagCounts(
    truePositives: 6, falsePositives: 4, falseNegatives: 2, trueNegatives: 88)

  func value(_ id: String, _ counts: FlagCounts = plain) throws -> Double {
    var evidence = Evidence()
    evidence.decisions = Decisions(counts, decoys: FlagCounts(falsePositives: 1, trueNegatives: 3))
    return try RingtrueMetricsTests.value(id, evidence)
  }

  @Test(
    arguments: [
      ("precision", 0.6), ("recall", 0.75), ("f1", 2 / 3.0), ("fpr", 4 / 92.0),
      ("specificity", 88 / 92.0), ("balanced-accuracy", 157 / 184.0),
      ("alert-rate", 0.1), ("fbeta@beta=2", 30 / 42.0),
      ("mcc", 520 / 662_400.0.squareRoot()),
      ("kappa", (0.94 - 0.836) / (1 - 0.836)),
      ("decoy-fpr", 0.25), ("precision-or-zero", 0.6),
    ] as [(String, Double)])
  func `equal their definitions`(_ id: String, _ wanted: Double) throws {
    let found = try value(id)
    #expect(isClose(found, wanted), "\(id): \(found), not \(wanted)")
  }

  @Test func `can be weighted to another prevalence`() throws {
    let flagged = 0.01 * 0.75 + 0.99 * 4 / 92
    #expect(try isClose(value("precision@prevalence=0.01"), 0.01 * 0.75 / flagged))
    #expect(try isClose(value("alert-rate@prevalence=0.01"), flagged))
    for id in ["precision", "f1", "mcc", "kappa", "alert-rate"] {
      #expect(try isClose(value("\(id)@prevalence=0.08"), value(id)))
    }
  }

  @Test func `are undefined, not 0, where there is nothing to divide by`() {
    let silent = FlagCounts(falseNegatives: 1, trueNegatives: 9)
    #expect(throws: Undefined.nothingFlagged) { try value("precision", silent) }
    #expect(throws: Undefined.oneClass) { try value("recall", FlagCounts(trueNegatives: 3)) }
    #expect(throws: Undefined.oneClass) {
      try value("balanced-accuracy", FlagCounts(truePositives: 3))
    }
    #expect(throws: Undefined.self) { try value("kappa", FlagCounts(truePositives: 3)) }
    #expect(throws: Undefined.self) { try value("f1", FlagCounts(trueNegatives: 3)) }
    #expect(throws: Undefined.noRows) { try value("alert-rate", FlagCounts()) }
  }

  @Test func `are 0 by name or by convention`() throws {
    let silent = FlagCounts(falseNegatives: 1, trueNegatives: 9)
    #expect(try value("precision-or-zero", silent) == 0)
    #expect(try value("mcc", silent) == 0)
    #expect(try value("f1", silent) == 0)
  }

  @Test func `count flags from a threshold on, and skip rows without a label`() throws {
    let decisions = try Decisions(
      scores: [1, 2, 3, 4], labels: Labels([.normal, .normal, .anomalous, .unlabelled]),
      threshold: Threshold(2, from: .given, by: "given"), decoys: RowSet([1]))
    #expect(
      decisions.counts == FlagCounts(truePositives: 1, falsePositives: 1, trueNegatives: 1))
    #expect(decisions.decoys == FlagCounts(falsePositives: 1))
    #expect(decisions.threshold?.provenance == .given)
    #expect(throws: MetricsError.self) {
      try Decisions(
        scores: [.nan], labels: Labels([.normal]), threshold: Threshold(2, from: .given, by: "x"))
    }
  }

  @Test(arguments: Metrics.all.filter { $0.card.family == "operating" }.map(\.id))
  func `have intervals that hold the value`(_ id: String) throws {
    let metric = try #require(Metrics.named(id))
    var evidence = Evidence()
    evidence.decisions = Decisions(
      Self.plain, decoys: FlagCounts(falsePositives: 1, trueNegatives: 3))
    let measure = metric.measure(evidence, IntervalRequest(resamples: 300))
    let (value, interval) = (try measure.value.get(), try measure.interval.get())
    #expect(interval.low < value && value < interval.high)
  }

  @Test func `are drawn by cluster where rows come in clusters`() throws {
    let rows = 0..<400
    let flags = rows.map { $0 / 4 % 3 == 0 }
    let labels = Labels(rows.map { $0 / 4 % 5 == 0 ? .anomalous : .normal })
    var evidence = Evidence()
    evidence.decisions = try Decisions(flags: flags, labels: labels)
    let loose = try Metric.recall.measure(evidence).interval.get()
    evidence.decisions = try Decisions(
      flags: flags, labels: labels, clusters: Clusters(rows.map { $0 / 4 }))
    let tight = try Metric.recall.measure(evidence).interval.get()
    #expect(loose.method == "wilson" && tight.method == "cluster-bootstrap-percentile(2000)")
    #expect((1.6...2.5).contains((tight.high - tight.low) / (loose.high - loose.low)))
  }
}

@Suite struct `A proportion` {
  /// Wilson: R's binom.confint; Clopper–Pearson: the quantiles of its beta distributions.
  @Test func `has the intervals of the tables`() {
    let wilson = Proportion(8, of: 10).wilson()
    #expect(isClose(wilson.low, 0.4901624715, within: 1e-9))
    #expect(isClose(wilson.high, 0.9433178485, within: 1e-9))
    let exact = Proportion(8, of: 10).clopperPearson()
    #expect(isClose(exact.low, 0.4439045376923585, within: 1e-12))
    #expect(isClose(exact.high, 0.9747892736731666, within: 1e-12))
    #expect(Proportion(0, of: 5).wilson().low == 0 && Proportion(5, of: 5).wilson().high == 1)
    #expect(Proportion(0, of: 5).clopperPearson().low == 0)
  }
}
