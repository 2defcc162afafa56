import RingtrueCore
import RingtrueMetrics
import Testing

/// Ranges of ones in a series of zeros.
func series(_ count: Int, _ ranges: [Range<Int>]) -> [Bool] {
  (0..<count).map { index in ranges.contains { $0.contains(index) } }
}

private let truth = series(60, [3..<6, 20..<28, 33..<34, 50..<60])
private let flags = series(60, [5..<9, 14..<15, 22..<24, 26..<30, 40..<44, 55..<56])
private let scores = [
  0.65, 0.9, 0.8, 0.75, 0.8, 1.35, 0.0, 0.8, 0.8, 0.45, 0.3, 0.3, 0.25, 0.45, 0.5, 0.55, 1.0, 0.8,
  0.6, 1.0, 0.7, 0.65, 1.1, 0.55, 0.55, 1.0, 0.95, 1.4, 0.65, 0.5, 0.5, 0.25, 0.0, 0.7, 0.7, 0.2,
  0.35, 0.0, 0.85, 0.15, 0.25, 0.9, 0.5, 0.85, 0.65, 0.75, 0.1, 0.55, 0.5, 0.85, 0.85, 1.1, 0.55,
  0.9, 0.8, 0.65, 1.3, 0.9, 1.5, 1.1,
]

func measured(
  _ metric: Metric, _ truth: [Bool], _ flags: [Bool]? = nil, scores: [Double]? = nil
) throws -> Double {
  var evidence = Evidence()
  evidence.events = try EventSeries(truth: truth, flags: flags, scores: scores)
  return try metric.value(of: evidence)
}

@Suite struct `Range precision and recall` {
  /// The numbers of the reference package `prts` 1.0.0.3.
  @Test(arguments: [
    ("flat", 0.4583333333333333, [0.2333333333333333, 0.3883333333333333, 0.75]),
    ("front", 0.5166666666666666, [0.16161616161616163, 0.3381313131313131, 0.75]),
    ("back", 0.4000000000000001, [0.30505050505050507, 0.43853535353535356, 0.75]),
    ("middle", 0.4444444444444445, [0.22916666666666666, 0.38541666666666663, 0.75]),
  ])
  func `agree with the reference for every bias`(
    _ bias: String, _ precision: Double, _ recalls: [Double]
  ) throws {
    let bias = try #require(biases.first { $0.name == bias })
    let found = try measured(.rangePrecision(RangeReward(bias: bias)), truth, flags)
    #expect(isClose(found, precision))
    for (existence, recall) in zip([0, 0.3, 1], recalls) {
      let reward = RangeReward(existence: existence, bias: bias)
      #expect(isClose(try measured(.rangeRecall(reward), truth, flags), recall))
    }
  }

  @Test func `share the reward among pieces if asked to`() throws {
    let early = RangeReward(existence: 0.3, cardinality: .reciprocal, bias: .front)
    #expect(isClose(try measured(.rangeRecall(early), truth, flags), 0.30410353535353535))
    #expect(isClose(try measured(.rangeRecall, truth, flags), 0.1708333333333333))
  }

  @Test func `are precision and recall of rows for events of one row`() throws {
    let (truth, flags) = (series(9, [1..<2, 4..<5, 7..<8]), series(9, [1..<2, 5..<6]))
    #expect(try measured(.rangeRecall, truth, flags) == 1.0 / 3)
    #expect(try measured(.rangePrecision, truth, flags) == 0.5)
    #expect(try measured(.rangeF1, truth, flags) == 0.4)
  }

  @Test func `take a bias and a cardinality of one's own`() throws {
    let onlyFirst = RangeReward.Bias(name: "first") { count, _ in count > 0 ? 1 : 0 }
    let none = RangeReward.Cardinality(name: "none") { $0 > 1 ? 0 : 1 }
    let reward = RangeReward(cardinality: none, bias: onlyFirst)
    #expect(Metric.rangeRecall(reward).id == "range-recall@0-none-first")
    #expect(try measured(.rangeRecall(reward), truth, flags) == 0)
    #expect(try measured(.rangeRecall(reward), truth, series(60, [3..<4, 20..<40])) == 0.75)
  }

  private var biases: [RangeReward.Bias] { [.flat, .front, .back, .middle] }
}

@Suite struct `Affiliation` {
  /// The numbers of the authors' own implementation.
  @Test func `agrees with the reference`() throws {
    #expect(isClose(try measured(.affiliationPrecision, truth, flags), 0.4543238737338116))
    #expect(isClose(try measured(.affiliationRecall, truth, flags), 0.705734060625365))
  }

  @Test func `is 1 for the truth itself, and sees a near miss as nearly right`() throws {
    #expect(try measured(.affiliationF1, truth, truth) == 1)
    let (event, miss) = (series(1000, [500..<505]), series(1000, [505..<510]))
    #expect(try measured(.affiliationPrecision, event, miss) > 0.98)
  }

  @Test func `is the same in a mirror`() throws {
    for metric in [Metric.affiliationPrecision, .affiliationRecall] {
      let mirrored = try measured(metric, truth.reversed(), flags.reversed())
      #expect(isClose(mirrored, try measured(metric, truth, flags)))
    }
  }
}

@Suite struct `The volume under the surface` {
  /// The numbers of the authors' own implementation, for thresholds at every score.
  @Test(arguments: [
    (0, 0.7752691387559808, 0.6930814071562701), (4, 0.8191788278233038, 0.7484812304964255),
    (7, 0.8532935886362344, 0.7893987513495395), (20, 0.9270057655583569, 0.8898038130533782),
  ])
  func `agrees with the reference`(_ window: Int, _ roc: Double, _ pr: Double) throws {
    #expect(isClose(try measured(.vusROC(window: window), truth, scores: scores), roc))
    #expect(isClose(try measured(.vusPR(window: window), truth, scores: scores), pr))
    #expect(isClose(try measured(.publishedVUSPR(window: window), truth, scores: scores), pr))
  }

  @Test func `differs from the published variant on long series`() throws {
    let truth = series(2000, [100..<130, 900..<1000, 1500..<1505])
    let scores = truth.indices.map { Double(($0 * 7919) % 1000) / 1000 + (truth[$0] ? 0.3 : 0) }
    let exact = try measured(.vusPR(window: 16), truth, scores: scores)
    let published = try measured(.publishedVUSPR(window: 16), truth, scores: scores)
    #expect(exact != published)
    #expect(abs(exact - published) < 0.01)
  }

  @Test func `does not change when scores keep their order`() throws {
    let cubes = scores.map { $0 * $0 * $0 - 5 }
    #expect(
      try measured(.vusPR(window: 9), truth, scores: scores)
        == measured(.vusPR(window: 9), truth, scores: cubes))
  }

  @Test func `is undefined without events, and where all is anomalous`() throws {
    #expect(throws: Undefined.self) {
      try measured(.vusPR(window: 3), series(4, []), scores: [1, 2, 3, 4])
    }
    #expect(throws: Undefined.oneClass) {
      try measured(.vusPR(window: 3), series(4, [0..<4]), scores: [1, 2, 3, 4])
    }
  }
}

@Suite struct `Numenta's score` {
  @Test(
    arguments: zip(NABScore.profiles, [52.86026527166919, 41.94083629817432, 57.46239907000168]))
  func `agrees with the reference`(_ profile: NABScore, _ expected: Double) throws {
    #expect(isClose(try measured(.nab(profile), truth, flags), expected))
  }

  @Test func `is 0 for no flag and 100 for one at each start`() throws {
    let truth = series(100, [40..<50, 80..<90])
    for profile in NABScore.profiles {
      #expect(try measured(.nab(profile), truth, series(100, [])) == 0)
      #expect(try measured(.nab(profile), truth, series(100, [40..<41, 80..<81])) == 100)
    }
  }

  @Test func `does not count the first rows`() throws {
    let truth = series(100, [40..<50])
    let flags = series(100, [2..<15, 40..<41])
    #expect(try measured(.nab(NABScore.profiles[0]), truth, flags) == 100)
  }
}

@Suite struct `Alarms` {
  @Test func `have delays, misses and false ones`() throws {
    #expect(try measured(.detectionDelay, truth, flags) == 3)  // (2 + 2 + 5) / 3
    #expect(try measured(.missedEvents, truth, flags) == 1)
    #expect(try measured(.falseAlarmEvents, truth, flags) == 2)
  }

  @Test func `say when nothing is detected`() {
    #expect(throws: Undefined.self) { try measured(.detectionDelay, truth, series(60, [])) }
    #expect(throws: Undefined.nothingFlagged) {
      try measured(.rangePrecision, truth, series(60, []))
    }
    #expect(throws: Undefined.notGiven("flags")) { try measured(.detectionDelay, truth) }
  }

  @Test func `at random do well after point adjustment`() throws {
    let truth = series(1000, [300..<500])
    let flags = (0..<1000).map { $0 % 50 == 7 }
    #expect(try measured(.pointAdjustedF1, truth, flags) > 0.9)
    #expect(try measured(.randomPointAdjustedF1, truth, flags) > 0.9)
    #expect(abs(try measured(.pointAdjustedGain, truth, flags)) < 0.05)
  }

  @Test func `must be as many as there are labels`() {
    #expect(throws: MetricsError.self) {
      try EventSeries(truth: [true, false], flags: [true])
    }
    #expect(throws: MetricsError.self) {
      try EventSeries(truth: [true, false], scores: [.nan, 0])
    }
  }
}
