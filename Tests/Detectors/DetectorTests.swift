import RingtrueCore
import RingtrueDetectors
import Testing

@Suite struct `Robust z` {
  let rows = Observations(
    FeatureMatrix(
      names: ["x", "flat"], rowCount: 5, values: [1, 2, 3, 4, 100, 7, 7, 7, 7, 7]))

  func scores(_ settings: String) throws -> [Double] {
    let detector = try Detectors.parsing("robust-z:" + settings)
    return try detector.fit(rows, under: Conditions()).scores(rows, under: Conditions())
  }

  /// Median 3, median absolute deviation 1: the last row is 97 / 1.4826 away.
  @Test func `is the distance from the median in scaled median deviations`() throws {
    let expected = [2, 1, 0, 1, 97].map { $0 / Double(1.4826 as Float) }
    #expect(try scores("combine=largest") == expected)
    #expect(try scores("combine=mean") == expected.map { $0 / 2 })
    #expect(try scores("combine=euclid") == expected)
  }

  @Test func `takes the mean deviation where more than half the cells are equal`() throws {
    let rows = Observations(
      FeatureMatrix(names: ["x"], rowCount: 4, values: [5, 5, 5, 9]))
    let fitted = try Detectors.parsing("robust-z").fit(rows, under: Conditions())
    let scores = try fitted.scores(rows, under: Conditions())
    #expect(scores == [0, 0, 0, 4 / Double(1.2533 as Float)])
  }

  @Test func `finds what leaves a constant column very strange`() throws {
    let fitted = try Detectors.parsing("robust-z").fit(rows, under: Conditions())
    let odd = Observations(
      FeatureMatrix(names: ["x", "flat"], rowCount: 1, values: [3, 8]))
    #expect(try fitted.scores(odd, under: Conditions())[0] > 1e6)
  }
}

@Suite struct `An isolation forest` {
  /// A row far from a cloud in both features, and the cloud.
  let rows = Observations(
    FeatureMatrix(
      names: ["x", "y"], rowCount: 101,
      values: (0..<100).map { Float($0 % 10) } + [50] + (0..<100).map { Float($0 / 10) } + [-40]))

  @Test func `scores the far row highest, above a half, and the middle of the cloud below`() throws
  {
    let fitted = try Detectors.parsing("isolation-forest").fit(rows, under: Conditions())
    let scores = try fitted.scores(rows, under: Conditions())
    #expect(scores.indices.max { scores[$0] < scores[$1] } == 100)
    #expect(scores[100] > 0.7)
    #expect(scores[55] < 0.5)
    #expect(scores.allSatisfy { $0 > 0 && $0 < 1 })
  }

  /// With two rows, every tree cuts once and both paths are 1: 2^(−1/c(2)) with c(2) = 1.
  @Test func `of two rows gives each the score of one cut`() throws {
    let two = Observations(FeatureMatrix(names: ["x"], rowCount: 2, values: [0, 1]))
    let fitted = try Detectors.parsing("isolation-forest").fit(two, under: Conditions())
    #expect(try fitted.scores(two, under: Conditions()) == [0.5, 0.5])
  }

  @Test func `does not care for the scale of a feature`() throws {
    let stretched = Observations(
      FeatureMatrix(
        names: ["x", "y"], rowCount: 101, values: rows.features.values.map { $0 * 1024 }))
    let fit = { rows in
      try Detectors.parsing("isolation-forest").fit(rows, under: Conditions())
        .scores(rows, under: Conditions())
    }
    #expect(try fit(rows) == fit(stretched))
  }
}

@Suite struct `A model file` {
  let archive = Archive(
    detector: "x", version: 3,
    [
      "f": .floats([1.5, -.infinity]), "d": .doubles([0.1]), "i": .integers([.min, 7]),
      "s": .strings(["a\"b", "é"]), "empty": .floats([]),
    ])

  @Test func `reads back what was written`() throws {
    #expect(try ModelFile.archive(ModelFile.bytes(of: archive)) == archive)
  }

  @Test func `is refused when it is cut off anywhere or any byte is changed`() {
    let bytes = ModelFile.bytes(of: archive)
    for length in bytes.indices {
      #expect(throws: DetectorError.self) { try ModelFile.archive(Array(bytes[..<length])) }
    }
    for place in bytes.indices {
      var damaged = bytes
      damaged[place] ^= 0x10
      #expect(throws: DetectorError.self) { try ModelFile.archive(damaged) }
    }
    #expect(throws: DetectorError.brokenModel("it does not begin as one")) {
      try ModelFile.archive(Array("id,amount\n1,2\n".utf8))
    }
  }
}

@Suite struct `Naming a detector` {
  @Test func `suggests the nearest one, and tells all that is wrong with its settings`() {
    #expect(throws: Problems(Problem("there is no detector 'robustz'; did you mean 'robust-z'?"))) {
      try Detectors.parsing("robustz")
    }
    let problems = #expect(throws: Problems.self) {
      try Detectors.parsing("isolation-forest:tree=5,sample=1")
    }
    #expect(
      problems?.description == """
        isolation-forest: 'sample' is 1; it must be 2 to 4096
        isolation-forest: 'tree' is not known here; did you mean 'trees'?
        """)
  }
}

@Suite struct `An extended isolation forest` {
  /// Two crossing clouds leave ghosts where only axes cut; slopes leave none.
  @Test func `scores what lies far off highest, and of two rows gives each one cut`() throws {
    let rows = Observations(
      FeatureMatrix(
        names: ["x", "y"], rowCount: 101,
        values: (0..<100).map { Float($0 % 10) } + [40] + (0..<100).map { Float($0 / 10) } + [-40]))
    let fitted = try Detectors.parsing("extended-isolation-forest").fit(rows, under: Conditions())
    let scores = try fitted.scores(rows, under: Conditions())
    #expect(scores.indices.max { scores[$0] < scores[$1] } == 100)
    #expect(scores[100] > 0.7)
    #expect(scores[55] < 0.55)
  }
}

@Suite struct `Half-space trees` {
  @Test func `score rows where the latest window had none above those where it had many`() throws {
    let rows = Observations(
      FeatureMatrix(
        names: ["x"], rowCount: 500, values: (0..<500).map { $0 < 250 ? 0 : 10 + Float($0 % 10) }))
    let fitted = try Detectors.parsing("half-space-trees:window=250").fit(
      rows, under: Conditions())
    let scores = try fitted.scores(rows, under: Conditions())
    #expect(scores[0] > scores[499], "the first window was forgotten")
  }
}

@Suite struct `Rolling z` {
  /// After 0 and 2, mean 1 and variance 1 with a window so long that rows weigh alike.
  @Test func `is the deviation from the rows before, which then count`() throws {
    let rows = Observations(FeatureMatrix(names: ["x"], rowCount: 4, values: [0, 2, 4, 1]))
    let detector = try Detectors.parsing("rolling-z:window=1000000")
    let (_, scores) = try detector.fitAndScore(rows, under: Conditions())
    #expect(scores[0] == 0)
    #expect(scores[2] == 3)
    #expect((scores[3] - 1 / (8.0 / 3).squareRoot()).magnitude < 1e-12)
  }

  @Test func `forgets what is longer ago than its window`() throws {
    let values = (0..<200).map { Float($0 % 2) } + (0..<200).map { 50 + Float($0 % 2) }
    let rows = Observations(FeatureMatrix(names: ["x"], rowCount: 400, values: values))
    let (_, scores) = try Detectors.parsing("rolling-z:window=20").fitAndScore(
      rows, under: Conditions())
    #expect(scores[200] > 50)
    #expect(scores[399] < 2)
  }
}
