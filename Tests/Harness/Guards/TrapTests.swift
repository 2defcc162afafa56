import RingtrueCore
import RingtrueFeatures
import RingtrueKernels
import RingtrueWorlds
import Testing

@testable import RingtrueHarness

@Suite struct `Guards against mistakes` {
  #if DEBUG
    static let clean = 30
    static let trapped = 2
  #else
    static let clean = 400
    static let trapped = 20
  #endif

  /// Seeds of data that repeat no rows by nature, and are split by time.
  private static var seeds: [Int] {
    Array((1...200).filter { $0 % 5 != 0 && $0 % 7 != 0 }.prefix(trapped))
  }

  @Test func `catch every mistake that is planted in data`() throws {
    var tally = TrapTally()
    for trap in DataTrap.all {
      for seed in Self.seeds {
        var rows = Specimen(seed: seed)
        trap.set(&rows)
        let codes = try rows.codes()
        tally.count(trap.code, isCaught: codes.contains(trap.code))
        #expect(codes.contains(trap.code), "\(trap.name), seed \(seed): \(codes)")
      }
    }
    print(tally.text(of: DataTrap.all.map(\.code)))
  }

  @Test func `catch every mistake that is planted in scores`() throws {
    var tally = TrapTally()
    for trap in ScoreTrap.all {
      for seed in Self.seeds {
        let rows = Specimen(seed: seed)
        guard rows.measured.count >= 500 || trap.code != "RT022" else { continue }
        let codes = try rows.codes { trap.score(rows, $0, $1) }
        tally.count(trap.code, isCaught: codes.contains(trap.code))
        #expect(codes.contains(trap.code), "\(trap.name), seed \(seed): \(codes)")
      }
    }
    print(tally.text(of: ScoreTrap.all.map(\.code)))
  }

  /// The other round is fair, so that all scores together hide what one round did.
  @Test func `catch a mistake that is planted in one round of two, and tell which`() throws {
    var tally = TrapTally()
    let traps = ScoreTrap.all.filter { $0.code != "RT022" }
    for trap in traps {
      for seed in Self.seeds {
        let rows = Specimen(seed: seed)
        let half = rows.measured.count / 2
        // Of few anomalies nobody can tell in one round alone that they score lower.
        let anomalies = rows.measured[half...].count { rows.labels[$0] == .anomalous }
        guard anomalies >= 30 || trap.code != "RT023" else { continue }
        let scores = rows.measured.enumerated().map { place, row in
          place < half ? rows.fair(row, seed: seed) : trap.score(rows, place, row)
        }
        let found = rows.findings(in: scores, try rows.data(), rounds: 2).first {
          $0.code == trap.code
        }
        tally.count(trap.code, isCaught: found != nil)
        // A sign that is wrong in half of the rows may show in all of them.
        let tells = found?.message.hasPrefix("in round 2 of 2: ") ?? false
        #expect(found != nil && (tells || trap.code == "RT023"), "\(trap.name), seed \(seed)")
      }
    }
    print("in one round of two\n" + tally.text(of: traps.map(\.code)))
  }

  @Test func `raise no alarm over sound data and fair scores, in one round or in three`() throws {
    var alarms: [String] = []
    for seed in 1...Self.clean {
      let rows = Specimen(seed: seed)
      let data = try rows.data()
      let scores = rows.measured.map { rows.fair($0, seed: seed) }
      let found = Set(
        (DataGuards.findings(in: data) + rows.findings(in: scores, data)
          + rows.findings(in: scores, data, rounds: 3)).map(\.code))
      if !found.isEmpty { alarms.append("\(seed): \(found.sorted())") }
    }
    print("sound\t\(Self.clean) runs\t\(alarms.count) with a false alarm")
    #expect(alarms.count * 100 <= Self.clean, "\(alarms)")
  }

  @Test func `have three traps each, and codes of their own`() {
    let codes = DataGuards.all.map(\.code) + TrialGuards.all.map(\.code)
    #expect(Set(codes + BoardGuards.all.map(\.code)).count == codes.count + BoardGuards.all.count)
    let traps = DataTrap.all.map(\.code) + ScoreTrap.all.map(\.code)
    for code in codes { #expect(traps.count { $0 == code } >= 3, "\(code)") }
  }

  // MARK: - Side by side

  private func codes(
    oracle: Double? = nil, _ reached: [(system: String, precision: Double, digest: String)]
  ) throws -> [String] {
    let data = try Specimen(seed: 1).data()
    var board = ScoreBoard("specimen")
    let systems = reached + (oracle.map { [("oracle", $0, "")] } ?? [])
    for (system, precision, digest) in systems {
      let trial = Trial(scenario: "t", seed: 1, system: system)
      let interval = Measure.Interval(
        low: precision - 0.05, high: precision + 0.05, confidence: 0.95, method: "test")
      let measure = Measure(
        metric: "average-precision", value: .success(precision), interval: .success(interval))
      var report = TrialReport(trial, data: data.digest, .scored([measure]))
      report.scores = digest.isEmpty ? nil : RowScores(rows: [], scores: [], digest: digest)
      board.add(report)
    }
    return board.findings.map(\.code)
  }

  @Test func `find trivial data, leaks and twins among trials that stand side by side`() throws {
    let fair = [("knn", 0.5, "a"), ("lof", 0.4, "b"), ("amount", 0.2, "c"), ("random", 0.1, "c")]
    #expect(try codes(oracle: 0.7, fair).isEmpty)
    #expect(try codes(fair + [("time", 0.6, "d")]) == ["RT031"])
    #expect(try codes(fair + [("one-liner", 0.5, "d")]) == ["RT031"])
    #expect(try codes([("knn", 0.1, "a"), ("constant", 0.1, "b")]) == ["RT031"])
    #expect(try codes(oracle: 0.3, fair) == ["RT032"])
    #expect(try codes(oracle: 0.44, fair) == ["RT032"])
    #expect(try codes(oracle: 0.0, [("knn", 0.9, "a")]) == ["RT032"])
    #expect(try codes(fair + [("hbos", 0.4, "b")]) == ["RT033"])
    #expect(try codes(fair + [("hbos", 0.4, "b"), ("ecod", 0.4, "b")]) == ["RT033"])
    #expect(try codes(fair + [("hbos", 0.4, "b"), ("pca", 0.5, "a")]) == ["RT033"])
    // A replicate that gives the same once more is no second system.
    #expect(try codes(fair + [("knn", 0.5, "a"), ("lof", 0.4, "b")]).isEmpty)
  }

  // MARK: - What cannot happen

  /// A z-score over all rows, a rank over all rows, a mean that includes tomorrow: whatever is
  /// computed of the measured rows, what was learned from the training rows is the same.
  @Test(arguments: ["standard", "temporal", "entity", "sequence"])
  func `need not look for preprocessing of measured rows, which nothing can do`(
    _ recipe: String
  ) throws {
    let plain = Specimen(seed: 3)
    var bent = plain
    for row in bent.parts.indices where bent.parts[row] != .train {
      (bent.amounts[row], bent.rates[row]) = (bent.amounts[row] * 1000 + 7, -bent.rates[row])
      bent.words[row] = "unheard-of"
      bent.labels[row] = .anomalous
    }
    let choice = try Recipes.parsing(recipe == "sequence" ? "sequence:back=1" : recipe)
    let (one, other) = try (
      prepared(plain.data(), choice), prepared(bent.data(), choice)
    )
    #expect(one.train.features == other.train.features)
    #expect(one.measured.features != other.measured.features)
  }

  private func prepared(_ data: TrialData, _ choice: RecipeChoice) throws -> Preparation {
    try Preparation(data, Stage.all(of: data)[0], by: choice)
  }

  @Test func `need not look for labels in what detectors are shown, since there are none`() throws {
    var (plain, turned) = (Specimen(seed: 4), Specimen(seed: 4))
    plain.extra = plain.rates
    turned.extra = plain.rates
    for row in turned.labels.indices {
      turned.labels[row] = turned.labels[row] == .normal ? .anomalous : .normal
    }
    let choice = try Recipes.parsing("temporal")
    let shown = try [plain, turned].map { try prepared($0.data(), choice) }
    #expect(shown[0].measured.features == shown[1].measured.features)
    #expect(shown[0].measured.table == shown[1].measured.table)
    #expect(shown[0].train.table == shown[1].train.table)
  }
}
