public import RingtrueCore

/// Scores every row alike.
public enum ConstantRule: RowRule {
  /// What a user should know of it.
  public static let card = DetectorCard(
    id: "constant",
    summary: "The same number for every row.",
    assumes: "Nothing.",
    cost: "O(1) a row; keeps nothing",
    avoid: "Anything is to be found: it shows what a metric makes of ties.",
    paper: "none; a control",
    traits: [.takesMissing, .control])

  /// Zero for each row.
  public static func scores(
    _ rows: Observations, under conditions: Conditions
  ) throws -> [Double] {
    Array(repeating: 0, count: rows.rowCount)
  }
}

/// Scores rows by the money they move.
public enum AmountRule: RowRule {
  /// What a user should know of it.
  public static let card = DetectorCard(
    id: "amount",
    summary: "The size of a row's amount.",
    assumes: "Strange rows move much money.",
    cost: "O(1) a row; keeps nothing",
    avoid:
      "Better is to be had: a detector that does not beat it has only learned to sort by size.",
    paper: "none; a control",
    traits: [.takesMissing, .control, .readsTable])

  /// The amount without its sign; a missing one is 0.
  public static func scores(
    _ rows: Observations, under conditions: Conditions
  ) throws -> [Double] {
    var amounts = try rows.amounts(for: card.id, under: conditions)
    for row in amounts.indices { amounts[row] = amounts[row].isNaN ? 0 : amounts[row].magnitude }
    return amounts
  }
}

/// Scores rows by their place.
public enum RowOrderRule: RowRule {
  /// What a user should know of it.
  public static let card = DetectorCard(
    id: "row-order",
    summary: "The number of the row.",
    assumes: "Strange rows were put at the end.",
    cost: "O(1) a row; keeps nothing",
    avoid: "Always: where it finds anything, the data gives its labels away.",
    paper: "none; a control",
    traits: [.takesMissing, .control, .ordered])

  /// The number of each row, from 0.
  public static func scores(
    _ rows: Observations, under conditions: Conditions
  ) throws -> [Double] {
    (0..<rows.rowCount).map(Double.init)
  }
}

/// Scores rows by how late they are.
public enum TimeRule: RowRule {
  /// What a user should know of it.
  public static let card = DetectorCard(
    id: "time",
    summary: "How late a row is, in days.",
    assumes: "Strange rows are late.",
    cost: "O(1) a row; keeps nothing",
    avoid: "Always: where it finds anything, labels drift with time or give themselves away.",
    paper: "none; a control",
    traits: [.takesMissing, .control, .readsTable])

  /// Days since 1970; a missing time is 0.
  public static func scores(
    _ rows: Observations, under conditions: Conditions
  ) throws -> [Double] {
    var days = try rows.days(for: card.id, under: conditions)
    for row in days.indices where days[row].isNaN { days[row] = 0 }
    return days
  }
}

/// Scores rows by how much they leave out.
public enum MissingCountRule: RowRule {
  /// What a user should know of it.
  public static let card = DetectorCard(
    id: "missing-count",
    summary: "How many cells of the row are missing.",
    assumes: "Strange rows leave fields out.",
    cost: "O(d) a row; keeps nothing",
    avoid: "Nothing is ever missing.",
    paper: "none; a control",
    traits: [.takesMissing, .control])

  /// The missing cells of the table, or of the features where there is no table.
  public static func scores(
    _ rows: Observations, under conditions: Conditions
  ) throws -> [Double] {
    var counts = [Double](repeating: 0, count: rows.rowCount)
    guard rows.table.columns.isEmpty else {
      for column in rows.table.columns { for row in column.missing.rows { counts[row] += 1 } }
      return counts
    }
    for feature in rows.features.names.indices {
      try conditions.checkCancelled()
      for (row, cell) in rows.features.feature(feature).enumerated() where cell.isNaN {
        counts[row] += 1
      }
    }
    return counts
  }
}
