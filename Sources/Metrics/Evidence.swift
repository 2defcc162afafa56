/// What is known of a trial when it is measured, in parts that may each be lacking.
///
/// Each family of metrics reads one part; what is costly about a part, such as sorting its scores,
/// is done when the part is made and shared by the whole family.
public struct Evidence: Sendable {
  /// Scores and labels, sorted once for all ranking metrics.
  public var ranking: Ranking?
  /// Flags and labels.
  public var decisions: Decisions?
  /// Flags, labels and amounts.
  public var losses: Losses?
  /// Scores by day and account.
  public var workload: Workload?
  /// Events, and when they were noticed.
  public var campaigns: Campaigns?
  /// A 0/1 truth in the order of time, with flags or scores.
  public var events: EventSeries?
  /// Predicted chances with labels.
  public var probabilities: Probabilities?
  /// Predicted ranges with what came true.
  public var predictiveIntervals: PredictiveIntervals?
  /// The predicted chances of staying below what came true.
  public var transforms: ProbabilityTransforms?
  /// P-values with labels.
  public var pValues: PValues?
  /// Confidences with losses.
  public var confidences: Confidences?
  /// True and predicted categories.
  public var categories: Classified?
  /// Repeated answers to the same rows.
  public var repetitions: Repetitions?
  /// Clusters with the causes that they should tell apart.
  public var clusters: Clustering?
  /// Cells as given, as rebuilt and as they were.
  public var reconstruction: Reconstruction?
  /// Features that were blamed, with the true causes.
  public var explanations: Explanations?
  /// What was closed without a look.
  public var resolutions: Resolutions?
  /// Answers to hostile texts and to their twins.
  public var injections: Injections?
  /// Requests, asked or answered from a cache.
  public var cacheUse: CacheUse?
  /// Summaries held against their records.
  public var summaries: SummaryChecks?
  /// What answers took.
  public var expenses: Expenses?
  /// Answers in other circumstances.
  public var steadiness: Steadiness?
  /// How bad rows are said to be.
  public var severities: Severities?
  /// Answers before and after people were heard.
  public var feedback: Feedback?
  /// How long requests took.
  public var latency: Latencies?
  /// Values of two times.
  public var shift: Shift?
  /// Alerts of each period.
  public var alertRates: AlertRates?

  /// Evidence that is filled part by part.
  public init() {}
}

/// One part of the evidence, read by one family of metrics.
public protocol EvidencePart: Sendable {
  /// What the part is, in the plural, for saying that it was not given.
  static var what: String { get }
}

// MARK: - Where parts that are drawn anew belong

extension Ranking {
  /// Puts it in its place among the evidence.
  public func put(into evidence: inout Evidence) { evidence.ranking = self }
}

extension Decisions {
  /// Puts it in its place among the evidence.
  public func put(into evidence: inout Evidence) { evidence.decisions = self }
}

extension Losses {
  /// Puts it in its place among the evidence.
  public func put(into evidence: inout Evidence) { evidence.losses = self }
}

extension Campaigns {
  /// Puts it in its place among the evidence.
  public func put(into evidence: inout Evidence) { evidence.campaigns = self }
}

extension Probabilities {
  /// Puts it in its place among the evidence.
  public func put(into evidence: inout Evidence) { evidence.probabilities = self }
}

extension PredictiveIntervals {
  /// Puts it in its place among the evidence.
  public func put(into evidence: inout Evidence) { evidence.predictiveIntervals = self }
}

extension PValues {
  /// Puts it in its place among the evidence.
  public func put(into evidence: inout Evidence) { evidence.pValues = self }
}

extension Confidences {
  /// Puts it in its place among the evidence.
  public func put(into evidence: inout Evidence) { evidence.confidences = self }
}

extension Classified {
  /// Puts it in its place among the evidence.
  public func put(into evidence: inout Evidence) { evidence.categories = self }
}

extension Repetitions {
  /// Puts it in its place among the evidence.
  public func put(into evidence: inout Evidence) { evidence.repetitions = self }
}

extension Clustering {
  /// Puts it in its place among the evidence.
  public func put(into evidence: inout Evidence) { evidence.clusters = self }
}

extension Reconstruction {
  /// Puts it in its place among the evidence.
  public func put(into evidence: inout Evidence) { evidence.reconstruction = self }
}

extension Explanations {
  /// Puts it in its place among the evidence.
  public func put(into evidence: inout Evidence) { evidence.explanations = self }
}

extension Resolutions {
  /// Puts it in its place among the evidence.
  public func put(into evidence: inout Evidence) { evidence.resolutions = self }
}

extension Injections {
  /// Puts it in its place among the evidence.
  public func put(into evidence: inout Evidence) { evidence.injections = self }
}

extension CacheUse {
  /// Puts it in its place among the evidence.
  public func put(into evidence: inout Evidence) { evidence.cacheUse = self }
}

extension SummaryChecks {
  /// Puts it in its place among the evidence.
  public func put(into evidence: inout Evidence) { evidence.summaries = self }
}

extension Expenses {
  /// Puts it in its place among the evidence.
  public func put(into evidence: inout Evidence) { evidence.expenses = self }
}

extension Steadiness {
  /// Puts it in its place among the evidence.
  public func put(into evidence: inout Evidence) { evidence.steadiness = self }
}

extension Severities {
  /// Puts it in its place among the evidence.
  public func put(into evidence: inout Evidence) { evidence.severities = self }
}

extension Feedback {
  /// Puts it in its place among the evidence.
  public func put(into evidence: inout Evidence) { evidence.feedback = self }
}
