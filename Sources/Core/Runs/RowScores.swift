/// The score of every row that a trial measured, so that two trials can be compared row by row
/// without running them again.
public struct RowScores: Sendable, Equatable {
  /// The rows, as places in the dataset's table, ascending.
  public let rows: [Int]
  /// Their scores; higher is stranger.
  public let scores: [Double]
  /// The SHA-256 of the scores in that order, as 64 hexadecimal digits.
  public let digest: String
  /// The places of the scores from the least on, where someone has sorted them.
  public let ascending: [UInt32]?

  /// Scores of some rows, with their digest and, where it is known, their order.
  public init(rows: [Int], scores: [Double], digest: String, ascending: [UInt32]? = nil) {
    precondition(rows.count == scores.count, "one score a row")
    precondition(ascending.map { $0.count == scores.count } ?? true, "one place a score")
    self.rows = rows
    self.scores = scores
    self.digest = digest
    self.ascending = ascending
  }

  /// Whether rows, scores and digest are the same; the order follows from the scores.
  public static func == (one: Self, other: Self) -> Bool {
    one.digest == other.digest && one.rows == other.rows && one.scores == other.scores
  }
}
