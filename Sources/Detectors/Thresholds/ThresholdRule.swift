public import RingtrueCore

/// A way to choose, without a test label, the score from which on rows are flagged.
///
/// A rule is a value in `Thresholds.all`; the threshold that it chooses carries its provenance.
public struct ThresholdRule: Sendable {
  /// The name by which users ask for it, such as `contamination`.
  public let id: String
  /// What it does, in one sentence.
  public let summary: String
  /// What it chooses from.
  public let provenance: Threshold.Provenance
  /// What a user may turn.
  public let knobs: [Knob]
  /// Whether it needs to know which of those rows are anomalous.
  public let needsLabels: Bool
  private let choose: @Sendable (ThresholdEvidence, Settings) -> Double

  /// A rule over scores alone; there is at least one.
  public init(
    id: String, summary: String, from provenance: Threshold.Provenance, knobs: [Knob],
    choose: @escaping @Sendable (_ scores: [Double], Settings) -> Double
  ) {
    self.init(id: id, summary: summary, from: provenance, needsLabels: false, knobs: knobs) {
      choose($0.scores, $1)
    }
  }

  /// A rule over all the evidence; where it needs labels, both classes are there.
  public init(
    id: String, summary: String, from provenance: Threshold.Provenance, needsLabels: Bool,
    knobs: [Knob],
    choosing choose: @escaping @Sendable (ThresholdEvidence, Settings) -> Double
  ) {
    self.id = id
    self.summary = summary
    self.provenance = provenance
    self.needsLabels = needsLabels
    self.knobs = knobs
    self.choose = choose
  }

  /// The threshold for such scores, with the rule and its settings as its origin.
  public func threshold(
    for scores: [Double], _ settings: Settings
  ) throws(DetectorError) -> Threshold {
    try threshold(from: ThresholdEvidence(scores), settings)
  }

  /// The threshold from such evidence, with the rule and its settings as its origin.
  public func threshold(
    from evidence: ThresholdEvidence, _ settings: Settings
  ) throws(DetectorError) -> Threshold {
    guard !evidence.scores.isEmpty else { throw .noRows }
    let labels = evidence.labels ?? Labels([])
    if needsLabels, labels.anomalousCount == 0 || labels.normalCount == 0 {
      throw .unlabelled(rule: id)
    }
    let turned = (settings.json.members ?? []).map {
      "\($0.name)=\($0.value.string ?? $0.value.text)"
    }
    let name = turned.isEmpty ? id : id + ":" + turned.joined(separator: ",")
    return Threshold(choose(evidence, settings), from: provenance, by: name)
  }
}

/// Every rule that chooses a threshold.
public enum Thresholds {
  /// The rules, in the order in which they are listed.
  public static let all: [ThresholdRule] = [
    .contamination,
    .budget,
    .medianDeviation,
    .tukey,
    .peaks,
    .conformal,
    .calibrationBest,
    .leastCost,
  ]

  /// A rule and its settings, from a text such as `contamination:share=0.02`.
  public static func parsing(_ text: String) throws(Problems) -> (
    rule: ThresholdRule, settings: Settings
  ) {
    let (id, settings) = SystemName.split(text)
    guard let rule = all.first(where: { $0.id == id }) else {
      throw Problems(SystemName.unknown("threshold rule", id, known: all.map(\.id)))
    }
    return (rule, try Settings(of: rule.knobs, parsing: settings, for: rule.id))
  }
}
