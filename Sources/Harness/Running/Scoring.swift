internal import RingtrueCore
internal import RingtrueDetectors
internal import RingtruePlatform

/// What a system made of a dataset: scores of the rows that are measured, and a threshold chosen
/// without a look at them.
struct Scoring: Sendable {
  /// What learned.
  let fitted: any FittedDetector
  /// The score of each measured row.
  let scores: [Double]
  /// From which score on a row is flagged.
  let threshold: Threshold
  /// The scores that the threshold was chosen on.
  let reference: [Double]
  /// How long learning took, scores of the training rows among it where they came with it.
  let fitTime: Duration

  /// Learns, chooses a threshold, and scores, in that order.
  ///
  /// `known` are the labels of the calibration rows, as far as they had come in.
  init(
    _ system: SystemChoice, on rows: Preparation, known: Labels, isTransductive: Bool,
    under conditions: Conditions, clock: any TimeSource
  ) throws {
    if isTransductive || rows.calibration.rowCount == 0 {
      let learned = try clock.timed { () throws in
        try Self.fitAndScore(system.detector, rows.train, conditions)
      }
      (fitted, fitTime) = (learned.result.0, learned.duration)
      let own = learned.result.1
      threshold = try Self.threshold(system, from: ThresholdEvidence(own), on: .train)
      reference = own
      scores = isTransductive ? own : try fitted.scores(rows.measured, under: conditions)
    } else {
      let learned = try clock.timed { () throws in
        try Self.fit(system.detector, rows.train, conditions)
      }
      (fitted, fitTime) = (learned.result, learned.duration)
      let kept = try fitted.scores(rows.calibration, under: conditions)
      let measured = try fitted.scores(rows.measured, under: conditions)
      threshold = try Self.threshold(
        system, from: ThresholdEvidence(kept, labels: known, batch: measured), on: .calibration)
      (scores, reference) = (measured, kept)
    }
    try check(rows.measured.rowCount)
  }

  /// A rule that takes what it is given was given these rows, and its threshold says so.
  private static func threshold(
    _ system: SystemChoice, from evidence: ThresholdEvidence, on rows: Threshold.Provenance
  ) throws -> Threshold {
    let chosen = try system.rule.threshold(from: evidence, system.settings)
    let usual: Set<Threshold.Provenance> = [.train, .calibration]
    guard usual.contains(chosen.provenance) else { return chosen }
    return Threshold(chosen.score, from: rows, by: chosen.rule)
  }

  private static func fit<Kind: Detector>(
    _ detector: Kind, _ rows: Observations, _ conditions: Conditions
  ) throws -> any FittedDetector {
    try detector.fit(rows, under: conditions)
  }

  private static func fitAndScore<Kind: Detector>(
    _ detector: Kind, _ rows: Observations, _ conditions: Conditions
  ) throws -> (any FittedDetector, [Double]) {
    let (fitted, scores) = try detector.fitAndScore(rows, under: conditions)
    return (fitted, scores)
  }

  /// One finite number a row, or no scores at all.
  private func check(_ count: Int) throws(Problem) {
    guard scores.count == count else {
      throw Problem("it gave \(scores.count) scores for \(count) rows; a row has one")
    }
    if let row = scores.firstIndex(where: { !$0.isFinite }) {
      let broken = scores.count { !$0.isFinite }
      throw Problem(
        "\(broken) of \(count) scores are not finite, first that of row \(row); mend the detector")
    }
  }
}
