internal import RingtrueCore
internal import RingtrueMetrics

/// Turns the scores of a trial into measures and slices.
struct Measuring: Sendable {
  /// What is known of the rows.
  let rows: MeasuredRows
  /// How intervals are made.
  let request: IntervalRequest
  /// The metrics that are wanted, where there is evidence for them.
  let metrics: [Metric]

  /// Measures with the metrics of a first look, and whether the one that systems are ranked by is
  /// more than chance; all trials are held against the same deals.
  init(_ rows: MeasuredRows, resamples: Int = 1000) {
    self.rows = rows
    let labelled = rows.labels.rows.count - rows.labels.unlabelledCount
    let deals = Deals(
      of: rows.labels.anomalousCount, among: labelled, keeping: PermutationNull.fewDraws)
    metrics = Metrics.headline + [.averagePrecisionChance(by: deals)]
    request = IntervalRequest(resamples: resamples)
  }

  /// The measures of all rows; metrics that read what no trial of this kind has are left out.
  func measures(_ judged: Judgement) throws -> [Measure] {
    let evidence = try rows.evidence(judged)
    return Metrics.measure(metrics, evidence, request).filter { !$0.isNotGiven }
  }

  /// The measures of each kind, against all normal rows, and of each segment.
  func slices(_ judged: Judgement) throws -> [Slice] {
    try rows.segments.map { segment in
      Slice(
        dimension: segment.dimension, value: segment.value, rows: segment.places.count,
        anomalies: segment.anomalies, measures: try measures(segment, judged))
    }
  }

  /// What can be told of few rows, with intervals by formula and so at little cost.
  private static let ofSlices: [Metric] = [
    .rocAUC, .recall, .falsePositiveRate, .averagePrecision,
  ]

  private func measures(_ segment: Segment, _ judged: Judgement) throws -> [Measure] {
    let lacking = segment.lacking
    if let lacking { return Self.ofSlices.map { .undefined(lacking, of: $0.card) } }
    let scores = segment.places.map { judged.scores[$0] }
    let flags = segment.places.map { judged.flags[$0] }
    let labels = Labels(segment.places.map { rows.labels.rows[$0] })
    var evidence = Evidence()
    evidence.ranking = try Ranking(scores: scores, labels: labels)
    evidence.decisions = try Decisions(flags: flags, labels: labels)
    return Metrics.measure(Self.ofSlices, evidence, request)
  }
}

extension Segment {
  /// Why nothing can be told of it, if that is so.
  fileprivate var lacking: Undefined? {
    if places.count < Self.leastRows {
      return .tooFew("rows", places.count, needed: Self.leastRows)
    }
    let isKind = dimension.hasPrefix("kind")
    // Of a kind, even few are worth a look: their interval says how few they are.
    let least = isKind ? 2 : Self.leastAnomalies
    return anomalies < least ? .tooFew("anomalies", anomalies, needed: least) : nil
  }
}

extension Measure {
  /// Whether the evidence lacked what the metric reads.
  var isNotGiven: Bool {
    if case .failure(let reason) = value { reason.code == "not-given" } else { false }
  }
}
