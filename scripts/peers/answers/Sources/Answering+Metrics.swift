import Ringtrue

extension Answers {
  mutating func addRanges(_ q: Question) {
    let biases: [RangeReward.Bias] = [.flat, .front, .back, .middle]
    for bias in biases {
      for cardinality in [RangeReward.Cardinality.one, .reciprocal] {
        let reward = RangeReward(
          existence: q.number("alpha"), cardinality: cardinality, bias: bias)
        let name = "\(bias.name)-\(cardinality.name)"
        add("recall-" + name) { try Metric.rangeRecall(reward).value(of: q.series()) }
        add("precision-" + name) { try Metric.rangePrecision(reward).value(of: q.series()) }
      }
    }
  }

  mutating func addEvents(_ q: Question) {
    add([.affiliationPrecision, .affiliationRecall], of: { try q.series() })
    add(NABScore.profiles.map(Metric.nab), of: { try q.series() })
    add([.detectionDelay, .falseAlarmEvents, .pointAdjustedF1], of: { try q.series() })
  }

  mutating func addVolumes(_ q: Question) {
    let window = q.integer("window")
    add("roc") { try Metric.vusROC(window: window).value(of: q.series()) }
    add("pr") { try Metric.vusPR(window: window).value(of: q.series()) }
    add("roc-250") { try Metric.publishedVUSROC(window: window).value(of: q.series()) }
    add("pr-250") { try Metric.publishedVUSPR(window: window).value(of: q.series()) }
  }

  mutating func addProbabilities(_ q: Question) {
    add([
      .brier, .logLoss, .expectedCalibrationError, .rightClosedCalibrationError,
      .equalMassCalibrationError,
    ]) {
      var evidence = Evidence()
      evidence.probabilities = try Probabilities(
        predicted: q.numbers("p"), labels: q.labels("y"))
      return evidence
    }
  }

  mutating func addPValues(_ q: Question) {
    add([.conformalExcess, .conformalFalseAlarms, .falseDiscoveries, .discoveryPower]) {
      var evidence = Evidence()
      evidence.pValues = try PValues(q.numbers("p"), labels: q.labels("y"))
      return evidence
    }
    add("pit-ks") {
      var evidence = Evidence()
      evidence.transforms = try ProbabilityTransforms(q.numbers("p"))
      return try Metric.transformGap.value(of: evidence)
    }
  }

  mutating func addRisk(_ q: Question) {
    add("area") {
      var evidence = Evidence()
      evidence.confidences = try Confidences(q.numbers("c"), losses: q.numbers("losses"))
      return try Metric.riskCoverageArea.value(of: evidence)
    }
  }

  mutating func addCategories(_ q: Question) {
    add([
      .accuracy, .categoryKappa, .macroPrecision, .macroRecall, .macroF1, .macroPrecisionDefined,
      .macroRecallDefined, .weightedPrecision, .weightedRecall, .weightedF1, .microF1,
    ]) {
      var evidence = Evidence()
      evidence.categories = try Classified(truth: q.words("truth"), predicted: q.words("predicted"))
      return evidence
    }
  }

  mutating func addRepetitions(_ q: Question) {
    add([.krippendorffAlpha, .selfAgreement]) {
      var evidence = Evidence()
      evidence.repetitions = Repetitions(
        (q.json["rows"]?.elements ?? []).map { ($0.elements ?? []).map(\.string) })
      return evidence
    }
  }

  mutating func addClusters(_ q: Question) {
    add([.adjustedRand, .normalizedInformation, .purity]) {
      var evidence = Evidence()
      evidence.clusters = try Clustering(clusters: q.words("found"), causes: q.words("causes"))
      return evidence
    }
  }

  mutating func addExplanations(_ q: Question) {
    add([.hitRate, .wideHitRate, .reciprocalRank, .blameGain, .randomReciprocalRank]) {
      var evidence = Evidence()
      evidence.explanations = Explanations([
        .init(ranking: q.integers("ranking"), truth: Set(q.integers("truth")))
      ])
      return evidence
    }
  }

  mutating func addLatency(_ q: Question) {
    var (first, second) = (LatencyHistogram(), LatencyHistogram())
    for (index, value) in q.integers("x").enumerated() {
      if index % 2 == 0 { first.record(value) } else { second.record(value) }
    }
    first.merge(second)
    let shares = [0.001, 0.25, 0.5, 0.9, 0.95, 0.99, 0.999, 1]
    add("values", shares.map { Double(first.value(atShare: $0) ?? -1) })
    var corrected = LatencyHistogram()
    for value in q.integers("x") {
      corrected.record(value, expectedEvery: q.integer("interval"))
    }
    add("corrected", shares.map { Double(corrected.value(atShare: $0) ?? -1) })
  }

  mutating func addQuantiles(_ q: Question) {
    let sorted = q.numbers("x").sorted()
    for convention in QuantileConvention.allCases {
      add(
        convention.rawValue,
        q.numbers("q").compactMap { convention.quantile(of: sorted, share: $0) })
    }
  }

  mutating func addRanks(_ q: Question) {
    func ranks() throws -> ClosedRange<Int> {
      try OrderStatistics.ranks(
        of: q.integer("n"), share: q.number("q"), confidence: q.number("confidence"))
    }
    add("low") { Double(try ranks().lowerBound) }
    add("high") { Double(try ranks().upperBound) }
  }
}
