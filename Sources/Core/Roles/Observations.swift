/// What a detector may see of some rows: never a label.
///
/// The label column is taken out when this is made, so that no detector can look at it. Most
/// detectors need only `features`; those that know a ledger's meaning read `table` by its roles.
public struct Observations: Sendable {
  /// The numbers to compute with, a row each.
  public let features: FeatureMatrix
  /// The same rows as they came, without the label.
  public let table: Table
  /// Which column of the table plays which part.
  public let roles: ColumnRoles

  /// Joins features with the table that they were made from.
  public init(features: FeatureMatrix, table: Table, roles: ColumnRoles = ColumnRoles()) {
    precondition(
      table.columns.isEmpty || table.rowCount == features.rowCount, "one table row a feature row")
    self.features = features
    self.table = roles.label.map { table.removing([$0]) } ?? table
    var open = roles
    open.label = nil
    self.roles = open
  }

  /// Features that stand alone.
  public init(_ features: FeatureMatrix) {
    self.features = features
    self.table = Table.empty
    self.roles = ColumnRoles()
  }

  /// How many rows there are.
  public var rowCount: Int { features.rowCount }

  /// The rows of a range.
  public func rows(_ range: Range<Int>) -> Observations {
    Observations(
      features: features.rows(range), table: table.columns.isEmpty ? table : table.rows(range),
      roles: roles)
  }

  /// The rows at the given places, in that order.
  public func gathering(_ rows: [Int]) -> Observations {
    Observations(
      features: features.gathering(rows),
      table: table.columns.isEmpty ? table : table.gathering(rows), roles: roles)
  }
}
