import RingtrueCore
import RingtrueKernels
import RingtrueMetrics
import Testing

@Suite struct `Values of scikit-learn` {
  static let labels = Labels(
    [1, 0, 1, 0, 1, 0, 0, 1, 0, 0, 0, 0].map { $0 == 1 ? .anomalous : .normal })
  static let scores = [0.9, 0.4, 0.4, 0.35, 0.8, 0.1, 0.4, 0.7, 0.05, 0.9, 0.3, 0.2]

  @Test(
    arguments: [
      ("roc-auc", 0.859375), ("average-precision", 0.6220238095238095),
      ("pr-auc-trapezoid", 0.675595238095238), ("partial-auc-mcclish@fpr=0.3", 0.7297794117647058),
      ("f1", 0.7272727272727273), ("mcc", 0.5976143046671968), ("kappa", 0.5263157894736843),
      ("balanced-accuracy", 0.8125),
    ] as [(String, Double)])
  func `are ours too`(_ id: String, _ wanted: Double) throws {
    var evidence = Evidence()
    evidence.ranking = try Ranking(scores: Self.scores, labels: Self.labels)
    evidence.decisions = try Decisions(
      scores: Self.scores, labels: Self.labels, threshold: Threshold(0.4, from: .given, by: "x"))
    let found = try value(id, evidence)
    #expect(isClose(found, wanted, within: 1e-15), "\(id): \(found)")
  }
}

@Suite struct `A pair` {
  static let labels = `Values of scikit-learn`.labels
  static let first = `Values of scikit-learn`.scores
  static let second = [0.8, 0.5, 0.3, 0.35, 0.9, 0.2, 0.7, 0.3, 0.15, 0.7, 0.3, 0.25]

  /// By the placements of DeLong's paper, in NumPy and SciPy.
  @Test func `has DeLong's error and p-value`() throws {
    let paired = try PairedDeLong(Self.first, Self.second, labels: Self.labels)
    #expect(paired.first == 0.859375 && paired.second == 0.71875)
    #expect(isClose(paired.standardError, 0.17150257269346192))
    #expect(isClose(paired.p, 0.4122397398363492))
    let interval = paired.interval()
    #expect(interval.low < paired.difference && paired.difference < interval.high)
    #expect(
      try isClose(
        DeLong(Ranking(scores: Self.first, labels: Self.labels)).standardError,
        0.11380280694713826))
  }

  @Test func `of equals does not differ`() throws {
    let paired = try PairedDeLong(Self.first, Self.first, labels: Self.labels)
    #expect(paired.difference == 0 && paired.z == nil && paired.p == 1)
    let pair = try JointEvidence(scores: [Self.first, Self.first], labels: Self.labels)
    let difference = try pair.differences(
      of: [.rocAUC], IntervalRequest(resamples: 100))[0].get()
    #expect(difference.value == 0 && difference.p == 1)
    #expect(difference.interval.low == 0 && difference.interval.high == 0)
  }

  @Test func `needs two rows of each class, and as many scores as labels`() {
    #expect(throws: PairedError.self) {
      try PairedDeLong([1, 2, 3], [1, 2, 3], labels: Labels([.normal, .normal, .anomalous]))
    }
    #expect(throws: PairedError.self) { try PairedDeLong([1], [1, 2], labels: Labels([])) }
  }

  /// A thousand rows on which one column of scores sees the shift and the other does not.
  @Test func `of a better and a worse one differs, by formula and by resamples`() throws {
    var draws = RandomStream(seed: 1, name: "pair")
    let labels = Labels((0..<1000).map { $0 % 10 == 0 ? .anomalous : .normal })
    let noise = (0..<1000).map { _ in draws.next(Normal()) }
    let sharp = noise.indices.map { noise[$0] + ($0 % 10 == 0 ? 1.5 : 0) }
    let blunt = noise.indices.map { noise[$0] + ($0 % 10 == 0 ? 1 : 0) }
    let formula = try PairedDeLong(blunt, sharp, labels: labels)
    let drawn = try JointEvidence(scores: [blunt, sharp], labels: labels).differences(
      of: [.rocAUC], IntervalRequest(resamples: 1000))[0].get()
    #expect(formula.p < 0.01 && drawn.p < 0.01)
    #expect(isClose(drawn.value, formula.difference))
    let (wide, narrow) = (formula.interval(), drawn.interval)
    #expect(abs((wide.high - wide.low) / (narrow.high - narrow.low) - 1) < 0.15)
  }

  @Test func `of flags is drawn by its eight cells`() throws {
    let labels = Labels((0..<1000).map { $0 % 10 == 0 ? .anomalous : .normal })
    let first = (0..<1000).map { $0 % 20 == 0 || $0 % 50 == 1 }
    let second = (0..<1000).map { $0 % 30 == 0 || $0 % 100 == 1 }
    let pair = try JointEvidence(flags: first, second, labels: labels)
    #expect(try Metric.recall.value(of: pair.systems[0]) == 0.5)
    #expect(try Metric.recall.value(of: pair.systems[1]) == 0.34)
    let request = IntervalRequest(resamples: 2000)
    let difference = try pair.differences(of: [.recall, .f1], request)[0].get()
    #expect(isClose(difference.value, -0.16))
    // Rows 60, 120, … are flagged by both: 33 differ one way and 17 the other.
    let deviation = ((0.33 + 0.17 - 0.16 * 0.16) / 100).squareRoot()
    let width = difference.interval.high - difference.interval.low
    #expect(abs(width / (2 * 1.96 * deviation) - 1) < 0.1)
    let again = pair.differences(
      of: [.recall, .f1], IntervalRequest(resamples: 2000, width: 2))
    #expect(try again[0].get() == difference)
  }
}

@Suite struct `The null of permuted labels` {
  @Test func `centres on what chance is worth`() throws {
    let labels = Labels((0..<500).map { $0 % 10 == 0 ? .anomalous : .normal })
    let scores = (0..<500).map { Double($0 * 7919 % 101) }
    let null = try PermutationNull(Ranking(scores: scores, labels: labels))
    let chances = null.chances(of: [.rocAUC, .prevalence])
    let area = try chances[0].get()
    #expect(abs(area.mean - 0.5) < 0.006)
    // The variance of the area by chance is (n + 1) / 12mn, but for ties.
    let deviation = (501 / (12.0 * 50 * 450)).squareRoot()
    #expect(abs((area.bounds.upperBound - area.bounds.lowerBound) / (3.92 * deviation) - 1) < 0.1)
    #expect(area.p > 0.01)
    #expect(try chances[1].get().bounds == 0.1...0.1)
  }

  @Test func `is left behind by a good score`() throws {
    let labels = Labels((0..<200).map { $0 < 20 ? .anomalous : .normal })
    let scores = (0..<200).map { Double(-$0) }
    let null = try PermutationNull(Ranking(scores: scores, labels: labels))
    let chance = try null.chances(of: [.averagePrecision], draws: 1000)[0].get()
    #expect(chance.p == 1 / 1001.0 && chance.value == 1)
  }

  @Test func `stops when chance has done as well often enough`() throws {
    let labels = Labels((0..<200).map { $0 < 20 ? .anomalous : .normal })
    let good = try PermutationNull(
      Ranking(scores: (0..<200).map { Double(-$0) }, labels: labels))
    #expect(try good.pValue(of: .averagePrecision) == 1 / 200.0)
    let bad = try PermutationNull(Ranking(scores: (0..<200).map { Double($0) }, labels: labels))
    #expect(try bad.pValue(of: .averagePrecision) == 1)
    // A constant score reaches as much by any labels.
    var evidence = Evidence()
    evidence.ranking = try Ranking(scores: Array(repeating: 0, count: 200), labels: labels)
    #expect(try Metric.averagePrecisionChance.value(of: evidence) == 1)
  }

  @Test func `is the same by deals that are kept, those that are not, and some of each`() throws {
    let labels = Labels((0..<400).map { $0 % 20 == 0 ? .anomalous : .normal })
    // Ties of four, which a deal cuts through; a little better than chance.
    let scores = (0..<400).map { row -> Double in
      let tied = row * 7919 % 400 / 4
      return Double(row % 20 == 0 ? tied + 8 : tied)
    }
    let null = try PermutationNull(Ranking(scores: scores, labels: labels))
    let alone = try null.pValue(of: .averagePrecision)
    #expect(alone > 0.005 && alone < 1)
    for kept in [0, 1, 57, PermutationNull.fewDraws] {
      let deals = Deals(of: 20, among: 400, keeping: kept)
      #expect(try null.pValue(of: .averagePrecision, by: deals) == alone)
    }
    let others = Deals(of: 20, among: 400, seed: 2)
    #expect(try null.pValue(of: .averagePrecision, by: others) != alone)
  }

  @Test func `is rarely small for scores that mean nothing`() throws {
    let labels = Labels((0..<300).map { $0 % 15 == 0 ? .anomalous : .normal })
    let chances = try (1...200).map { seed in
      var draws = RandomStream(seed: 7, name: "meaningless").entity(seed)
      let scores = (0..<300).map { _ in draws.draw().unit }
      let null = try PermutationNull(Ranking(scores: scores, labels: labels))
      let deals = Deals(of: 20, among: 300, seed: Seed(UInt64(seed)))
      return try null.pValue(of: .averagePrecision, by: deals)
    }
    for level in [0.05, 0.2, 0.5] {
      let share = Double(chances.count { $0 <= level }) / 200
      #expect(abs(share - level) < 0.1, "\(level): \(share)")
    }
  }

  @Test func `is the same at any width`() throws {
    let labels = Labels((0..<200).map { $0 < 20 ? .anomalous : .normal })
    let ranking = try Ranking(scores: (0..<200).map { Double($0 % 50) }, labels: labels)
    let null = try PermutationNull(ranking)
    #expect(
      null.chances(of: [.rocAUC], draws: 100) == null.chances(of: [.rocAUC], draws: 100, width: 2))
  }
}
