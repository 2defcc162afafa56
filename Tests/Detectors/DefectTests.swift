import RingtrueCore
import RingtrueDetectors
import RingtrueKernels
import Testing

/// Defects that real services were seen to have, each shown by what detectors and thresholds are held
/// to; what has no defect passes the same check.
@Suite struct `A known defect of detection` {
  private let rows = Sample.rows(60, features: 3)

  /// The share of rows that score otherwise alone than among others.
  private func disparity(_ fitted: any FittedDetector) throws -> Double {
    let together = try fitted.scores(rows, under: Conditions())
    let alone = try (0..<rows.rowCount).map {
      try fitted.scores(rows.rows($0..<$0 + 1), under: Conditions())[0]
    }
    return Double(zip(together, alone).count { $0 != $1 }) / Double(rows.rowCount)
  }

  /// The share of rows that score otherwise when all come in another order.
  private func orderEffect(_ fitted: any FittedDetector) throws -> Double {
    let forth = try fitted.scores(rows, under: Conditions())
    let order = Array((0..<rows.rowCount).reversed())
    let back = try fitted.scores(rows.gathering(order), under: Conditions())
    return Double(zip(forth, back.reversed()).count { $0 != $1 }) / Double(rows.rowCount)
  }

  @Test func `a history that is made of the batch shows in single rows and in another order`()
    throws
  {
    let sound = try RobustZ.standard.fit(rows, under: Conditions())
    #expect(try disparity(sound) == 0 && orderEffect(sound) == 0)
    let broken = BatchHistory()
    #expect(try disparity(broken) > 0.9 && orderEffect(broken) > 0.9)
  }

  @Test func `a detector that is fitted again on what it scores shows in the size of the batch`()
    throws
  {
    let sound = try LocalOutlierFactor.standard.fit(rows, under: Conditions())
    #expect(try disparity(sound) == 0 && orderEffect(sound) == 0)
    #expect(try disparity(FittedAgain()) > 0.9)
  }

  /// Scores of ordinary rows are those of a normal law, and of strange ones far beyond.
  @Test func `a fixed share of alarms shows on clean rows, and where strange ones are common`()
    throws
  {
    func alarms(_ text: String, strange share: Double) throws -> Double {
      let scores = (0..<20_000).map { row -> Double in
        let isStrange = Double(row) < share * 20_000
        return (isStrange ? 30 : 0)
          + Elementary.normalQuantile((Double(row) + 0.5) / 20_000).magnitude
      }
      let (rule, settings) = try Thresholds.parsing(text)
      let threshold = try rule.threshold(for: scores, settings)
      return Double(scores.count { threshold.flags($0) }) / 20_000
    }
    for share in [0, 0.001, 0.01, 0.1, 0.2] {
      let fixed = try alarms("contamination:share=0.05", strange: share)
      #expect((fixed - 0.05).magnitude < 1e-3, "whatever there is to be alarmed about")
      let free = try alarms("mad:deviations=6", strange: share)
      #expect((free - share).magnitude < 1e-3, "\(free) where \(share) are strange")
    }
  }
}

/// Looks back on the rows of the batch, whatever they are of; without any, there is nothing to see.
private struct BatchHistory: FittedDetector {
  var archive: Archive { Archive(detector: "defect") }

  init() {}
  init(_ archive: Archive) throws(ArchiveError) {}

  func scores(_ rows: Observations, under conditions: Conditions) throws -> [Double] {
    let cells = Array(rows.features.feature(0))
    return cells.indices.map { row in
      let before = cells[..<row]
      guard !before.isEmpty else { return 0 }
      return Double((cells[row] - before.reduce(0, +) / Float(before.count)).magnitude)
    }
  }
}

/// Learns from the rows that it is to score.
private struct FittedAgain: FittedDetector {
  var archive: Archive { Archive(detector: "defect") }

  init() {}
  init(_ archive: Archive) throws(ArchiveError) {}

  func scores(_ rows: Observations, under conditions: Conditions) throws -> [Double] {
    try LocalOutlierFactor.standard.fit(rows, under: conditions)
      .scores(rows, under: conditions)
  }
}
