internal import RingtrueCore

extension TrialGuard {
  /// The scores are a column of the data in disguise.
  static let columnScores = TrialGuard("RT024", .warning) { judged in
    let scores = judged.scores
    let order = scores.indices.sorted { scores[$0] < scores[$1] }
    guard let first = order.first, let last = order.last, scores[first] < scores[last] else {
      return nil
    }
    let twin = judged.table.columns.first { column in
      guard column.cells.isNumeric || column.moments != nil else { return false }
      let cells = order.map { column.quantity(judged.rows.rows[$0]) }
      return cells.rise(with: order.map { scores[$0] })
        || cells.map { -$0 }.rise(with: order.map { scores[$0] })
    }
    return twin.map {
      "the scores rank the rows just as column '\($0.name)' does; see whether the system learned"
        + " anything else"
    }
  }
}

extension Column {
  /// The cell as a number or a moment; NaN where missing.
  fileprivate func quantity(_ row: Int) -> Double {
    if missing.contains(row) { return .nan }
    return switch cells {
    case .days(let cells): Double(cells[row].number)
    case .instants(let cells): Double(cells[row].microseconds)
    default: cells.number(row) ?? .nan
    }
  }
}

extension [Double] {
  /// Whether these rise where sorted scores rise, and nowhere else.
  fileprivate func rise(with scores: [Double]) -> Bool {
    indices.dropFirst().allSatisfy { place in
      scores[place] == scores[place - 1]
        ? self[place] == self[place - 1] : self[place] > self[place - 1]
    }
  }
}
