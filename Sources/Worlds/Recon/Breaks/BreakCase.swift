public import RingtrueCore

/// A break as those meet it who sort breaks, and what is true of it, which they are not told.
public struct BreakCase: Sendable {
  /// Its row in the dataset's table.
  public private(set) var row: Int
  /// What somebody wrote on it.
  public let comment: BreakComment
  /// What is true of it.
  public let truth: BreakTruth
  /// Its cause.
  public let cause: Cause
  /// What its record says.
  public let incident: Incident

  /// The same break on another row.
  func on(row: Int) -> BreakCase {
    var moved = self
    moved.row = row
    return moved
  }
}

extension BreakList {
  /// The breaks that something is written on, in the order of the table.
  var cases: [BreakCase] {
    order.enumerated().compactMap { row, place in
      let truth = truth(place)
      guard let comment = comments[place], let cause = truth.cause else { return nil }
      return BreakCase(
        row: row, comment: comment, truth: truth, cause: cause,
        incident: world.incident(breaks[place]))
    }
  }
}
