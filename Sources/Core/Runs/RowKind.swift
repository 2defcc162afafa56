/// Rows to which the same happened, so that what becomes of them can be told by name.
public struct RowKind: Sendable, Equatable {
  /// What happened, such as `balance_break`, or `decoy of balance_break`.
  public let name: String
  /// The rows, as places in the dataset's table, ascending.
  public let rows: [Int]

  /// What happened to some rows.
  public init(_ name: String, rows: [Int]) {
    self.name = name
    self.rows = rows
  }
}
