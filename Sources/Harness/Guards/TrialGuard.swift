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

/// Looks at the scores of a trial for one sign that they are not what they seem.
struct TrialGuard: Sendable {
  /// The stable code, such as `RT021`.
  let code: String
  /// How much it weighs when it is found.
  let weight: Finding.Weight
  /// Says what is wrong, and what to do; nil where nothing is.
  let complaint: @Sendable (JudgedScores) -> String?

  init(
    _ code: String, _ weight: Finding.Weight,
    complaint: @escaping @Sendable (JudgedScores) -> String?
  ) {
    self.code = code
    self.weight = weight
    self.complaint = complaint
  }
}

/// All that is looked for in scores.
enum TrialGuards {
  static let all: [TrialGuard] = [
    .constantScores, .coarseScores, .invertedScores, .columnScores,
  ]

  /// What is wrong with the scores of a trial, or worth knowing.
  static func findings(in scores: [Double], _ bench: TrialBench) -> [Finding] {
    findings(in: JudgedScores(scores: scores, rows: bench.rows, table: bench.data.table))
  }

  static func findings(in judged: JudgedScores) -> [Finding] {
    all.compactMap { test in
      test.complaint(judged).map { Finding(code: test.code, test.weight, $0) }
    }
  }
}
