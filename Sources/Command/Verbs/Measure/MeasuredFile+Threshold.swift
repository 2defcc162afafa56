internal import Ringtrue
internal import RingtrueCore

extension MeasuredFile {
  /// The threshold that was asked for, by a number, a budget or a share.
  func threshold(_ scores: [Double]) throws -> Threshold? {
    guard MeasureFlags.thresholds.count(where: values.isGiven) <= 1 else {
      throw Failure(
        .usage, "--threshold, --budget and --contamination choose one threshold; leave one of them")
    }
    if let score = values[MeasureFlags.threshold] {
      return Threshold(score, from: .given, by: "threshold=\(score)")
    }
    let rule =
      values[MeasureFlags.budget].map { "budget:alerts=\($0)" }
      ?? values[MeasureFlags.contamination].map { "contamination:share=\($0)" }
    guard let rule else { return nil }
    let (chosen, settings) = try Thresholds.parsing(rule)
    let threshold = try chosen.threshold(for: scores.filter(\.isFinite), settings)
    return Threshold(threshold.score, from: .budget, by: threshold.rule)
  }
}
