import RingtrueCore

/// What to do with scores that are NaN or infinite.
public enum NonFinitePolicy: String, Sendable, CaseIterable {
  /// Say which rows they are, and measure nothing.
  case refuse
  /// Leave their rows out.
  case drop
  /// Rank their rows below all others, in one tie.
  case rankLast = "rank-last"

  /// Scores and labels after the policy, and the rows that it touched.
  func usable(
    _ scores: [Double], _ labels: Labels
  ) throws(MetricsError) -> (scores: [Double], labels: Labels, rows: [Int]) {
    let rows = scores.indices.filter { !scores[$0].isFinite }
    var (scores, labels) = (scores, labels)
    let least = scores.lazy.filter(\.isFinite).min() ?? 0
    guard self != .refuse else { throw .notFinite(rows) }
    for row in rows {
      scores[row] = self == .drop ? 0 : least.nextDown
      if self == .drop, row < labels.rows.count { labels.rows[row] = .unlabelled }
    }
    return (scores, labels, rows)
  }
}
