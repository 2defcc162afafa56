import RingtrueCore
import RingtrueMetrics
import Testing

private func value(_ metric: Metric, _ classified: Classified) throws -> Double {
  var evidence = Evidence()
  evidence.categories = classified
  return try metric.value(of: evidence)
}

@Suite struct `Predicted categories` {
  private let predicted = "abbbaccdce".map(String.init)

  private func example() throws -> Classified {
    try Classified(truth: "aabbbccccd".map(String.init), predicted: predicted)
  }

  /// scikit-learn 1.9.
  @Test(arguments: [
    (Metric.accuracy, 0.6), (.categoryKappa, 0.45945945945945943),
    (.macroPrecision, 0.4333333333333333), (.macroRecall, 0.3833333333333333),
    (.macroF1, 0.40476190476190477), (.macroPrecisionDefined, 0.4333333333333333),
    (.macroRecallDefined, 0.47916666666666663), (.microF1, 0.6), (.weightedPrecision, 0.7),
    (.weightedRecall, 0.6), (.weightedF1, 0.6428571428571429),
  ])
  func `agree with scikit-learn`(_ metric: Metric, _ expected: Double) throws {
    #expect(isClose(try value(metric, example()), expected))
  }

  @Test func `are counted by truth and prediction`() throws {
    let confusion = try example().confusion
    #expect(confusion.categories.map(\.name) == ["a", "b", "c", "d", "e"])
    #expect(confusion[2, 2] == 3)
    #expect(confusion[1, 0] == 1)
    #expect(confusion.scores[4].recall == nil)
  }

  @Test func `are compared code point by code point`() throws {
    // é as one code point, and as e with an accent: one and the same to a string.
    let classified = try Classified(truth: ["\u{E9}", " a"], predicted: ["e\u{301}", "a"])
    #expect(try value(.accuracy, classified) == 0)
    #expect(classified.confusion.categories.count == 4)
    #expect(Category("Z") < Category("a"))
  }

  @Test func `may be invalid, open or merely acceptable`() throws {
    let classified = try Classified(
      truth: ["fee", "none", "none", "rent"], predicted: ["fee", "none", nil, "rant"],
      taxonomy: ["fee", "rent", "none"], acceptable: [["fee"], ["none"], [], ["rent", "fee"]],
      open: "none")
    #expect(try value(.invalidLabelRate, classified) == 0.5)
    #expect(try value(.openSetRecall, classified) == 0.5)
    #expect(try value(.acceptableAccuracy, classified) == 0.5)
    #expect(try value(.accuracy, classified) == 0.5)
    #expect(try value(.microPrecision, classified) == 1)
    #expect(try value(.microRecall, classified) == 0.5)
  }

  @Test func `are undefined for good reasons`() throws {
    let alike = try Classified(truth: ["a", "a"], predicted: ["a", "a"])
    #expect(throws: Undefined.self) { try value(.categoryKappa, alike) }
    #expect(throws: Undefined.noRows) {
      try value(.accuracy, Classified(truth: [], predicted: []))
    }
    #expect(throws: Undefined.notGiven("confidences")) {
      try value(.topLabelCalibrationError, alike)
    }
    let wordless = try Classified(truth: ["a"], predicted: [nil])
    #expect(throws: Undefined.self) { try value(.microPrecision, wordless) }
  }

  @Test func `have bounds from resampled rows, or from a formula`() throws {
    var evidence = Evidence()
    evidence.categories = try example()
    let request = IntervalRequest(resamples: 400, seed: 5)
    let f1 = try Metric.macroF1.measure(evidence, request).interval.get()
    #expect(f1.method.hasPrefix("bootstrap"))
    #expect(f1.low < 0.40476190476190477 && 0.40476190476190477 < f1.high)
    #expect(try Metric.macroF1.measure(evidence, request).interval.get() == f1)
    #expect(try Metric.accuracy.measure(evidence, request).interval.get().method == "wilson")
  }

  @Test func `are as sure as they are right`() throws {
    let classified = try Classified(
      truth: ["a", "a", "b", "b"], predicted: ["a", "a", "b", "a"],
      confidence: [0.75, 0.75, 0.75, 0.75])
    #expect(try value(.topLabelCalibrationError, classified) == 0)
  }
}

@Suite struct `Repeated answers` {
  /// Krippendorff's own example of four observers and twelve units: α = 0.743.
  @Test func `agree as in the book`() throws {
    var evidence = Evidence()
    let units: [[String?]] = [
      ["1", "1", nil, "1"], ["2", "2", "3", "2"], ["3", "3", "3", "3"], ["3", "3", "3", "3"],
      ["2", "2", "2", "2"], ["1", "2", "3", "4"], ["4", "4", "4", "4"], ["1", "1", "2", "1"],
      ["2", "2", "2", "2"], [nil, "5", "5", "5"], [nil, nil, "1", "1"], [nil, "3", nil, nil],
    ]
    evidence.repetitions = Repetitions(units)
    #expect(isClose(try Metric.krippendorffAlpha.value(of: evidence), 0.743421052631579))
    // Eleven units with pairs: 1, ½, 1, 1, 1, 0, 1, ½, 1, 1, 1.
    #expect(isClose(try Metric.selfAgreement.value(of: evidence), 9.0 / 11))
  }

  @Test func `have nothing to tell if all are alike`() {
    var evidence = Evidence()
    evidence.repetitions = Repetitions([["a", "a"], ["a", "a"]])
    #expect(throws: Undefined.self) { try Metric.krippendorffAlpha.value(of: evidence) }
    evidence.repetitions = Repetitions([["a"], [nil, "b"]])
    #expect(throws: Undefined.self) { try Metric.selfAgreement.value(of: evidence) }
  }
}

@Suite struct `Clusters that were found` {
  private func value(_ metric: Metric, _ clusters: String, _ causes: String) throws -> Double {
    var evidence = Evidence()
    evidence.clusters = try Clustering(
      clusters: clusters.map(String.init), causes: causes.map(String.init))
    return try metric.value(of: evidence)
  }

  /// scikit-learn 1.9.
  @Test func `agree with scikit-learn`() throws {
    #expect(isClose(try value(.adjustedRand, "0011222012", "1110022102"), 0.4318181818181818))
    #expect(
      isClose(try value(.normalizedInformation, "0011222012", "1110022102"), 0.6180656462921543))
    #expect(try value(.purity, "0011222012", "1110022102") == 0.8)
  }

  @Test func `may carry any names`() throws {
    #expect(try value(.adjustedRand, "aabb", "yyxx") == 1)
    #expect(isClose(try value(.normalizedInformation, "aabb", "yyxx"), 1))
    #expect(try value(.normalizedInformation, "aaaa", "xyxy") == 0)
    #expect(throws: Undefined.self) { try value(.adjustedRand, "aaaa", "xxxx") }
    #expect(throws: Undefined.self) { try value(.normalizedInformation, "aaaa", "xxxx") }
  }
}
