import RingtrueCore

extension Metric {
  /// How much of the events the alarms cover, in the terms of a reward.
  public static func rangeRecall(_ reward: RangeReward) -> Metric {
    Metric(
      rangeCard(
        "range-recall@\(reward.name)",
        "How much of each event is flagged, on average over the events."),
      from: \.events
    ) { series throws(Undefined) in
      reward.mean(of: try series.givenEvents(), overlappedBy: try series.alarms())
    }
  }

  /// How much of the alarms the events cover, in the terms of a reward without existence.
  public static func rangePrecision(_ reward: RangeReward) -> Metric {
    let reward = RangeReward(cardinality: reward.cardinality, bias: reward.bias)
    return Metric(
      rangeCard(
        "range-precision@\(reward.cardinality.name)-\(reward.bias.name)",
        "How much of each alarm lies within events, on average over the alarms."),
      from: \.events
    ) { series throws(Undefined) in
      let alarms = try series.alarms()
      guard !alarms.isEmpty else { throw .nothingFlagged }
      return reward.mean(of: alarms, overlappedBy: series.events)
    }
  }

  /// The harmonic mean of the two for one reward.
  public static func rangeF1(_ reward: RangeReward) -> Metric {
    let (precision, recall) = (rangePrecision(reward), rangeRecall(reward))
    return Metric(
      rangeCard(
        "range-f1@\(reward.name)", "The harmonic mean of range precision and range recall."),
      from: \.events
    ) { series throws(Undefined) in
      var evidence = Evidence()
      evidence.events = series
      return harmonicMean(try precision.value(of: evidence), try recall.value(of: evidence))
    }
  }

  /// Recall by covered length, shared out when an event is hit in pieces.
  public static let rangeRecall = Metric.rangeRecall(RangeReward(cardinality: .reciprocal))
  /// Recall that rewards half for any hit, and early places most.
  public static let earlyRangeRecall = Metric.rangeRecall(
    RangeReward(existence: 0.5, cardinality: .reciprocal, bias: .front))
  /// Precision by covered length, shared out when an alarm spans several events.
  public static let rangePrecision = Metric.rangePrecision(RangeReward(cardinality: .reciprocal))
  /// The harmonic mean of the two.
  public static let rangeF1 = Metric.rangeF1(RangeReward(cardinality: .reciprocal))
}

extension MetricPattern {
  /// Range metrics with any parameters: existence, cardinality and bias.
  static let ranges = [
    MetricPattern("range-recall@", "EXISTENCE-CARDINALITY-BIAS") { name in
      RangeReward(named: name).map(Metric.rangeRecall)
    },
    MetricPattern("range-precision@", "CARDINALITY-BIAS") { name in
      RangeReward(named: "0-" + name).map(Metric.rangePrecision)
    },
    MetricPattern("range-f1@", "EXISTENCE-CARDINALITY-BIAS") { name in
      RangeReward(named: name).map(Metric.rangeF1)
    },
  ]
}

private func rangeCard(_ id: String, _ summary: String) -> MetricCard {
  MetricCard(
    id: id, family: "events", summary: summary, better: .higher, range: 0...1,
    interval: "none: the events of one series are too few and not independent",
    reference: "Tatbul et al., NeurIPS 2018, arXiv:1803.03639")
}
