import RingtrueCore
import RingtrueDetectors
import RingtrueKernels
import Testing

@Suite struct `A histogram-based score` {
  /// Ten cells in bins of width 1: nine in the first, one in the last, from 0 to 10.
  let rows = Observations(
    FeatureMatrix(
      names: ["x"], rowCount: 10, values: [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 10]))

  func scores(_ cells: [Float], _ settings: String = "") throws -> [Double] {
    let fitted = try Detectors.parsing("hbos:" + settings).fit(rows, under: Conditions())
    return try fitted.scores(
      Observations(FeatureMatrix(names: ["x"], rowCount: cells.count, values: cells)),
      under: Conditions())
  }

  /// Densities 0.9 and 0.1, and alpha 0.1 on top: −log₂ 1.0 and −log₂ 0.2.
  @Test func `is −log₂ of the density of each cell's bin`() throws {
    let expected = -Elementary.log(0.2) / Elementary.log(2)
    let scores = try scores([0, 0.8, 10])
    #expect(abs(scores[0]) < 1e-15 && scores[0] == scores[1])
    #expect(abs(scores[2] - expected) < 1e-14)
  }

  @Test func `takes strays for the outermost bin when near and for the thinnest when far`() throws {
    let scores = try scores([-0.4, 0, 10.4, 10, -0.6, 10.6, 5])
    #expect(scores[0] == scores[1])
    #expect(scores[2] == scores[3])
    #expect(scores[4] == scores[6] && scores[5] == scores[6], "empty bins are the thinnest")
  }

  @Test func `adds up over the features, and attributes to them`() throws {
    let rows = Sample.rows(20_000, features: 5)
    let fitted = try Detectors.parsing("hbos:bins=20").fit(rows, under: Conditions())
    let scores = try fitted.scores(rows, under: Conditions())
    #expect(try fitted.scores(rows, under: Conditions(width: 3)) == scores)
    let parts = try #require(fitted as? any Attributing).contributions(rows, under: Conditions())
    for row in stride(from: 0, to: 20_000, by: 997) {
      #expect(abs(parts.row(row).reduce(0) { $0 + Double($1) } - scores[row]) < 1e-5)
    }
  }
}
