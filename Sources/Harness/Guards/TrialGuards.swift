internal import RingtrueCore
internal import RingtrueKernels

/// The scores of a trial, as guards look at them.
struct JudgedScores: Sendable {
  /// The scores of the measured rows.
  let scores: [Double]
  /// Their places, from the lowest score to the highest.
  let order: [Int]
  /// The rows, and what is known of them.
  let rows: MeasuredRows
  /// The table that they are from.
  let table: Table

  init(scores: [Double], rows: MeasuredRows, table: Table) {
    self.scores = scores
    self.rows = rows
    self.table = table
    order = argsort(scores.span).map { Int($0) }
  }
}

/// All that is looked for in scores.
enum TrialGuards {
  static let all: [Guard<JudgedScores>] = [
    constantScores, coarseScores, invertedScores, columnScores,
  ]

  /// What is wrong with the scores of a trial, or worth knowing.
  static func findings(in scores: [Double], _ bench: TrialBench) -> [Finding] {
    findings(in: JudgedScores(scores: scores, rows: bench.rows, table: bench.data.table))
  }

  static func findings(in judged: JudgedScores) -> [Finding] {
    all.compactMap { $0.finding(in: judged) }
  }
}
