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
    let share = values[MeasureFlags.contamination]
    guard let count = values[MeasureFlags.budget] ?? share.map({ Int($0 * Double(scores.count)) })
    else { return nil }
    let sorted = scores.filter(\.isFinite).sorted(by: >)
    let rule = share.map { "contamination=\($0)" } ?? "budget=\(count)"
    // Where the last score in is shared with the first one out, the whole tie stays out.
    let next = count < sorted.count ? sorted[count] : -.infinity
    let least = sorted.prefix(count).last { $0 > next } ?? .infinity
    return Threshold(least, from: .budget, by: rule)
  }
}
