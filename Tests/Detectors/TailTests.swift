import RingtrueCore
import RingtrueDetectors
import RingtrueKernels
import Testing

@Suite struct `A detector of tails` {
  /// Cells with many ties, one feature leaning right, one left, one to neither side.
  let rows = Observations(
    FeatureMatrix(
      names: ["right", "left", "even"], rowCount: 300,
      values: (0..<300).map { Float($0 * $0 % 97 * ($0 % 11)) }
        + (0..<300).map { -Float($0 * $0 % 89 * ($0 % 7)) } + (0..<300).map { Float($0 % 3) }))

  /// −log of the share of training cells for which a test holds; of one in n + 1 where none is.
  func surprise(_ feature: Int, _ test: (Float) -> Bool) -> Double {
    let count = rows.features.feature(feature).count(where: test)
    return count == 0 ? Elementary.log(301) : -Elementary.log(Double(count) / 300)
  }

  func slowScore(_ cells: [Float], _ combine: (_ left: Double, _ right: Double) -> [Double])
    -> Double
  {
    cells.indices.reduce(0) { total, feature in
      let left = surprise(feature) { $0 <= cells[feature] }
      let right = surprise(feature) { $0 >= cells[feature] }
      let values = combine(left, right) + [[right, left, left + right][feature]]
      return total + (values.max() ?? 0)
    }
  }

  func scores(_ detector: String, _ new: Observations) throws -> [Double] {
    try Detectors.parsing(detector).fit(rows, under: Conditions()).scores(new, under: Conditions())
  }

  @Test func `called ecod adds up the rarer tail of each cell`() throws {
    let expected = (0..<300).map { slowScore(rows.features.row($0)) { [$0, $1] } }
    #expect(try scores("ecod", rows) == expected)
  }

  @Test func `called copod adds up the longer tail of each feature, or the mean of both`() throws {
    let expected = (0..<300).map { slowScore(rows.features.row($0)) { [($0 + $1) / 2] } }
    #expect(try scores("copod", rows) == expected)
  }

  @Test(arguments: ["ecod", "copod"])
  func `scores the rows that it learned from as if they were new`(_ id: String) throws {
    let both = try Detectors.parsing(id).fitAndScore(rows, under: Conditions())
    #expect(try both.scores == scores(id, rows))
    let fitted = try Detectors.parsing(id).fit(rows, under: Conditions())
    #expect(both.fitted.archive == fitted.archive)
  }

  @Test func `scores new cells against the training cells alone`() throws {
    let new: [[Float]] = [[5, -4, 1], [1e9, 1e9, 0.5], [-1, -1e9, 7], [960, -528, 2]]
    let batch = Observations(
      FeatureMatrix(
        names: rows.features.names, rowCount: 4,
        values: (0..<3).flatMap { feature in new.map { $0[feature] } }))
    #expect(try scores("ecod", batch) == new.map { slowScore($0) { [$0, $1] } })
  }

  /// Of 1, 2, 3, 4, each cell's rarer tail holds 1, 2, 2, 1 of four; the feature leans nowhere, so
  /// both tails together count, which is never less.
  @Test func `of a worked example`() throws {
    let rows = Observations(FeatureMatrix(names: ["x"], rowCount: 4, values: [1, 2, 3, 4]))
    let scores = try Detectors.parsing("ecod").fitAndScore(rows, under: Conditions()).scores
    let shares = [1.0 / 4, 2.0 / 4 * 3 / 4, 3.0 / 4 * 2 / 4, 1.0 / 4]
    for (score, share) in zip(scores, shares) {
      #expect(abs(score + Elementary.log(share)) < 1e-15)
    }
  }

  @Test(arguments: ["ecod", "copod"])
  func `attributes a score to its cells`(_ id: String) throws {
    let fitted = try Detectors.parsing(id).fit(rows, under: Conditions())
    let parts = try #require(fitted as? any Attributing)
      .contributions(rows, under: Conditions())
    for (row, score) in try scores(id, rows).enumerated() {
      #expect(abs(parts.row(row).reduce(0) { $0 + Double($1) } - score) < 1e-5)
    }
  }

  @Test func `does not care how a feature rises`() throws {
    let bent = Observations(
      FeatureMatrix(
        names: rows.features.names, rowCount: 300, values: rows.features.values.map { 2 * $0 }))
    let fitted = try Detectors.parsing("ecod").fit(bent, under: Conditions())
    #expect(try fitted.scores(bent, under: Conditions()) == scores("ecod", rows))
  }
}
