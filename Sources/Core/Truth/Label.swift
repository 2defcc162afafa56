/// What is known of a row: anomalous, normal, or not labelled.
public enum Label: UInt8, Sendable, BitwiseCopyable {
  /// Known to be normal.
  case normal = 0
  /// Known to be anomalous.
  case anomalous = 1
  /// Not known.
  case unlabelled = 2
}

/// The labels of a table's rows.
public struct Labels: Sendable, Equatable {
  /// One label a row.
  public var rows: [Label]

  /// Labels in the order of the rows.
  public init(_ rows: [Label]) { self.rows = rows }

  /// How many rows are known to be anomalous.
  public var anomalousCount: Int { rows.count { $0 == .anomalous } }

  /// How many rows are known to be normal.
  public var normalCount: Int { rows.count { $0 == .normal } }

  /// How many rows are not labelled.
  public var unlabelledCount: Int { rows.count { $0 == .unlabelled } }

  /// The labels of a range of rows.
  public func rows(_ range: Range<Int>) -> Labels { Labels(Array(rows[range])) }
}
