import RingtrueCore
import RingtrueWorlds
import Testing

@testable import RingtrueHarness

@Suite struct `A closer look` {
  /// Forty rows of three columns; every fifth is anomalous, changed in `b`, from which `c` follows.
  private func data() throws -> TrialData {
    let rows = 40
    let table = try Table(columns: [
      Column("a", .integers((0..<rows).map { Int64($0 % 7) })),
      Column("b", .integers((0..<rows).map { Int64($0 % 5) })),
      Column("c", .integers((0..<rows).map { Int64($0 % 3) })),
    ])
    var truth = GroundTruth(Labels((0..<rows).map { $0 % 5 == 4 ? .anomalous : .normal }))
    truth.cells = stride(from: 4, to: rows, by: 5).flatMap { row in
      ["b", "c"].map {
        TrueCell(row: row, column: $0, event: 0, isRoot: $0 == "b", clean: "", injected: "")
      }
    }
    return TrialData(
      name: "t", table: table, roles: ColumnRoles(), truth: truth,
      parts: Array(repeating: .test, count: rows), split: .transductive)
  }

  private func look(at fitted: any FittedDetector, isOrdered: Bool = false) throws -> CloserLook {
    let data = try data()
    let bench = TrialBench(data, resamples: 20)
    let system = try SystemChoice(parsing: "constant@raw")
    let prepared = bench.prepared("raw", by: system.features)
    let rows = try #require(prepared.looked("raw", isOrdered: isOrdered))
    #expect(rows.anomalies == 8 && rows.observations.rowCount == 40)
    let scores = (0..<40).map { $0 % 5 == 4 ? 1.0 : 0 }
    return try CloserLook(
      at: fitted, whichGave: scores, on: rows, resamples: 100, under: Conditions())
  }

  @Test func `holds blame against the cells that were changed, not those that follow`() throws {
    for isOrdered in [false, true] {
      let right = try look(at: Blamer(shares: [0, 2, 3]), isOrdered: isOrdered)
      #expect(right["hit-rate@g"] == 1 && right["map"] == 1 && right["mrr"] == 1)
      // Of `a` and `b`, one by chance.
      #expect(right["hit-rate@g-chance"] == 0.5)
      let second = try look(at: Blamer(shares: [5, 2, 3]), isOrdered: isOrdered)
      #expect(second["hit-rate@g"] == 0 && second["mrr"] == 0.5)
      let none = try look(at: Blamer(shares: [1, 0, 0]), isOrdered: isOrdered)
      #expect(none["mrr"] == 0)
    }
  }

  @Test func `tells how ordinary rows are given back, and anomalous ones beside them`() throws {
    let look = try look(at: Rebuilder())
    #expect(look["reconstruction-mse"] == 0)
    let classes = look.slices.filter { $0.dimension == "rebuilt rows" }
    #expect(classes.map(\.value) == ["anomalous", "normal"])
    #expect(classes.map(\.rows) == [8, 32] && classes.map(\.anomalies) == [8, 0])
    // Of three cells, `b` is off by its mean of 2 from 4, in deviations of √2.
    let error = try classes[0].measures[0].value.get()
    #expect((error - 2.0 / 3).magnitude < 1e-6)
    #expect(
      look.slices.filter { $0.dimension == "rebuilt feature" }.map(\.value) == ["a", "b", "c"])
  }

  @Test func `tells whether bounds hold, and whether chances are what they say`() throws {
    let look = try look(at: Rebuilder())
    #expect(look["interval-coverage"] == 1)
    #expect((look["interval-coverage-gap"] ?? 0) > 0.09)
    #expect((look["risk-coverage-excess"] ?? 1).magnitude < 1e-12)
    #expect(look["conformal-false-alarms@0.05"] == 0 && look["power@bh-0.1"] == 1)
  }

  @Test func `has intervals of all, of slices too`() throws {
    let look = try look(at: Rebuilder())
    for measure in look.measures + look.slices.flatMap(\.measures) {
      guard case .success = measure.value else { continue }
      #expect(throws: Never.self, "\(measure)") { try measure.interval.get() }
    }
    let blame = try self.look(at: Blamer(shares: [0, 2, 3])).measures[0]
    let interval = try blame.interval.get()
    #expect(blame.metric == "hit-rate@g" && interval.low < 0.7 && interval.high == 1)
  }

  @Test func `says of each role that is lacking why, once`() throws {
    let look = try look(at: Plain())
    let reasons = look.measures.compactMap { measure -> String? in
      if case .failure(let why) = measure.value { why.code } else { nil }
    }
    #expect(reasons == ["no-blame", "no-rebuilding", "no-chances", "no-bounds"])
    #expect(look.slices.isEmpty)
  }

  @Test func `outlives a detector that breaks`() throws {
    let look = try look(at: Blamer(shares: []))
    guard case .failure(let why) = look.measures[0].value else {
      Issue.record("it gave \(look.measures[0])")
      return
    }
    #expect(why.code == "broken")
  }

  @Test func `comes with every trial, the same on any number of threads`() async throws {
    var planner = Planner()
    planner.without = Set(SystemChoice.controls + ["oracle"])
    let scenario = try smallScenario(systems: #""robust-z", "pca", "mahalanobis", "loda""#)
    let plan = try planner.plan([(scenario, nil)])
    let run = try await collected(plan)
    let again = try await collected(plan, width: 3)
    #expect(run.reports.map(\.timeless) == again.reports.map(\.timeless))
    let by = Dictionary(uniqueKeysWithValues: run.reports.map { ($0.trial.system, $0) })
    for system in ["robust-z", "mahalanobis"] {
      let hits = try #require(by[system]?.value("hit-rate@g"))
      #expect(hits > (by[system]?.value("hit-rate@g-chance") ?? 1), "\(system)")
    }
    #expect(by["pca"]?.value("reconstruction-mse") != nil)
    #expect(by["mahalanobis"]?.value("conformal-excess") != nil)
    #expect(by["loda"]?.value("hit-rate@g") == nil && by["loda"]?.value("roc-auc") != nil)
  }
}

extension CloserLook {
  fileprivate subscript(metric: String) -> Double? {
    measures.first { $0.metric == metric }.flatMap { try? $0.value.get() }
  }
}

/// Gives every row the same score, and can nothing else.
private struct Plain: FittedDetector {
  func scores(_ rows: Observations, under conditions: Conditions) throws -> [Double] {
    Array(repeating: 0, count: rows.rowCount)
  }
  var archive: Archive { Archive(detector: "plain") }
  init() {}
  init(_ archive: Archive) throws(ArchiveError) {}
}

/// Blames columns in fixed shares.
private struct Blamer: Attributing {
  let shares: [Float]

  init(shares: [Float]) { self.shares = shares }
  init(_ archive: Archive) throws(ArchiveError) { shares = [] }
  var archive: Archive { Archive(detector: "blamer") }

  func scores(_ rows: Observations, under conditions: Conditions) throws -> [Double] {
    Array(repeating: 0, count: rows.rowCount)
  }

  func contributions(_ rows: Observations, under conditions: Conditions) throws -> FeatureMatrix {
    guard shares.count == rows.features.featureCount else { throw Problem("there are no shares") }
    return FeatureMatrix(
      names: rows.features.names, rowCount: rows.rowCount,
      values: shares.flatMap { Array(repeating: $0, count: rows.rowCount) })
  }
}

/// Gives rows back as they are, but for a `b` of 4, which it takes for 2.
private struct Rebuilder: Reconstructing, Forecasting, Probabilistic {
  init() {}
  init(_ archive: Archive) throws(ArchiveError) {}
  var archive: Archive { Archive(detector: "rebuilder") }

  func scores(_ rows: Observations, under conditions: Conditions) throws -> [Double] {
    Array(repeating: 0, count: rows.rowCount)
  }

  func reconstruction(_ rows: Observations, under conditions: Conditions) throws -> FeatureMatrix {
    shifted(rows, by: 0)
  }

  func cellErrors(_ rows: Observations, under conditions: Conditions) throws -> FeatureMatrix {
    shifted(rows, by: 0)
  }

  func intervals(
    _ rows: Observations, coverage: Double, under conditions: Conditions
  ) throws -> (low: FeatureMatrix, high: FeatureMatrix) {
    (shifted(rows, by: -1), shifted(rows, by: 1))
  }

  func pValue(of score: Double) -> Double { score > 0 ? 0.001 : 0.5 }

  private func shifted(_ rows: Observations, by step: Float) -> FeatureMatrix {
    let features = rows.features
    return FeatureMatrix(
      names: features.names, rowCount: features.rowCount,
      values: features.names.indices.flatMap { feature in
        features.feature(feature).map { (feature == 1 && $0 == 4 ? 2 : $0) + step }
      })
  }
}
