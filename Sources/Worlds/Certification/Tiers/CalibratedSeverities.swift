/// How gross events of each kind are at each tier of difficulty, as `RingtrueBench tiers` found it.
///
/// `Scenarios/tiers.tsv` tells with it what rules and oracles came to at these severities.
enum CalibratedSeverities {
  /// The severities of the tiers, from L0 to L4, by kind; those out of reach with why they are.
  static let all: [String: [Severity]] = [
    "account_takeover": [
      at(1, .tooHidden(0.4616)),
      at(1),
      at(0, .tooPlain(0.2273)),
      at(0, .tooPlain(0.2273)),
      at(0, .tooPlain(0.2273)),
    ],
    "amount_context": [
      at(1, .tooHidden(0.0686)),
      at(1),
      at(1),
      at(1),
      at(0, .tooPlain(0.0188)),
    ],
    "amount_global": [
      at(1, .tooHidden(0.1797)),
      at(1),
      at(1),
      at(0, .tooPlain(0.1109)),
      at(0, .tooPlain(0.1109)),
    ],
    "balance_break": [
      at(1, .tooHidden(0.6602)),
      at(0.375, .unknowable(0.7549)),
      at(0, .unknowable(0.4042)),
      at(0, .tooPlain(0.1966)),
      at(0, .tooPlain(0.1966)),
    ],
    "burst_velocity": [
      at(1, .tooHidden(0.6464)),
      at(0, .tooPlain(0.5299)),
      at(0, .tooPlain(0.5299)),
      at(0, .tooPlain(0.5299)),
      at(0, .tooPlain(0.5299)),
    ],
    "combo_rare": [
      at(1, .tooHidden(0.3022)),
      at(1),
      at(0, .tooPlain(0.3022)),
      at(0, .tooPlain(0.3022)),
      at(0, .tooPlain(0.3022)),
    ],
    "decimal_shift": [
      at(1, .tooHidden(0.2328)),
      at(1),
      at(0.75),
      at(0, .tooPlain(0.0917)),
      at(0, .tooPlain(0.0917)),
    ],
    "dormant_wakeup": [
      at(1, .tooHidden(0.4188)),
      at(1),
      at(0.375),
      at(0.125),
      at(0, .tooPlain(0.0789)),
    ],
    "duplicate_posting": [
      at(1, .tooHidden(0.2346)),
      at(1),
      at(0.875),
      at(0, .tooPlain(0.2357)),
      at(0, .tooPlain(0.2357)),
    ],
    "group_cluster": [
      at(1, .tooHidden(0.162)),
      at(1),
      at(1),
      at(0, .tooPlain(0.1167)),
      at(0, .tooPlain(0.1167)),
    ],
    "hour_context": [
      at(1, .tooHidden(0.0253)),
      at(1),
      at(1),
      at(1),
      at(0, .tooPlain(0.0188)),
    ],
    "inflated_segment": [
      at(1, .tooHidden(0.0196)),
      at(1, .unknowable(0.1993)),
      at(1, .unknowable(0.1993)),
      at(1, .unknowable(0.1993)),
      at(0, .tooPlain(0.0187)),
    ],
    "limit_exceed": [
      at(1, .tooHidden(0.1263)),
      at(1, .unknowable(0.862)),
      at(1),
      at(0, .tooPlain(0.0843)),
      at(0, .tooPlain(0.0843)),
    ],
    "missing_posting": [
      at(1, .tooHidden(0.0115)),
      at(1),
      at(1),
      at(1),
      at(0, .tooPlain(0.0115)),
    ],
    "mule_passthrough": [
      at(1, .tooHidden(0.1337)),
      at(1),
      at(1),
      at(0, .tooPlain(0.0949)),
      at(0, .tooPlain(0.0949)),
    ],
    "omitted_fields": [
      at(1, .tooHidden(0.4748)),
      at(1, .unknowable(0.825)),
      at(0, .tooPlain(0.2737)),
      at(0, .tooPlain(0.2737)),
      at(0, .tooPlain(0.2737)),
    ],
    "place_context": [
      at(1, .tooHidden(0.017)),
      at(1, .unknowable(0.8137)),
      at(1),
      at(1),
      at(0, .tooPlain(0.0096)),
    ],
    "ring": [
      at(1, .tooHidden(0.311)),
      at(1),
      at(0, .tooPlain(0.2369)),
      at(0, .tooPlain(0.2369)),
      at(0, .tooPlain(0.2369)),
    ],
    "sign_flip": [
      at(1, .tooHidden(0.208)),
      at(1),
      at(0, .tooPlain(0.2363)),
      at(0, .tooPlain(0.2363)),
      at(0, .tooPlain(0.2363)),
    ],
    "statistical_cluster": [
      at(1, .tooHidden(0.1909)),
      at(1),
      at(1),
      at(0.5),
      at(0, .tooPlain(0.0999)),
    ],
    "statistical_dependency": [
      at(1, .tooHidden(0.0182)),
      at(1),
      at(1),
      at(1),
      at(0, .tooPlain(0.0139)),
    ],
    "statistical_global": [
      at(1, .tooHidden(0.3012)),
      at(1),
      at(0.375),
      at(0, .tooPlain(0.117)),
      at(0, .tooPlain(0.117)),
    ],
    "statistical_local": [
      at(1, .tooHidden(0.0593)),
      at(1),
      at(1),
      at(1),
      at(0, .tooPlain(0.0185)),
    ],
    "structuring": [
      at(0.75),
      at(0.5),
      at(0.375),
      at(0.25),
      at(0, .tooPlain(0.077)),
    ],
    "transposed_digits": [
      at(1, .tooHidden(0.1637)),
      at(1, .unknowable(0.53)),
      at(1, .unknowable(0.53)),
      at(0, .tooPlain(0.1637)),
      at(0, .tooPlain(0.1637)),
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
