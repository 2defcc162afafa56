/// What some of a trial's rows gave: those of one kind of anomaly, of one desk, of one month.
public struct Slice: Sendable, Equatable {
  /// What the rows were sorted by, such as `kind`, `kind × severity` or a column's name.
  public let dimension: String
  /// What they have in common, such as `balance_break`.
  public let value: String
  /// How many rows, and how many of them are anomalous.
  public let rows: Int, anomalies: Int
  /// What they gave.
  public let measures: [Measure]

  /// The measures of some rows.
  public init(
    dimension: String, value: String, rows: Int, anomalies: Int, measures: [Measure]
  ) {
    self.dimension = dimension
    self.value = value
    self.rows = rows
    self.anomalies = anomalies
    self.measures = measures
  }
}
