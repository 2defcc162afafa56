internal import RingtrueCore

/// The rows of one round of learning and measuring, as places in a dataset's table.
struct Stage: Sendable {
  /// The rows that are learned from.
  var train: [Int]
  /// The rows that a threshold is chosen on.
  var calibration: [Int]
  /// The rows that are measured.
  var measured: [Int]
  /// When measuring begins, in microseconds since 1970, where that is known.
  var begin: Int64?

  /// The rounds of a dataset: one, unless its model is to be kept up to date.
  ///
  /// In the prequential protocol a round measures the rows of so many days. It learns from all rows
  /// before, but for the latest of them, on which its threshold is chosen; labels are known to it
  /// once they had come in.
  static func all(of data: TrialData) -> [Stage] {
    let moments = data.moments()
    func begin(_ rows: [Int]) -> Int64? {
      moments.flatMap { moments in rows.lazy.compactMap { moments[$0] }.min() }
    }
    let whole = Stage(
      train: data.train, calibration: data.calibration, measured: data.measured,
      begin: begin(data.measured))
    guard data.split == .prequential, let moments, let first = whole.begin else { return [whole] }
    let length = Int64(data.retrainDays) * Instant.microsecondsPerDay
    let rounds = Dictionary(grouping: data.measured) { ((moments[$0] ?? first) - first) / length }
    var known = (whole.train + whole.calibration).sorted {
      (moments[$0] ?? first, $0) < (moments[$1] ?? first, $1)
    }
    let share = Double(whole.calibration.count) / Double(max(1, known.count))
    return rounds.sorted { $0.key < $1.key }.map { round, rows in
      let kept = known.count - Int(share * Double(known.count))
      defer { known += rows }
      return Stage(
        train: Array(known[..<kept]), calibration: Array(known[kept...]), measured: rows,
        begin: first + round * length)
    }
  }
}
