public import RingtrueCore

/// What a rule may choose a threshold from: never a label of a row that is measured.
public struct ThresholdEvidence: Sendable {
  /// The scores of rows that the detector learned from, or of rows kept apart for choosing.
  public let scores: [Double]
  /// What is known of those rows, a label each, where anything is.
  public let labels: Labels?
  /// The scores of the rows that are to be flagged, without labels, for rules that look at how many
  /// there are.
  public let batch: [Double]?

  /// Joins scores with what is known beside them.
  public init(_ scores: [Double], labels: Labels? = nil, batch: [Double]? = nil) {
    precondition(labels.map { $0.rows.count == scores.count } ?? true, "one label a score")
    self.scores = scores
    self.labels = labels
    self.batch = batch
  }
}
