internal import RingtrueCore

extension TrialGuards {
  /// The scores are a column of the data in disguise.
  static let columnScores = Guard<JudgedScores>("RT024", .warning) { judged in
    let (scores, order) = (judged.scores, judged.order)
    guard let first = order.first, let last = order.last,
      scores[Int(first)] < scores[Int(last)]
    else { return nil }
    let twin = judged.table.columns.first { column in
      guard column.cells.isNumeric || column.moments != nil else { return false }
      return [1.0, -1].contains { sign in
        judged.rises { sign * column.quantity(judged.rows[$0]) }
      }
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

extension JudgedScores {
  /// Whether a quantity of the rows rises where their scores do, and nowhere else.
  fileprivate func rises(_ quantity: (Int) -> Double) -> Bool {
    order.indices.dropFirst().allSatisfy { place in
      let (row, before) = (Int(order[place]), Int(order[place - 1]))
      return scores[row] == scores[before]
        ? quantity(row) == quantity(before) : quantity(row) > quantity(before)
    }
  }
}
