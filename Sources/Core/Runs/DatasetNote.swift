/// What is kept of a dataset that trials run on: enough to tell it from others, and to measure
/// kept scores anew.
public struct DatasetNote: Sendable, Equatable {
  /// The dataset in one word, as `Trial.dataset` has it.
  public let name: String
  /// The SHA-256 of its table, labels and parts, as 64 hexadecimal digits.
  public let digest: String
  /// How many rows its table has.
  public let rowCount: Int
  /// The rows that are measured, as places in the table, ascending.
  public let measured: [Int]
  /// What is known of those rows.
  public let labels: Labels
  /// What happened to rows that are measured, where that is known: anomalies and their decoys.
  public let kinds: [RowKind]
  /// The days from the first measured row to the last; nil where times are not known.
  public let days: ClosedRange<Day>?
  /// How much each measured row that is anomalous moves, in their order, in minor units and without
  /// a sign; nil where amounts are not known.
  public let anomalousAmounts: [Int64]?
  /// What the table calls each measured row; nil where it has no names for them.
  public let ids: [String]?
  /// What is wrong with it as a test, or worth knowing.
  public var findings: [Finding]

  /// Describes a dataset.
  public init(
    name: String, digest: String, rowCount: Int, measured: [Int], labels: Labels,
    kinds: [RowKind] = [], days: ClosedRange<Day>? = nil, anomalousAmounts: [Int64]? = nil,
    ids: [String]? = nil, findings: [Finding] = []
  ) {
    precondition(measured.count == labels.rows.count, "one label a measured row")
    precondition(
      anomalousAmounts.map { $0.count == labels.anomalousCount } ?? true,
      "one amount an anomalous row")
    precondition(ids.map { $0.count == measured.count } ?? true, "one name a measured row")
    self.name = name
    self.digest = digest
    self.rowCount = rowCount
    self.measured = measured
    self.labels = labels
    self.kinds = kinds
    self.days = days
    self.anomalousAmounts = anomalousAmounts
    self.ids = ids
    self.findings = findings
  }
}
