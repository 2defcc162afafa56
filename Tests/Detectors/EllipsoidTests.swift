import RingtrueCore
import RingtrueDetectors
import RingtrueKernels
import Testing

/// Rows of two features that go together, and some that do not.
private func tilted(_ count: Int, strange: Int) -> Observations {
  var stream = RandomStream(seed: 5, name: "tilted")
  let cloud = (0..<count).map { _ -> (Float, Float) in
    let (a, b) = (stream.next(Normal()), stream.next(Normal()))
    return (Float(3 * a), Float(3 * a + 0.1 * b))
  }
  let rows = cloud + (0..<strange).map { (Float(4 + $0 % 3), Float(-4 - $0 % 5)) }
  return Observations(
    FeatureMatrix(
      names: ["x", "y"], rowCount: rows.count, values: rows.map(\.0) + rows.map(\.1)))
}

private func fitted(_ detector: String, _ rows: Observations) throws -> any FittedDetector {
  try Detectors.parsing(detector).fit(rows, under: Conditions())
}

@Suite struct `A Mahalanobis distance` {
  /// Mean (2, 1) and variances 2 and ½, without correlation.
  @Test func `of a worked example`() throws {
    let rows = Observations(
      FeatureMatrix(names: ["x", "y"], rowCount: 4, values: [0, 2, 2, 4, 1, 0, 2, 1]))
    let scores = try fitted("mahalanobis", rows).scores(rows, under: Conditions())
    for (score, expected) in zip(scores, [2.0, 2, 2, 2]) { #expect(abs(score - expected) < 1e-14) }
  }

  @Test func `does not care for units`() throws {
    let rows = tilted(300, strange: 3)
    let scaled = Observations(
      FeatureMatrix(
        names: ["x", "y"], rowCount: 303,
        values: rows.features.feature(0).map { $0 * 1e6 + 64 } + rows.features.feature(1)))
    let plain = try fitted("mahalanobis", rows).scores(rows, under: Conditions())
    let other = try fitted("mahalanobis", scaled).scores(scaled, under: Conditions())
    for (a, b) in zip(plain, other) { #expect(abs(a - b) < 1e-3 * (1 + a)) }
  }

  @Test func `is shared out among the cells, and turned into a chance`() throws {
    let rows = tilted(300, strange: 3)
    let model = try fitted("mahalanobis", rows)
    let scores = try model.scores(rows, under: Conditions())
    let parts = try #require(model as? any Attributing).contributions(rows, under: Conditions())
    let chances = try #require(model as? any Probabilistic).pValues(rows, under: Conditions())
    for (row, score) in scores.enumerated() {
      #expect(abs(parts.row(row).reduce(0) { $0 + Double($1) } - score) < 1e-4 * (1 + score))
      // With two degrees, the upper tail of chi-square is e^(−x/2).
      #expect(abs(chances[row] - Elementary.exp(-score / 2)) < 1e-12)
    }
  }

  @Test func `finds what leaves a plane that training never left`() throws {
    let values = (0..<50).map { Float($0 % 7) }
    let rows = Observations(
      FeatureMatrix(
        names: ["x", "twice", "flat"], rowCount: 50,
        values: values + values.map { 2 * $0 } + Array(repeating: 9, count: 50)))
    let model = try fitted("mahalanobis", rows)
    #expect(try model.scores(rows, under: Conditions()).allSatisfy { $0 < 10 })
    let odd = Observations(
      FeatureMatrix(names: ["x", "twice", "flat"], rowCount: 2, values: [3, 3, 7, 6, 9, 10]))
    #expect(try model.scores(odd, under: Conditions()).allSatisfy { $0 > 1e6 })
  }
}

@Suite struct `The tightest half` {
  /// A fifth of the rows would pull the plain covariance to themselves.
  @Test(arguments: [200, 2000])
  func `is not moved by a crowd of strange rows`(_ count: Int) throws {
    let rows = tilted(count, strange: count / 5)
    let robust = try fitted("mcd", rows).scores(rows, under: Conditions())
    let ordinary = robust.prefix(count).max() ?? 0
    let strange = robust.suffix(count / 5).min() ?? 0
    #expect(ordinary < 30)
    #expect(strange > 1000)
  }

  /// Enough rows for groups and their pool; many of them come twice.
  @Test func `is the same to the bit in any order of rows`() throws {
    let rows = tilted(1000, strange: 300)
    let order = (0..<1300).map { $0 * 777 % 1300 }
    let plain = try fitted("mcd", rows).scores(rows, under: Conditions())
    let turned = try fitted("mcd", rows.gathering(order)).scores(rows, under: Conditions())
    #expect(turned == plain)
  }

  /// Most rows lie in a plane, three in ten beside it as ordinary ones do, and five far out in it.
  @Test func `sees rows beside a flat half by where they lie along it`() throws {
    let (count, far) = (1000, [5, 15, 25, 35, 45])
    var values = tilted(count, strange: 0).features.values
    let widest = values.map(abs).max() ?? 0
    for row in far { values[row] = 4 * widest }
    values += (0..<count).map { $0 % 10 < 3 ? Float($0 % 2 * 2 - 1) : 0 }
    let rows = Observations(
      FeatureMatrix(names: ["x", "y", "z"], rowCount: count, values: values))
    let scores = try fitted("mcd", rows).scores(rows, under: Conditions())
    let strangest = scores.indices.sorted { scores[$0] > scores[$1] }.prefix(far.count)
    #expect(strangest.sorted() == far)
  }

  @Test func `is as wide as all rows where all are normal`() throws {
    let rows = tilted(4000, strange: 0)
    let robust = try fitted("mcd", rows).scores(rows, under: Conditions())
    let mean = robust.reduce(0, +) / 4000
    #expect(abs(mean - 2) < 0.15, "a chi-square variable of two degrees has mean 2")
  }
}

@Suite struct `Main directions` {
  @Test func `leave unexplained what lies off the diagonal`() throws {
    let rows = Observations(
      FeatureMatrix(
        names: ["x", "y"], rowCount: 6, values: [-2, -1, 1, 2, 0.5, -0.5, -2, -1, 1, 2, -0.5, 0.5]))
    let model = try fitted("pca", rows)
    let scores = try model.scores(rows, under: Conditions())
    for (score, expected) in zip(scores, [0, 0, 0, 0, 0.5, 0.5]) {
      #expect(abs(score - expected) < 1e-12)
    }
    let rebuilt = try #require(model as? any Reconstructing)
      .reconstruction(rows, under: Conditions())
    #expect(rebuilt.row(4).allSatisfy { abs($0) < 1e-6 })
    #expect(rebuilt.row(3).allSatisfy { abs($0 - 2) < 1e-6 })
  }

  @Test(arguments: ["reconstruction", "whitened"])
  func `share a score out among its cells`(_ score: String) throws {
    let rows = tilted(100, strange: 2)
    let model = try fitted("pca:score=\(score)", rows)
    let parts = try #require(model as? any Attributing).contributions(rows, under: Conditions())
    for (row, score) in try model.scores(rows, under: Conditions()).enumerated() {
      #expect(abs(parts.row(row).reduce(0) { $0 + Double($1) } - score) < 1e-5 * (1 + score))
    }
  }

  @Test func `all together, whitened, are the Mahalanobis distance`() throws {
    let rows = tilted(100, strange: 2)
    let whitened = try fitted("pca:score=whitened,variance=1", rows)
      .scores(rows, under: Conditions())
    let distances = try fitted("mahalanobis", rows).scores(rows, under: Conditions())
    for (a, b) in zip(whitened, distances) { #expect(abs(a - b) < 1e-9 * (1 + b)) }
  }

  @Test func `find what leaves a constant`() throws {
    let rows = Observations(FeatureMatrix(names: ["x"], rowCount: 5, values: [3, 3, 3, 3, 3]))
    let odd = Observations(FeatureMatrix(names: ["x"], rowCount: 1, values: [5]))
    #expect(try fitted("pca", rows).scores(odd, under: Conditions()) == [4])
  }
}
