import RingtrueCore
import RingtrueDetectors
import RingtrueKernels
import Testing

private func rows(_ points: [[Float]]) -> Observations {
  Observations(
    FeatureMatrix(
      names: points[0].indices.map { "f\($0)" }, rowCount: points.count,
      values: points[0].indices.flatMap { c in points.map { $0[c] } }))
}

/// Two squares of side 2 around (0, 0) and (100, 0), and one row far from both.
private let squares = rows([
  [-1, -1], [-1, 1], [1, -1], [1, 1], [99, -1], [99, 1], [101, -1], [101, 1], [50, 400],
])

@Suite struct `k-means` {
  private func fit(
    _ text: String, _ rows: Observations, under conditions: Conditions = Conditions()
  ) throws -> KMeans.Fitted {
    let detector = try #require(try Detectors.parsing(text) as? KMeans)
    return try detector.fit(rows, under: conditions)
  }

  @Test func `puts centres into the middle of clusters, and scores by the distance`() throws {
    let fitted = try fit("kmeans:clusters=3", squares)
    let scores = try fitted.scores(squares, under: Conditions())
    for score in scores.prefix(8) { #expect(abs(score - 2.squareRoot()) < 1e-5) }
    #expect(scores[8] == 0, "a row that is a cluster of its own is not far from it")
    let clusters = try fitted.clusters(squares, under: Conditions())
    #expect(Set(clusters) == [0, 1, 2])
    #expect(Set(clusters[0..<4]).count == 1 && Set(clusters[4..<8]).count == 1)
    #expect(clusters[0] != clusters[4])
  }

  @Test func `forms no more clusters than rows differ`() throws {
    let few = rows([[1, 2], [1, 2], [3, 4], [1, 2]])
    let fitted = try fit("kmeans", few)
    #expect(fitted.clusterCount == 2)
    #expect(try fitted.scores(few, under: Conditions()) == [0, 0, 0, 0])
  }

  /// At a mean of ten million, products of coordinates as they come would have no digits left.
  @Test func `keeps its digits far from zero`() throws {
    let far = rows((0..<8).map { i in squares.features.row(i).map { $0 + 10_000_000 } })
    let scores = try fit("kmeans:clusters=2", far).scores(far, under: Conditions())
    #expect(scores.allSatisfy { abs($0 - 2.squareRoot()) < 1e-5 })
  }

  @Test(arguments: [1, 2, 5])
  func `has the same bits on any number of threads`(_ width: Int) throws {
    let many = Sample.rows(40_000, features: 2)
    let narrow = try fit("kmeans:restarts=1", many)
    let wide = try fit("kmeans:restarts=1", many, under: Conditions(width: width))
    #expect(narrow.archive == wide.archive)
  }

  /// No row is nearer to another centre than to its own, and centres are means.
  @Test func `ends where neither rows nor centres would move`() throws {
    let sample = Sample.rows(500, features: 2)
    let fitted = try fit("kmeans:clusters=5", sample)
    let clusters = try fitted.clusters(sample, under: Conditions())
    let scores = try fitted.scores(sample, under: Conditions())
    let means = (0..<5).map { cluster in
      let members = clusters.indices.filter { clusters[$0] == cluster }
      return (0..<2).map { c in
        members.reduce(0.0) { $0 + Double(sample.features[$1, c]) } / Double(members.count)
      }
    }
    for row in 0..<500 {
      let distances = means.map { mean in
        (0..<2).reduce(0.0) { sum, c in
          let d = Double(sample.features[row, c]) - mean[c]
          return sum + d * d
        }.squareRoot()
      }
      #expect(abs(distances[clusters[row]] - scores[row]) < 0.1)
      #expect(distances.allSatisfy { $0 > scores[row] - 0.1 })
    }
  }

  @Test func `refuses centres that make no sense`() throws {
    let archive = try fit("kmeans", squares).archive
    for (name, piece) in [
      ("centres", Archive.Entry.floats([1])), ("centres", .floats([.nan, 1])),
      ("scale", .floats([0])), ("names", .strings([])),
    ] {
      let entries = archive.entries.merging([name: piece]) { $1 }
      #expect(throws: ArchiveError.self) {
        try KMeans.Fitted(Archive(detector: "kmeans", entries))
      }
    }
  }
}

@Suite struct `A cluster-based outlier factor` {
  private func scores(_ text: String) throws -> [Double] {
    try Detectors.parsing(text).fitAndScore(squares, under: Conditions()).scores
  }

  /// The squares hold 8 rows of 9: the lone row's cluster is small, and 412 or so away from both.
  @Test func `is the distance to the nearest large cluster`() throws {
    let scores = try scores("cblof:clusters=3,alpha=0.85,beta=3")
    for score in scores.prefix(8) { #expect(abs(score - 2.squareRoot()) < 1e-5) }
    #expect(abs(scores[8] - (50.0 * 50 + 400 * 400).squareRoot()) < 1e-3)
  }

  @Test func `counts a cluster's size where it is told to`() throws {
    let scores = try scores("cblof:clusters=3,alpha=0.85,beta=3,weighted=true")
    #expect(abs(scores[0] - 4 * 2.squareRoot()) < 1e-4)
    #expect(abs(scores[8] - (50.0 * 50 + 400 * 400).squareRoot()) < 1e-3)
  }

  @Test func `takes all clusters for large where nothing tells them apart`() throws {
    #expect(try scores("cblof:clusters=1").count == 9)
    let equal = Observations(FeatureMatrix(names: ["x"], rowCount: 3, values: [5, 5, 5]))
    let detector = try Detectors.parsing("cblof")
    #expect(try detector.fitAndScore(equal, under: Conditions()).scores == [0, 0, 0])
  }
}
