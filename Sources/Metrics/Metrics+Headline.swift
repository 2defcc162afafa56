internal import RingtrueCore

extension Metrics {
  /// Those that a first look needs, in the order of `all`.
  ///
  /// Of rankings and flags there are many more: other conventions, other shares, other prevalences.
  /// Of everything else, all are in.
  public static let headline = all.filter {
    first.contains($0.card.id) || !varied.contains($0.card.family)
  }

  /// The families of which only some are in.
  private static let varied: Set = ["ranking", "operating"]

  /// The ones that are.
  private static let first: Set = [
    "roc-auc", "average-precision", "average-precision@prevalence=0.001",
    "partial-auc-mcclish@fpr=0.1",
    "tpr@fpr=0.01", "precision-expected@share=0.01", "recall-expected@share=0.01",
    "lift@share=0.01",
    "r-precision", "prevalence",

    "precision", "recall", "f1", "fpr", "alert-rate", "balanced-accuracy", "mcc", "decoy-fpr",
    "precision@prevalence=0.001",
  ]
}
