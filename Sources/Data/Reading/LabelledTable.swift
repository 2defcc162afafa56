public import RingtrueCore

/// A table with what is known of its rows: labels, names, and how it was read.
public struct LabelledTable: Sendable {
  /// The columns that describe the rows; label and id are not among them.
  public let table: Table
  /// The labels, if a label column was named.
  public let labels: Labels?
  /// The rows' names, if an id column was named; otherwise a row is known by its number.
  public let ids: Texts?
  /// How each column of the file was read.
  public let schema: Schema
  /// What is odd about the file, counted.
  public let warnings: [Warning]
}
