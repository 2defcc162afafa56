import RingtrueCore
import RingtrueDetectors
import RingtrueKernels
import Testing

/// Two round clusters far apart, and a row between them, last.
private func clusters(_ count: Int) -> Observations {
  var stream = RandomStream(seed: 6, name: "clusters")
  let cells = (0..<2).map { _ in
    (0..<count).map { Float(stream.next(Normal()) + ($0 % 2 == 0 ? -8 : 8)) } + [0]
  }
  return Observations(
    FeatureMatrix(names: ["x", "y"], rowCount: count + 1, values: cells.flatMap { $0 }))
}

private func scores(_ detector: String, _ rows: Observations, seed: UInt64 = 1) throws -> [Double] {
  let conditions = Conditions(seed: Seed(seed))
  return try Detectors.parsing(detector).fit(rows, under: conditions)
    .scores(rows, under: conditions)
}

@Suite struct `A mixture of normal laws` {
  @Test func `finds the row between its clusters the least likely`() throws {
    let scores = try scores("gmm", clusters(400))
    #expect(scores.indices.max { scores[$0] < scores[$1] } == 400)
    #expect(scores[400] > 20)
  }

  @Test func `of one component is the normal density`() throws {
    let rows = clusters(100)
    let mixed = try scores("gmm:components=1", rows)
    let distances = try scores("mahalanobis", rows)
    let base = mixed[0] - distances[0] / 2
    for (a, b) in zip(mixed, distances) { #expect(abs(a - base - b / 2) < 1e-10) }
  }

  @Test func `has as many components as the rows are worth`() throws {
    let model = try Detectors.parsing("gmm").fit(clusters(400), under: Conditions())
    #expect(try model.archive.doubles("shares").count == 2)
    let one = Observations(clusters(400).features.selecting([0]))
    let single = Observations(
      FeatureMatrix(
        names: ["x"], rowCount: 401, values: one.features.values.map { $0 < 0 ? $0 + 16 : $0 }))
    let simple = try Detectors.parsing("gmm").fit(single, under: Conditions())
    #expect(try simple.archive.doubles("shares").count <= 2)
  }
}

@Suite struct `Random projections` {
  @Test func `find the row outside of all clusters`() throws {
    let rows = clusters(400)
    var values = rows.features.values
    values[400] = 25
    let far = Observations(FeatureMatrix(names: ["x", "y"], rowCount: 401, values: values))
    let scores = try scores("loda", far)
    #expect(scores.indices.max { scores[$0] < scores[$1] } == 400)
  }

  /// One feature, so each cut is that feature stretched: nine cells in one bin, one in another.
  @Test func `of one feature are its histogram`() throws {
    let rows = Observations(
      FeatureMatrix(
        names: ["x"], rowCount: 10, values: [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 10]))
    let scores = try scores("loda:cuts=7", rows)
    #expect(abs(scores[0] + Elementary.log(0.9)) < 1e-12)
    #expect(abs(scores[9] + Elementary.log(0.1)) < 1e-12)
  }
}

@Suite struct `A one-class boundary` {
  /// Gradients of the free rows agree, and weights add up to ν n: the conditions of an optimum.
  @Test func `meets the conditions of optimality`() throws {
    let rows = clusters(300)
    let model = try Detectors.parsing("ocsvm:nu=0.2").fit(rows, under: Conditions())
    let weights = try model.archive.floats("weights")
    #expect(abs(weights.reduce(0, +) - 0.2 * 301) < 1e-3)
    #expect(weights.allSatisfy { 0 < $0 && $0 <= 1 })
    let scores = try model.scores(rows, under: Conditions())
    let outside = scores.count { $0 > 2e-3 }
    let atLeast = scores.count { $0 > -2e-3 }
    #expect(Double(outside) <= 0.2 * 301 && 0.2 * 301 <= Double(atLeast))
  }

  @Test func `puts the row between the clusters outside`() throws {
    let scores = try scores("ocsvm:nu=0.05", clusters(300))
    #expect(scores.indices.max { scores[$0] < scores[$1] } == 300)
  }

  /// Above 10 000 rows waves stand in for the kernel; the boundary is almost the same.
  @Test func `is nearly the same with waves`() throws {
    let rows = clusters(10_200)
    let few = rows.gathering(Array(0..<600) + [10_200])
    let exact = try scores("ocsvm:gamma=0.05", few)
    let model = try Detectors.parsing("ocsvm:gamma=0.05,waves=1024").fit(rows, under: Conditions())
    let waves = try model.scores(few, under: Conditions())
    let alone = try model.scores(few.rows(5..<6), under: Conditions())
    #expect(alone == [waves[5]])
    // Scales differ by the sum of weights; order and shape are what counts.
    let (a, b) = (standardized(exact), standardized(waves))
    let correlation = zip(a, b).reduce(0) { $0 + $1.0 * $1.1 } / Double(a.count)
    #expect(correlation > 0.97)
    let again = try Detectors.parsing("ocsvm:gamma=0.05").fit(few, under: Conditions())
    #expect(try type(of: again).init(model.archive).scores(few, under: Conditions()) == waves)
  }

  private func standardized(_ x: [Double]) -> [Double] {
    let moments = Moments(of: x.span)
    return x.map { ($0 - moments.mean) / moments.variance.squareRoot() }
  }
}
