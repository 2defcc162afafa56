public import RingtrueCore
internal import RingtrueKernels

/// Labels to learn from that are wrong, as those of a busy desk are; the truth stays the truth.
///
/// An analyst misses a whole event, and now and then calls an ordinary row anomalous.
public struct LabelNoise: Modifier {
  /// What it is.
  public static let card = KindCard(
    id: "label_noise", family: .modifier,
    summary: "Some labels to learn from are wrong: missed far more often than false.",
    catcher: "learning that bears wrong labels", impact: .none,
    impactFormula: "none: the rows stay what they are",
    dials: [
      Dial("rate", "wrong labels for each anomalous row", mild: 0, gross: 0.2),
      Dial("missed", "the share of them that call an anomaly ordinary", mild: 0.8, gross: 0.8),
    ])

  /// How many labels are wrong, for each anomalous row.
  public let rate: Double
  /// The share of them that call an anomaly ordinary.
  public let missed: Double

  /// Wrong labels, four of five missed.
  public init(rate: Double, missed: Double = 0.8) {
    self.rate = rate
    self.missed = missed
  }

  /// Reads `{ rate: 0.05, missed: 0.8 }`.
  public init(
    reading settings: JSON, on ground: ModifierGround, file: String?
  ) throws(Problems) {
    var fields = FieldReader(settings, file: file)
    let rate = fields.require("rate", fields.number("rate", in: 0...0.2), else: 0)
    let missed = fields.number("missed", in: 0...1) ?? 0.8
    try fields.finish()
    self.init(rate: rate, missed: missed)
  }

  /// Its settings.
  public var settings: JSON { ["rate": .number(rate), "missed": .number(missed)] }

  /// Misses events, and calls as many ordinary rows anomalous as its rate says.
  public func relabel(_ truth: inout GroundTruth, seed: UInt64) {
    let anomalous = truth.rows.count { $0.label == .anomalous }
    for event in truth.events where event.decoyOf == nil {
      let stream = RandomStream(seed: seed, name: "label-noise/" + event.id)
      guard stream[0].chance(rate * missed) else { continue }
      for row in event.rows where truth.rows[row].label == .anomalous {
        truth.rows[row].trainLabel = .normal
      }
    }
    var draws = RandomStream(seed: seed, name: "label-noise")
    let ordinary = truth.rows.indices.filter { row in
      truth.rows[row].label == .normal && truth.rows[row].role != .collateral
    }
    let wanted = Int(rate * (1 - missed) * Double(anomalous) + 0.5)
    for place in draws.sample(min(wanted, ordinary.count), of: ordinary.count) {
      truth.rows[ordinary[place]].trainLabel = .anomalous
    }
  }
}
