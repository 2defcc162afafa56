internal import RingtrueCore
internal import RingtrueKernels

extension ThresholdRule {
  /// Flags a share of the rows learned from: the highest ⌊share · n + ½⌋ of them, at least one.
  ///
  /// Rows that tie with the last of them are flagged too.
  public static let contamination = ThresholdRule(
    id: "contamination",
    summary: "The highest share of the training scores, as if that share were anomalous.",
    from: .train,
    knobs: [.number("share", 0.01, in: 0...1, "The share of rows that is flagged.")]
  ) { scores, settings in
    let count = Int(settings.number("share") * Double(scores.count) + 0.5)
    return scores.largest(max(1, count))
  }

  /// Flags so many of the rows learned from, for people who can look at that many.
  ///
  /// Where the last row in ties with the first one out, all that tie stay out: nobody can look at
  /// more.
  public static let budget = ThresholdRule(
    id: "budget",
    summary: "So many of the highest training scores as people can look at.",
    from: .budget,
    knobs: [.integer("alerts", 50, in: 1...1_000_000_000, "How many rows are flagged.")]
  ) { scores, settings in
    scores.least(keeping: settings.integer("alerts"))
  }
}

extension [Double] {
  /// The score of that rank from above, from 1; the least score where there are fewer.
  fileprivate func largest(_ rank: Int) -> Double {
    rising[Swift.max(0, count - rank)]
  }

  /// The least score that no more than so many reach.
  fileprivate func least(keeping limit: Int) -> Double {
    let rising = rising
    guard limit < count else { return rising[0] }
    let next = rising[count - 1 - limit]
    return rising[(count - limit)...].first { $0 > next } ?? rising[count - 1].nextUp
  }

  private var rising: [Double] {
    var rising = self
    radixSort(&rising)
    return rising
  }
}
