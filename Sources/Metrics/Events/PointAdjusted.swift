import RingtrueCore

/// The counts behind F1 after point adjustment: one flag in an event flags the whole of it.
///
/// It rewards flagging at random, the more so the longer the events are; hence the same for random
/// flags stands beside it. Kim et al., AAAI 2022, doi:10.1609/aaai.v36i7.20680
struct PointAdjusted {
  private let events: [Range<Int>]
  private let flags: [Bool]
  private let truth: [Bool]

  init(_ series: EventSeries) throws(Undefined) {
    events = try series.givenEvents()
    flags = try series.givenFlags()
    truth = series.truth
  }

  private var positives: Int { events.reduce(0) { $0 + $1.count } }

  /// F1 of the flags, adjusted.
  var f1: Double {
    let hit = events.filter { flags[$0].contains(true) }.reduce(0) { $0 + $1.count }
    let wrong = zip(flags, truth).count { $0 && !$1 }
    return f1(hit: Double(hit), wrong: Double(wrong))
  }

  /// F1 of the counts to be expected, adjusted, when as many indices are flagged at random.
  var randomF1: Double {
    let flagged = flags.count { $0 }
    let hit = events.reduce(0) { $0 + Double($1.count) * chanceOfHit($1.count, flagged: flagged) }
    let normal = flags.count - positives
    return f1(hit: hit, wrong: Double(flagged) * Double(normal) / Double(flags.count))
  }

  private func f1(hit: Double, wrong: Double) -> Double {
    2 * hit / (hit + wrong + Double(positives))
  }

  /// The chance that one of the flagged indices falls among so many.
  private func chanceOfHit(_ length: Int, flagged: Int) -> Double {
    let n = flags.count
    return 1 - (0..<length).reduce(1) { $0 * Double(max(0, n - flagged - $1)) / Double(n - $1) }
  }
}

extension Metric {
  /// F1 when one flag in an event counts for all of it.
  public static let pointAdjustedF1 = pointAdjusted(
    "pa-f1", "F1 when one flag counts for its whole event; compare it with pa-f1-random only."
  ) { $0.f1 }

  /// The same for as many flags at random.
  public static let randomPointAdjustedF1 = pointAdjusted(
    "pa-f1-random", "What pa-f1 would be if as many indices were flagged at random."
  ) { $0.randomF1 }

  /// What is left of the first when the second is taken away.
  public static let pointAdjustedGain = pointAdjusted(
    "pa-f1-gain", "How far pa-f1 lies above that of as many random flags.", range: -1...1
  ) { $0.f1 - $0.randomF1 }
}

private func pointAdjusted(
  _ id: String, _ summary: String, range: ClosedRange<Double> = 0...1,
  _ value: @escaping @Sendable (PointAdjusted) -> Double
) -> Metric {
  Metric(
    MetricCard(
      id: id, family: "events", summary: summary,
      better: id == "pa-f1-random" ? .neither : .higher, range: range,
      interval: "none: misleading by construction, never to be decided on",
      reference: "Kim et al., AAAI 2022, doi:10.1609/aaai.v36i7.20680"),
    from: \.events
  ) { series throws(Undefined) in value(try PointAdjusted(series)) }
}
