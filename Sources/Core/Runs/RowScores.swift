/// The score of every row that a trial measured, so that two trials can be compared row by row
/// without running them again.
public struct RowScores: Sendable, Equatable {
  /// The rows, as places in the dataset's table, ascending.
  public let rows: [Int]
  /// Their scores; higher is stranger.
  public let scores: [Double]
  /// The SHA-256 of the scores in that order, as 64 hexadecimal digits.
  public let digest: String

  /// Scores of some rows, with their digest.
  public init(rows: [Int], scores: [Double], digest: String) {
    precondition(rows.count == scores.count, "one score a row")
    self.rows = rows
    self.scores = scores
    self.digest = digest
  }
}
