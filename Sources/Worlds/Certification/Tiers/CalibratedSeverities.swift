/// How gross events of each kind are at each tier of difficulty, as `RingtrueBench tiers` found it.
///
/// `Scenarios/tiers.tsv` tells with it what rules and oracles came to at these severities.
enum CalibratedSeverities {
  /// The severities of the tiers, from L0 to L4, by kind; those out of reach with why they are.
  static let all: [String: [Severity]] = [
    "account_takeover": [
      at(1, .tooHidden(0.4838)),
      at(1),
      at(0.125),
      at(0.125, .tooPlain(0.1696)),
      at(0.125, .tooPlain(0.1696)),
    ],
    "amount_context": [
      at(0.625, .tooHidden(0.005)),
      at(1),
      at(1),
      at(1),
      at(1),
    ],
    "amount_global": [
      at(1, .tooHidden(0.2712)),
      at(1),
      at(1),
      at(1),
      at(1, .tooPlain(0.0742)),
    ],
    "balance_break": [
      at(1),
      at(0.25, .unknowable(0.7623)),
      at(0, .unknowable(0.4042)),
      at(0, .tooPlain(0.1954)),
      at(0, .tooPlain(0.1954)),
    ],
    "burst_velocity": [
      at(1),
      at(0, .tooPlain(0.5299)),
      at(0, .tooPlain(0.5299)),
      at(0, .tooPlain(0.5299)),
      at(0, .tooPlain(0.5299)),
    ],
    "combo_rare": [
      at(0, .tooHidden(0.2856)),
      at(1),
      at(0, .tooPlain(0.3022)),
      at(0, .tooPlain(0.3022)),
      at(0, .tooPlain(0.3022)),
    ],
    "decimal_shift": [
      at(1, .tooHidden(0.1631)),
      at(1),
      at(1),
      at(0.25),
      at(0.125, .tooPlain(0.0706)),
    ],
    "dormant_wakeup": [
      at(1, .tooHidden(0.591)),
      at(1),
      at(0.375),
      at(0.375),
      at(0.375, .tooPlain(0.0226)),
    ],
    "duplicate_posting": [
      at(0.375, .tooHidden(0.2709)),
      at(1),
      at(0.875),
      at(0.375, .tooPlain(0.1385)),
      at(0.375, .tooPlain(0.1385)),
    ],
    "group_cluster": [
      at(1, .tooHidden(0.0083)),
      at(1),
      at(1),
      at(1),
      at(1),
    ],
    "hour_context": [
      at(0.875, .tooHidden(0.0416)),
      at(1),
      at(1),
      at(1),
      at(1),
    ],
    "inflated_segment": [
      at(0.5, .tooHidden(0.004)),
      at(1, .unknowable(0.1993)),
      at(1, .unknowable(0.1993)),
      at(1, .unknowable(0.1993)),
      at(1, .unknowable(0.1993)),
    ],
    "limit_exceed": [
      at(1, .tooHidden(0.1427)),
      at(0.375),
      at(1),
      at(0),
      at(0, .tooPlain(0.0709)),
    ],
    "missing_posting": [
      at(0, .tooHidden(0.0031)),
      at(1),
      at(1),
      at(1),
      at(1),
    ],
    "mule_passthrough": [
      at(0, .tooHidden(0.1646)),
      at(1),
      at(1),
      at(0.25),
      at(0.25, .tooPlain(0.0761)),
    ],
    "omitted_fields": [
      at(0.5, .tooHidden(0.8929)),
      at(0.75),
      at(0),
      at(0, .tooPlain(0.1491)),
      at(0, .tooPlain(0.1491)),
    ],
    "place_context": [
      at(1, .tooHidden(0.0169)),
      at(1, .unknowable(0.8137)),
      at(1),
      at(1),
      at(0.875),
    ],
    "ring": [
      at(0.375, .tooHidden(0.252)),
      at(1),
      at(1),
      at(1, .tooPlain(0.1654)),
      at(1, .tooPlain(0.1654)),
    ],
    "sign_flip": [
      at(0, .tooHidden(0.6012)),
      at(1),
      at(1),
      at(0.875, .tooPlain(0.1748)),
      at(0.875, .tooPlain(0.1748)),
    ],
    "statistical_cluster": [
      at(1, .tooHidden(0.1917)),
      at(1),
      at(1),
      at(0.5),
      at(0.375),
    ],
    "statistical_dependency": [
      at(1, .tooHidden(0.0125)),
      at(1),
      at(1),
      at(1),
      at(0.875),
    ],
    "statistical_global": [
      at(0.625, .tooHidden(0.2554)),
      at(1),
      at(1),
      at(0, .tooPlain(0.117)),
      at(0, .tooPlain(0.117)),
    ],
    "statistical_local": [
      at(1, .tooHidden(0.0234)),
      at(1),
      at(1),
      at(1),
      at(0.25),
    ],
    "structuring": [
      at(1),
      at(0.5),
      at(0.375),
      at(0.25),
      at(0, .tooPlain(0.0136)),
    ],
    "transposed_digits": [
      at(1, .tooHidden(0.0998)),
      at(1, .unknowable(0.53)),
      at(1, .unknowable(0.53)),
      at(0.375, .tooPlain(0.0802)),
      at(0.375, .tooPlain(0.0802)),
    ],
  ]

  /// How gross events are at a tier, and why the tier is out of reach if it is.
  struct Severity: Sendable {
    let severity: Double
    let obstacle: TierObstacle?
  }

  private static func at(_ severity: Double, _ obstacle: TierObstacle? = nil) -> Severity {
    Severity(severity: severity, obstacle: obstacle)
  }

  /// How gross events of a kind are at a tier; nil if that was never looked for.
  static func severity(of kind: String, tier: String) -> Double? {
    guard let own = all[kind], let place = Tiers.all.firstIndex(where: { $0.id == tier }) else {
      return nil
    }
    return own[place].severity
  }
}
