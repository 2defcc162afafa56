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

  /// Misses events, and calls ordinary rows anomalous, each event as many as its rows ask for.
  ///
  /// They are drawn among the rows that are there anyway, and one that an event has taken stays what
  /// it is: so no event moves the wrong labels of another.
  public func relabel(_ truth: inout GroundTruth, usual: [Int?], seed: UInt64) {
    for event in truth.events where event.decoyOf == nil {
      var draws = RandomStream(seed: seed, name: "label-noise/" + event.id)
      let own = event.rows.filter { truth.rows[$0].label == .anomalous }
      if draws.draw().chance(rate * missed) {
        for row in own { truth.rows[row].trainLabel = .normal }
      }
      let wanted = rate * (1 - missed) * Double(own.count) + draws.draw().unit
      for _ in 0..<(usual.isEmpty ? 0 : Int(wanted)) {
        guard let row = draws.choose(usual), truth.rows[row].label == .normal,
          truth.rows[row].role != .collateral
        else { continue }
        truth.rows[row].trainLabel = .anomalous
      }
    }
  }
}
