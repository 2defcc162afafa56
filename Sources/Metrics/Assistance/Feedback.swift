import RingtrueCore

/// Answers to rows as a system gives them, and as it gives them after people looked at earlier rows.
public struct Feedback: Rowwise {
  /// The part's name.
  public static let what = "answers before and after feedback"

  /// One later row.
  public struct Row: Sendable, Equatable {
    let isRightBefore: Bool, isRightAfter: Bool

    /// Whether the answer is right without feedback, and with it.
    public init(isRightBefore: Bool, isRightAfter: Bool) {
      self.isRightBefore = isRightBefore
      self.isRightAfter = isRightAfter
    }

    fileprivate var gain: Int { (isRightAfter ? 1 : 0) - (isRightBefore ? 1 : 0) }
  }

  let rows: [Row]
  let clusters: Clusters?

  /// Some later rows.
  public init(_ rows: [Row], clusters: Clusters? = nil) throws(MetricsError) {
    try requireClusters(clusters, of: rows.count)
    self.init(checked: rows, clusters)
  }

  init(checked rows: [Row], _ clusters: Clusters?) {
    self.rows = rows
    self.clusters = clusters
  }
}

extension Metric {
  /// How many later answers are right once people were heard.
  public static let feedbackAccuracy = assistance(
    "feedback-accuracy",
    "The share of later rows given a category that would do, once reviewers were heard.",
    .higher, of: \.feedback
  ) { feedback throws(Undefined) in try feedback.share(where: \.isRightAfter) }

  /// How many more that are than would be right otherwise.
  public static let feedbackGain = Metric(
    .assistance(
      "feedback-gain", "How much commoner right answers to later rows are with feedback.",
      in: -1...1, interval: "bootstrap of pairs, exact where no pair differs"),
    resampling: \.feedback,
    unless: { feedback, request in
      feedback.rows.allSatisfy { $0.gain == 0 }
        ? request.even(among: feedback.clusters?.count ?? feedback.units) : nil
    }
  ) { feedback throws(Undefined) in
    guard !feedback.rows.isEmpty else { throw .noRows }
    return Double(feedback.rows.reduce(0) { $0 + $1.gain }) / Double(feedback.rows.count)
  }
}
