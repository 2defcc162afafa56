import RingtrueCore
import RingtrueDetectors
import RingtrueKernels
import Testing

@Suite struct `Every threshold rule` {
  @Test(arguments: Thresholds.all.map(\.id))
  func `says where its threshold comes from, and refuses to choose from nothing`(_ id: String)
    throws
  {
    let (rule, settings) = try Thresholds.parsing(id)
    let evidence = ThresholdEvidence([1, 3, 2], labels: Labels([.normal, .anomalous, .normal]))
    let threshold = try rule.threshold(from: evidence, settings)
    #expect(threshold.score.isFinite)
    #expect(threshold.provenance == rule.provenance)
    #expect(threshold.rule.hasPrefix(id))
    #expect(rule.provenance != .oracle)
    #expect(throws: DetectorError.noRows) { try rule.threshold(for: [], settings) }
    let again = try Thresholds.parsing(threshold.rule)
    #expect(try again.rule.threshold(from: evidence, again.settings) == threshold)
  }

  @Test(arguments: Thresholds.all.filter(\.needsLabels).map(\.id))
  func `refuses to choose by labels where a class is missing`(_ id: String) throws {
    let (rule, settings) = try Thresholds.parsing(id)
    #expect(throws: DetectorError.unlabelled(rule: id)) {
      try rule.threshold(for: [1, 2], settings)
    }
    #expect(throws: DetectorError.unlabelled(rule: id)) {
      try rule.threshold(
        from: ThresholdEvidence([1, 2], labels: Labels([.normal, .normal])), settings)
    }
  }
}

@Suite struct `A threshold by rank` {
  let scores = (1...200).map(Double.init)

  func threshold(_ text: String, _ scores: [Double]) throws -> Threshold {
    let (rule, settings) = try Thresholds.parsing(text)
    return try rule.threshold(for: scores, settings)
  }

  @Test func `flags the share or the number of rows that was asked for`() throws {
    #expect(try threshold("contamination:share=0.05", scores).score == 191)
    #expect(try threshold("budget:alerts=3", scores).score == 198)
    #expect(
      try threshold("contamination", scores)
        == Threshold(199, from: .train, by: "contamination:share=0.01"))
  }

  @Test func `flags one row at least, and all that tie with the last`() throws {
    #expect(try threshold("contamination:share=0", scores).score == 200)
    #expect(try threshold("contamination:share=0.3", [7, 7, 1]).score == 7)
  }

  @Test func `never flags more rows than people can look at`() throws {
    #expect(try threshold("budget:alerts=5", [1, 1]).score == 1)
    #expect(try threshold("budget:alerts=2", [9, 7, 7, 1]).score == 9)
    #expect(try threshold("budget:alerts=1", [7, 7, 1]).score == 7.0.nextUp)
  }

  @Test func `is refused by a name that is not there`() {
    #expect(throws: Problems.self) { try Thresholds.parsing("contaminaton") }
    #expect(throws: Problems.self) { try Thresholds.parsing("budget:alerts=0") }
  }
}

@Suite struct `A threshold by spread` {
  func threshold(_ text: String, _ scores: [Double]) throws -> Double {
    let (rule, settings) = try Thresholds.parsing(text)
    return try rule.threshold(for: scores, settings).score
  }

  /// Median 3, median deviation 1.
  @Test func `lies so many scaled median deviations above the median`() throws {
    #expect(try threshold("mad:deviations=2", [1, 2, 3, 4, 100]) == 3 + 2 * 1.4826)
    #expect(try threshold("mad", [5, 5, 5, 6]) == 5.0.nextUp)
  }

  /// Quartiles 2 and 4.
  @Test func `lies on the upper fence of the box`() throws {
    #expect(try threshold("tukey", [1, 2, 3, 4, 100]) == 4 + 1.5 * 2)
    #expect(try threshold("tukey", [5, 5, 5, 6, 5, 5]) == 5.0.nextUp)
  }
}

@Suite struct `A threshold by peaks` {
  /// The excesses of an exponential law are exponential: its far quantile is known.
  @Test func `finds the far quantile of an exponential law`() throws {
    let count = 20_000
    let scores = (0..<count).map { -Elementary.log((Double($0) + 0.5) / Double(count)) }
    let (rule, settings) = try Thresholds.parsing("pot:risk=0.0001")
    let found = try rule.threshold(for: scores, settings).score
    #expect((found - Elementary.log(10_000)).magnitude < 0.15)
  }

  @Test func `is the largest score where there are too few peaks`() throws {
    let (rule, settings) = try Thresholds.parsing("pot")
    #expect(try rule.threshold(for: [1, 2, 9], settings).score == 9)
    #expect(try rule.threshold(for: Array(repeating: 4, count: 900), settings).score == 4)
  }
}

@Suite struct `A conformal threshold` {
  /// Among 99 calibration scores, 1 to 99, a score above all has the p-value 1/100.
  @Test func `keeps each p-value below the share without a batch`() throws {
    let (rule, settings) = try Thresholds.parsing("conformal:share=0.05")
    let threshold = try rule.threshold(for: (1...99).map(Double.init), settings)
    #expect(threshold.flags(96))
    #expect(!threshold.flags(95))
  }

  /// P-values 0.01, 0.01, 0.03, 0.5 against 0.1 · rank / 4: the third is the last within bounds.
  @Test func `steps up over the batch as Benjamini and Hochberg do`() throws {
    let (rule, settings) = try Thresholds.parsing("conformal:share=0.1")
    let scores = (1...99).map(Double.init)
    let batch = ThresholdEvidence(scores, batch: [50, 98, 200, 300])
    #expect(try rule.threshold(from: batch, settings).score == 98)
    let ordinary = ThresholdEvidence(scores, batch: [50, 40, 60])
    #expect(try !rule.threshold(from: ordinary, settings).flags(60))
  }

  @Test func `leaves known anomalies out of the calibration`() throws {
    let (rule, settings) = try Thresholds.parsing("conformal:share=0.05")
    let labels = Labels(Array(repeating: .normal, count: 99) + [.anomalous])
    let evidence = ThresholdEvidence((1...99).map(Double.init) + [1000], labels: labels)
    #expect(try rule.threshold(from: evidence, settings).flags(96))
  }
}

@Suite struct `A threshold by labels` {
  let evidence = ThresholdEvidence(
    [0.9, 0.8, 0.7, 0.6, 0.5, 0.4],
    labels: Labels([.anomalous, .normal, .anomalous, .normal, .normal, .unlabelled]))

  func threshold(_ text: String) throws -> Double {
    let (rule, settings) = try Thresholds.parsing(text)
    return try rule.threshold(from: evidence, settings).score
  }

  /// F1 is 2/3, 1/2, 4/5 at the first three cuts.
  @Test func `is where the measure is best`() throws {
    #expect(try threshold("calibration-best") == 0.7)
    #expect(try threshold("calibration-best:measure=youden") == 0.7)
  }

  @Test func `weighs misses against alarms`() throws {
    #expect(try threshold("least-cost:miss=100,alarm=1") == 0.7)
    #expect(try threshold("least-cost:miss=1,alarm=2") == 0.9)
    #expect(try threshold("least-cost:miss=0,alarm=1") == 0.9.nextUp)
  }

  @Test func `flags ties together`() throws {
    let tied = ThresholdEvidence([2, 2, 1], labels: Labels([.anomalous, .normal, .normal]))
    let (rule, settings) = try Thresholds.parsing("calibration-best")
    #expect(try rule.threshold(from: tied, settings).score == 2)
  }
}
