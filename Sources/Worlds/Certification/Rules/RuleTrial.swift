internal import RingtrueCore

/// Rows to try rules on that were chosen elsewhere.
///
/// Of ten thousand rules the luckiest looks better on the rows that it was chosen on than it is.
struct RuleTrial {
  private let readings: [Reading]
  private let assay: Assay

  init(_ table: Table, _ assay: Assay, families: [ReadingFamily]) {
    let view = TableView(table)
    readings = families.flatMap { $0.readings(view) }
    self.assay = assay
  }

  /// The average precision of a rule for a question; that of a blind guess where there is no rule,
  /// or where it flags nothing.
  func precision(of rule: Rule?, _ question: Assay.Question) -> Double {
    let blind = assay.prevalence(question)
    guard let clauses = rule?.clauses, !clauses.isEmpty else { return blind }
    let asked = clauses.compactMap { clause in
      readings.first { $0.name == clause.reading }.map { RankedReading($0, assay) }
    }
    guard asked.count == clauses.count else { return blind }
    let own = asked[0].ranks(question.positives)
    switch clauses[0].shape {
    case .highestFirst: return asked[0].precision(own)
    case .lowestFirst: return asked[0].precisionFromBelow(own)
    default: break
    }
    let conditions = zip(asked, clauses).map { $0.condition($1) }
    func flagged(_ place: Int) -> Bool { conditions.allSatisfy { $0.holds(place) } }
    let found = question.positives.count(where: flagged)
    let others = assay.isNormal.indices.count { assay.isNormal[$0] && flagged($0) }
    guard found + others > 0 else { return blind }
    return averagePrecision(
      found: found, flagged: found + others, positives: question.positives.count,
      total: assay.total(question))
  }
}
