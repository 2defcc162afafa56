public import RingtrueCore

/// Anomalies that creep into what is learned from, grosser from step to step, and are taken for
/// ordinary.
///
/// As in the slow poisoning of Rubinstein et al., IMC 2009, doi:10.1145/1644893.1644895: each
/// retraining gets used to a little more.
public struct Poison: Modifier {
  /// What it is.
  public static let card = KindCard(
    id: "poison", family: .modifier,
    summary: "Events creep into train, grosser from step to step, and are labelled ordinary.",
    catcher: "learning that bears a poisoned share; gates before a retrained model is used",
    impact: .none, impactFormula: "what the events' own kind costs",
    dials: [
      Dial("share", "events for each row of train", mild: 0.005, gross: 0.05),
      Dial("steps", "in how many steps their severity rises", mild: 3, gross: 3),
    ])

  /// The kind that is to be taken for ordinary.
  public let kind: String
  /// How many events there are for each row of train.
  public let share: Double
  /// In how many steps their severity rises from the lower to the upper end.
  public let steps: Int
  /// The ends of their severities.
  public let severity: ClosedRange<Double>

  /// Poison of a kind, or of an error of trades.
  public init(
    _ kind: String, share: Double, steps: Int = 3, severity: ClosedRange<Double> = 0...1
  ) {
    self.kind = kind
    self.share = share
    self.steps = steps
    self.severity = severity
  }

  /// Reads `{ kind: "amount_context", share: 0.02, steps: 3 }`.
  public init(
    reading settings: JSON, on ground: ModifierGround, file: String?
  ) throws(Problems) {
    var fields = FieldReader(settings, file: file)
    let kind = fields.require("kind", fields.choice("kind", of: ground.kinds), else: "")
    let share = fields.require("share", fields.number("share", in: 0...0.05), else: 0)
    let steps = fields.integer("steps", in: 1...50) ?? 3
    try fields.finish()
    self.init(kind, share: share, steps: steps)
  }

  /// Its settings.
  public var settings: JSON {
    ["kind": .string(kind), "share": .number(share), "steps": .integer(steps)]
  }

  /// Its events, all in train.
  public func orders(rows: Int, train: Double) -> [EventOrder] {
    let count = Int(share * train * Double(rows) + 0.5)
    guard count > 0, let kind = AnomalyKinds.kind(kind) else { return [] }
    var order = EventOrder(kind, count: count, decoys: 0, severity: severity)
    order.modifier = Self.id
    order.steps = steps
    return [order]
  }

  /// Calls its events ordinary.
  public func relabel(_ truth: inout GroundTruth, usual: [Int?], seed: UInt64) {
    for event in truth.events where event.modifiers.contains(Self.id) {
      for row in event.rows { truth.rows[row].trainLabel = .normal }
    }
  }
}
