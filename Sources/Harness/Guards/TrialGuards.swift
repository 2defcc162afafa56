internal import RingtrueCore
internal import RingtrueKernels

/// The scores of a trial, or of one round of it, as guards look at them.
struct JudgedScores: Sendable {
  /// The scores of the measured rows.
  let scores: [Double]
  /// Their places, from the lowest score to the highest.
  let order: [UInt32]
  /// The rows, as places in the table, and what is known of them.
  let rows: [Int], labels: Labels
  /// The table that they are from.
  let table: Table

  /// All scores of a trial, which are sorted already.
  init(_ scores: [Double], ascending order: [UInt32], of rows: MeasuredRows, in table: Table) {
    self.init(scores, order, of: rows.rows, rows.labels, in: table)
  }

  /// The scores at some places among all.
  init(_ scores: [Double], at places: [Int], of rows: MeasuredRows, in table: Table) {
    let scores = places.map { scores[$0] }
    self.init(
      scores, argsort(scores.span), of: places.map { rows.rows[$0] },
      Labels(places.map { rows.labels.rows[$0] }), in: table)
  }

  private init(
    _ scores: [Double], _ order: [UInt32], of rows: [Int], _ labels: Labels, in table: Table
  ) {
    self.scores = scores
    self.order = order
    self.rows = rows
    self.labels = labels
    self.table = table
  }
}

/// All that is looked for in scores.
enum TrialGuards {
  static let all: [Guard<JudgedScores>] = [
    constantScores, coarseScores, invertedScores, columnScores,
  ]

  /// What is wrong with the scores of a trial, or worth knowing: with all of them, or, where several
  /// rounds gave them, with those of a round that has enough rows to tell. The places of the scores
  /// are given in the order of the scores.
  static func findings(
    in judged: Judgement, ascending: [UInt32], of rows: MeasuredRows, in table: Table
  ) -> [Finding] {
    let whole = JudgedScores(judged.scores, ascending: ascending, of: rows, in: table)
    let rounds: [JudgedScores?] =
      judged.rounds.count < 2
      ? []
      : judged.rounds.map { places in
        places.count < Segment.leastRows
          ? nil : JudgedScores(judged.scores, at: places, of: rows, in: table)
      }
    return all.compactMap { $0.finding(in: whole) ?? $0.finding(in: rounds) }
  }
}

extension Guard where Subject == JudgedScores {
  /// What is found in some of several rounds, told once with the first of them.
  fileprivate func finding(in rounds: [JudgedScores?]) -> Finding? {
    let found = rounds.enumerated().compactMap { place, round in
      round.flatMap { finding(in: $0) }.map { (number: place + 1, finding: $0) }
    }
    guard let first = found.first else { return nil }
    let which =
      found.count == 1
      ? "in round \(first.number) of \(rounds.count)"
      : "in \(found.count) of \(rounds.count) rounds, first in round \(first.number)"
    return Finding(code: code, weight, "\(which): \(first.finding.message)")
  }
}
