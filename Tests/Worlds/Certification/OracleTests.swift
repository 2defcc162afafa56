import RingtrueCore
import RingtrueKernels
import Testing

@testable import RingtrueWorlds

/// Two overlapping laws that are known exactly, so that the best score is known too.
private struct TwoLaws {
  var values: [Double] = []
  var isAnomalous: [Bool] = []

  init(rows: Int, seed: UInt64) {
    var draws = RandomStream(seed: seed, name: "laws")
    for _ in 0..<rows {
      let isAnomaly = draws.draw().chance(0.03)
      // Anomalies lie on both sides, so that no threshold finds both.
      let side: Double = draws.draw().chance(0.5) ? 3 : -2.5
      let noise = draws.next(Normal())
      values.append(isAnomaly ? side + 0.7 * noise : noise)
      isAnomalous.append(isAnomaly)
    }
  }

  static func density(_ x: Double, _ mean: Double, _ deviation: Double) -> Double {
    let z = (x - mean) / deviation
    return Elementary.exp(-0.5 * z * z) / deviation
  }

  /// The likelihood ratio with the true parameters.
  var truth: [Double] {
    values.map { x in
      0.5 * (Self.density(x, 3, 0.7) + Self.density(x, -2.5, 0.7)) / Self.density(x, 0, 1)
    }
  }

  var assay: Assay {
    Assay(
      GroundTruth(Labels(isAnomalous.map { $0 ? .anomalous : .normal })),
      rows: Array(values.indices))
  }

  /// What an oracle with one clue sees.
  var sights: Sights { Sights(values.map { [UInt8(stepped($0, from: -6, to: 6, by: 0.1))] }) }
}

@Suite struct OracleTests {
  #if DEBUG
    static let rows = 4000
  #else
    static let rows = 40_000
  #endif

  @Test func `no rule beats the likelihood ratio of a world whose truth is known`() throws {
    let laws = TwoLaws(rows: Self.rows, seed: 1)
    let table = try Table(columns: [Column("x", .reals(laws.values))])
    let rule = Battery(deals: 0).results(in: table, laws.assay)[0]
    let oracle = try #require(laws.assay.precision(of: laws.truth, kind: nil))
    let best = try #require(rule.best?.averagePrecision)
    #expect(oracle > best)
    #expect(best > 3 * rule.prevalence)
  }

  @Test func `laws that are learned come close to those that are known`() throws {
    let lesson = TwoLaws(rows: 6 * Self.rows, seed: 10)
    let ratio = LikelihoodRatio(lesson.sights, isAnomalous: lesson.isAnomalous)
    let laws = TwoLaws(rows: Self.rows, seed: 1)
    let truth = try #require(laws.assay.precision(of: laws.truth, kind: nil))
    let learned = try #require(laws.assay.precision(of: ratio.scores(laws.sights), kind: nil))
    #expect(learned > truth - 0.05)
  }

  @Test func `clues that tell something only together are understood`() throws {
    var draws = RandomStream(seed: 3, name: "together")
    let codes = (0..<4000).map { _ in
      [UInt8(draws.draw().integer(in: 0..<2)), UInt8(draws.draw().integer(in: 0..<2))]
    }
    // Neither clue alone says anything: they must differ.
    let isAnomalous = codes.map { $0[0] != $0[1] }
    let ratio = LikelihoodRatio(Sights(codes), isAnomalous: isAnomalous)
    let scores = ratio.scores(Sights([[0, 0], [0, 1], [1, 0], [1, 1]]))
    #expect(scores[0] < 0.1 && scores[3] < 0.1)
    #expect(scores[1] > 10 && scores[2] > 10)
  }

  @Test func `an order's precision counts ties as one step`() throws {
    let labels: [Label] = [.normal, .anomalous, .normal, .anomalous]
    let assay = Assay(GroundTruth(Labels(labels)), rows: [0, 1, 2, 3])
    let wanted = (1 + 2.0 / 3) / 2
    #expect(assay.precision(of: [0, 1, 1, 2], kind: nil) == wanted)
    #expect(assay.precision(of: [1, 1, 1, 1], kind: nil) == 0.5)
  }

  @Test func `oracles of a ledger find what is gross`() throws {
    var world = LedgerWorld()
    world.plan.rows = 2500
    world.split = RowSplit(.time, train: 0.05, calibration: 0)
    world.anomalies = [
      AnomalySetting(BalanceBreak(), rate: 60, severity: 0.9...1),
      AnomalySetting(DuplicatePosting(), rate: 60, severity: 0.9...1),
    ]
    let dataset = try world.dataset(seed: 1, threads: 1)
    let precisions = try world.oracles(
      for: [(1, dataset)], threads: 2, lessonRows: Self.rows)[0]
    #expect(Set(precisions.keys) == ["balance_break", "duplicate_posting", "all"])
    #expect(precisions.values.allSatisfy { $0 > 0.5 }, "\(precisions)")
  }

  @Test func `clues have names of their own, and numbers for every row`() throws {
    let ledger = Ledger(LedgerPlan(rows: 1000), seed: 4)
    let labelled = try LabelledLedger(ledger, orders: [EventOrder(GroupCluster(), count: 1)])
    for profile in LedgerProfile.allCases {
      let scene = LedgerScene(labelled, profile)
      for clue in LedgerClues.all { #expect(clue.codes(scene).count == scene.rows.count) }
    }
    #expect(Set(LedgerClues.all.map(\.name)).count == LedgerClues.all.count)
    #expect(Set(BreakClues.all.map(\.name)).count == BreakClues.all.count)
  }
}

@Suite struct CertificateTests {
  func world() throws -> LedgerWorld {
    let settings = try JSON.read(
      """
      { rows: 3000, split: { by: "time", train: 0.3, calibration: 0.1 },
        anomalies: [{ kind: "balance_break", per_10k: 60, severity: [0.9, 1] },
                    { kind: "amount_context", per_10k: 60 }] }
      """, file: nil)
    return try LedgerWorld(reading: settings, file: nil)
  }

  @Test func `a certificate tells of all kinds together, then of each`() throws {
    let dataset = try world().dataset(seed: 3, threads: 1)
    let certificate = Certificate(
      dataset, oracles: ["amount_context": 0.9], battery: Battery(deals: 3),
      probe: LeakProbe(deals: 19), threads: 2)
    #expect(certificate.entries.map(\.name) == ["all", "amount_context", "balance_break"])
    let isInTest = dataset.parts.map { $0 == .test }
    let anomalies = zip(dataset.truth.rows, isInTest).count { $0.label == .anomalous && $1 }
    #expect(certificate.entries[0].rule.anomalies == anomalies)
    #expect(certificate.entries[2].verdict == .noOracle)
    let json = certificate.json["entries"]?.elements ?? []
    #expect(json.count == 3)
    #expect(json[1]["oracle"]?["average_precision"]?.double == 0.9)
  }

  @Test func `a kind is informative while rules stay far below what can be known`() {
    func verdict(rule: Double, oracle: Double?, anomalies: Int = 9) -> Certificate.Verdict {
      let result = SearchResult(
        kind: "k", anomalies: anomalies, prevalence: 0.01,
        best: Rule(text: "r", averagePrecision: rule), searched: 1, chance: [])
      return Certificate.Entry(kind: "k", rule: result, probe: result, oracle: oracle).verdict
    }
    #expect(verdict(rule: 0.2, oracle: 0.8) == .informative)
    #expect(verdict(rule: 0.5, oracle: 0.8) == .uninformative)
    #expect(verdict(rule: 0.05, oracle: 0.2) == .uninformative)
    #expect(verdict(rule: 0.4, oracle: 0.3) == .beaten)
    #expect(verdict(rule: 0.05, oracle: nil) == .noOracle)
    #expect(verdict(rule: 0, oracle: nil, anomalies: 0) == .empty)
  }

  @Test func `a deal's place among others is its p-value`() {
    let chance = (1...39).map { Double($0) / 100 }
    func result(_ precision: Double) -> SearchResult {
      SearchResult(
        kind: nil, anomalies: 5, prevalence: 0.01,
        best: Rule(text: "r", averagePrecision: precision), searched: 1, chance: chance)
    }
    #expect(result(0.5).pValue == 0.025)
    #expect(!result(0.5).isWithinChance)
    #expect(result(0.38).pValue == 0.075)
    #expect(result(0.38).isWithinChance)
    #expect(result(0.38).limit == 0.38)
  }
}

extension Sights {
  /// Rows of numbers, each as many as there are clues.
  fileprivate init(_ rows: [[UInt8]]) {
    let clues = (0..<rows[0].count).map { clue in
      Clue<[[UInt8]]>("\(clue)") { rows in rows.map { $0[clue] } }
    }
    self.init(clues, rows)
  }
}
