import RingtrueCore

/// A 0/1 truth in the order of time, with what a detector said of each index.
///
/// A run of ones is an event in the truth, and an alarm among the flags.
public struct EventSeries: EvidencePart {
  /// The part's name.
  public static let what = "labels in the order of time"

  /// Whether each index is anomalous.
  public let truth: [Bool]
  /// The runs of anomalous indices.
  public let events: [Range<Int>]
  /// Whether each index is flagged, if a threshold was given.
  public let flags: [Bool]?
  /// The scores, if any; higher is stranger.
  public let scores: [Double]?

  /// A series with flags, scores or both; they must be as long as the truth, and scores finite.
  public init(
    truth: [Bool], flags: [Bool]? = nil, scores: [Double]? = nil
  ) throws(MetricsError) {
    if let flags { try requireSameLength("labels", truth.count, "flags", flags.count) }
    if let scores {
      try requireSameLength("labels", truth.count, "scores", scores.count)
      try requireFinite("scores", scores)
    }
    self.truth = truth
    self.events = truth.runs
    self.flags = flags
    self.scores = scores
  }

  /// The runs of flagged indices.
  func alarms() throws(Undefined) -> [Range<Int>] { try givenFlags().runs }

  func givenFlags() throws(Undefined) -> [Bool] {
    guard let flags else { throw .notGiven("flags") }
    return flags
  }

  func givenScores() throws(Undefined) -> [Double] {
    guard let scores else { throw .notGiven("scores") }
    return scores
  }

  /// The events, of which there must be one.
  func givenEvents() throws(Undefined) -> [Range<Int>] {
    guard !truth.isEmpty else { throw .noRows }
    guard !events.isEmpty else { throw .noEvents }
    return events
  }
}

extension Undefined {
  /// The truth holds no event.
  static let noEvents = Undefined(code: "no-events", "the truth holds no event")
}

extension [Bool] {
  /// The runs of true values, in order.
  var runs: [Range<Int>] {
    var runs: [Range<Int>] = []
    var start: Int?
    for index in indices {
      if self[index], start == nil { start = index }
      if !self[index], let begun = start {
        runs.append(begun..<index)
        start = nil
      }
    }
    if let start { runs.append(start..<count) }
    return runs
  }
}

extension [Range<Int>] {
  /// The ranges, in order and apart, that share an index with another one. Cost: O(log n).
  func overlapping(_ range: Range<Int>) -> ArraySlice<Range<Int>> {
    let first = partition { $0.upperBound > range.lowerBound }
    let end = partition { $0.lowerBound >= range.upperBound }
    return self[first..<Swift.max(first, end)]
  }

  /// The first place at which a condition holds that, once true, stays true.
  private func partition(_ holds: (Range<Int>) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if holds(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}

/// The harmonic mean of precision and recall; 0 when both are.
func harmonicMean(_ precision: Double, _ recall: Double) -> Double {
  precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall)
}
