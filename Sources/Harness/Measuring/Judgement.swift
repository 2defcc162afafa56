internal import RingtrueCore

/// What a system said of all measured rows, be it in one round or in several.
struct Judgement: Sendable {
  /// The score of each row.
  private(set) var scores: [Double]
  /// Whether each row is flagged, by the threshold of its round.
  private(set) var flags: [Bool]
  /// The threshold of the last round.
  private(set) var threshold: Threshold?
  /// The places of the rows that each round spoke of.
  private(set) var rounds: [[Int]] = []

  /// Nothing is said yet of so many rows.
  init(count: Int) {
    scores = Array(repeating: 0, count: count)
    flags = Array(repeating: false, count: count)
  }

  /// Adds what a round says of the rows at some places.
  mutating func add(_ scoring: Scoring, at places: [Int]) {
    add(scoring.scores, scoring.threshold, at: places)
  }

  /// Adds the scores of a round and its threshold.
  mutating func add(_ given: [Double], _ threshold: Threshold, at places: [Int]) {
    for (place, score) in zip(places, given) {
      scores[place] = score
      flags[place] = threshold.flags(score)
    }
    self.threshold = threshold
    rounds.append(places)
  }
}
