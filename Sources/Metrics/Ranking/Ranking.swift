public import RingtrueCore
import RingtrueKernels

/// Scores with their labels, sorted from strangest to most ordinary.
///
/// Rows are sorted once, classes apart, and kept as one step for each different score of an
/// anomalous row: all ranking metrics, and all resamples, work on the steps. Rows without a label
/// do not count.
public struct Ranking: EvidencePart {
  /// The part's name.
  public static let what = "scores with labels"

  /// How many rows are anomalous.
  public let positives: Int
  /// How many rows are normal.
  public let negatives: Int
  /// The rows that were left out or moved because their scores are not numbers.
  public let unusable: [Int]
  /// The ties that hold an anomalous row, highest first.
  let steps: [RankedClasses.Step]
  /// The score of each step.
  let thresholds: [Double]
  /// The rows as they were given; a resample has none.
  let source: Source?

  /// The rows that a ranking was made from.
  struct Source: Sendable {
    let scores: [Double]
    let labels: Labels
    let clusters: Clusters?
  }

  /// Sorts labelled rows by score, and refuses scores that are not finite unless told otherwise.
  ///
  /// With `clusters`, rows of one cluster are drawn together wherever rows are drawn anew.
  ///
  /// Cost: O(n), with at most 16 bytes a row beside what is given.
  public init(
    scores: [Double], labels: Labels, clusters: Clusters? = nil,
    nonFinite policy: NonFinitePolicy = .refuse
  ) throws(MetricsError) {
    let traits = ScoreTraits(of: scores.span)
    let usable = traits.areFinite ? nil : try policy.usable(scores, labels)
    let source = Source(
      scores: usable?.scores ?? scores, labels: usable?.labels ?? labels, clusters: clusters)
    try source.check()
    let ranked = RankedClasses(
      scores: source.scores.span, classes: source.labels.rows.span, areNarrow: traits.areNarrow)
    self.init(
      steps: ranked.steps, thresholds: ranked.scores, positives: ranked.anomalies,
      negatives: ranked.normals, source: source, unusable: usable?.rows ?? [])
  }

  init(
    steps: [RankedClasses.Step], thresholds: [Double] = [], positives: Int, negatives: Int,
    source: Source? = nil, unusable: [Int] = []
  ) {
    self.steps = steps
    self.thresholds = thresholds
    self.positives = positives
    self.negatives = negatives
    self.source = source
    self.unusable = unusable
  }

  /// How many rows count.
  public var count: Int { positives + negatives }

  /// Refuses rankings that have no rows of one class.
  func requireBothClasses() throws(Undefined) {
    guard count > 0 else { throw .noRows }
    guard positives > 0, negatives > 0 else { throw .oneClass }
  }

  /// Refuses rankings in which nothing is to be found.
  func requirePositives() throws(Undefined) {
    guard count > 0 else { throw .noRows }
    guard positives > 0 else { throw .oneClass }
  }
}

extension Ranking.Source {
  func check() throws(MetricsError) {
    guard scores.count == labels.rows.count else {
      throw .lengths("scores", scores.count, "labels", labels.rows.count)
    }
    if let clusters, clusters.rows.count != scores.count {
      throw .lengths("scores", scores.count, "clusters", clusters.rows.count)
    }
  }
}
