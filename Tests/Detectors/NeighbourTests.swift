import RingtrueCore
import RingtrueDetectors
import RingtrueKernels
import Testing

/// The distances and numbers of the k nearest of some rows, nearest first, by trying all.
private func nearest(
  _ k: Int, to row: [Float], in rows: [[Float]], except own: Int? = nil
) -> [(distance: Double, row: Int)] {
  let all = rows.indices.filter { $0 != own }.map { other in
    let squares = zip(row, rows[other]).map {
      (Double($0) - Double($1)) * (Double($0) - Double($1))
    }
    return (distance: squares.reduce(0, +).squareRoot(), row: other)
  }
  return Array(all.sorted { ($0.distance, $0.row) < ($1.distance, $1.row) }.prefix(k))
}

/// Local outlier factors by their definition.
private struct Factors {
  let rows: [[Float]]
  let k: Int

  func reach(_ row: Int) -> Double {
    nearest(k, to: rows[row], in: rows, except: row).last?.distance ?? 0
  }

  func density(_ near: [(distance: Double, row: Int)]) -> Double {
    let reaches = near.map { max($0.distance, reach($0.row)) }
    return 1 / (reaches.reduce(0, +) / Double(near.count) + 1e-10)
  }

  func factor(_ near: [(distance: Double, row: Int)]) -> Double {
    let around = near.map { density(nearest(k, to: rows[$0.row], in: rows, except: $0.row)) }
    return around.reduce(0, +) / Double(near.count) / density(near)
  }

  func own(_ row: Int) -> Double { factor(nearest(k, to: rows[row], in: rows, except: row)) }

  func new(_ row: [Float]) -> Double { factor(nearest(k, to: row, in: rows)) }
}

private func line(_ cells: [Float]) -> Observations {
  Observations(FeatureMatrix(names: ["x"], rowCount: cells.count, values: cells))
}

private func fitAndScore(
  _ text: String, _ rows: Observations, under conditions: Conditions = Conditions()
) throws -> [Double] {
  try Detectors.parsing(text).fitAndScore(rows, under: conditions).scores
}

private func isClose(_ a: Double, _ b: Double) -> Bool { abs(a - b) <= 1e-6 * abs(b) }

@Suite struct `Ever so many new rows` {
  /// They are searched for in portions of 65,536.
  @Test(arguments: ["knn:k=3", "lof:k=3"])
  func `score as each does alone`(_ detector: String) throws {
    let learned = line((0..<40).map { Float($0 * $0) })
    let fitted = try Detectors.parsing(detector).fit(learned, under: Conditions())
    let rows = line((0..<66_000).map { Float($0 * 7919 % 66_000) / 40 })
    let scores = try fitted.scores(rows, under: Conditions())
    for row in [0, 65_535, 65_536, 65_999] {
      #expect(try fitted.scores(rows.rows(row..<row + 1), under: Conditions()) == [scores[row]])
    }
  }
}

@Suite struct `Nearest neighbours` {
  /// 0, 1, 3 and 7: the second nearest others are 3, 2, 3 and 6 away.
  @Test func `score a learned row by the others, and a new one by all`() throws {
    let rows = line([0, 1, 3, 7])
    #expect(try fitAndScore("knn:k=2", rows) == [3, 2, 3, 6])
    #expect(try fitAndScore("knn:k=2,method=mean", rows) == [2, 1.5, 2.5, 5])
    let fitted = try Detectors.parsing("knn:k=2").fit(rows, under: Conditions())
    #expect(try fitted.scores(line([0, 2, 100]), under: Conditions()) == [1, 1, 97])
  }

  @Test func `are as many as there are when fewer than asked for`() throws {
    #expect(try fitAndScore("knn:k=50", line([0, 1, 3])) == [3, 2, 3])
    #expect(try fitAndScore("knn", line([5])) == [0])
    let fitted = try Detectors.parsing("knn").fit(line([5]), under: Conditions())
    #expect(try fitted.scores(line([7]), under: Conditions()) == [2])
  }

  @Test func `are found in numbers too large to be squared in 32 bits`() throws {
    let unit: Float = 0x1p100
    let scores = try fitAndScore("knn:k=1", line([0, 1, 3, 7].map { $0 * unit }))
    #expect(scores == [1, 1, 2, 4].map { $0 * Double(unit) })
  }

  @Test(arguments: [1, 3])
  func `are the same on any number of threads as by trying all`(_ width: Int) throws {
    let rows = Sample.rows(300, features: 3)
    let cells = (0..<300).map { rows.features.row($0) }
    let scores = try fitAndScore("knn:k=7", rows, under: Conditions(width: width))
    for row in cells.indices {
      #expect(scores[row] == nearest(7, to: cells[row], in: cells, except: row)[6].distance)
    }
  }
}

@Suite struct `A local outlier factor` {
  /// Both rows in the middle have their two nearest 1 away or closer by their reach.
  @Test func `is the definition, worked out by hand`() throws {
    // Reaches are 2, 1, 2 and 8; densities 1/1.5, 1/2, 1/1.5 and 1/7.5.
    let scores = try fitAndScore("lof:k=2", line([0, 1, 2, 9]))
    let densities = [1 / 1.5, 1 / 2.0, 1 / 1.5, 1 / 7.5]
    let expected = [
      (densities[1] + densities[2]) / 2 / densities[0],
      (densities[0] + densities[2]) / 2 / densities[1],
      (densities[0] + densities[1]) / 2 / densities[2],
      (densities[1] + densities[2]) / 2 / densities[3],
    ]
    for (score, expected) in zip(scores, expected) { #expect(isClose(score, expected)) }
  }

  @Test(arguments: [1, 3])
  func `is the definition, for learned rows and for new ones, on any number of threads`(
    _ width: Int
  ) throws {
    let rows = Sample.rows(150, features: 3)
    let oracle = Factors(rows: (0..<100).map { rows.features.row($0) }, k: 6)
    let conditions = Conditions(width: width)
    let (fitted, own) = try Detectors.parsing("lof:k=6").fitAndScoreAny(
      rows.rows(0..<100), under: conditions)
    for row in 0..<100 { #expect(isClose(own[row], oracle.own(row))) }
    let new = try fitted.scores(rows.rows(100..<150), under: conditions)
    for row in 0..<50 { #expect(isClose(new[row], oracle.new(rows.features.row(100 + row)))) }
  }

  @Test func `is 1 among equal rows and for a row that is alone, and finite beside them`() throws {
    #expect(try fitAndScore("lof", line([4])) == [1])
    let scores = try fitAndScore("lof:k=3", line([4, 4, 4, 4, 4, 9]))
    #expect(scores.prefix(5).allSatisfy { $0 == 1 })
    #expect(scores[5] > 1e9 && scores[5].isFinite)
  }
}

extension Detector {
  /// What fitting makes, whatever its type, and the scores of the rows learned.
  fileprivate func fitAndScoreAny(
    _ rows: Observations, under conditions: Conditions
  ) throws -> (fitted: any FittedDetector, scores: [Double]) {
    let (fitted, scores) = try fitAndScore(rows, under: conditions)
    return (fitted, scores)
  }
}
