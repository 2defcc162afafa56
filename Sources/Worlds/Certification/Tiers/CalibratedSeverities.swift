/// How gross events of each kind are at each tier of difficulty, as `RingtrueBench tiers` found it.
///
/// `Scenarios/tiers.tsv` tells with it what rules and oracles came to at these severities.
enum CalibratedSeverities {
  /// The severities of the tiers, from L0 to L4, by kind.
  static let all: [String: [Double]] = [
    "account_takeover": [1, 1, 0, 0, 0],
    "amount_context": [1, 1, 1, 1, 0],
    "amount_global": [1, 1, 1, 0, 0],
    "balance_break": [1, 0.375, 0, 0, 0],
    "burst_velocity": [1, 0, 0, 0, 0],
    "combo_rare": [1, 1, 0, 0, 0],
    "decimal_shift": [1, 1, 0.75, 0, 0],
    "dormant_wakeup": [1, 1, 0.375, 0.125, 0],
    "duplicate_posting": [1, 1, 0.875, 0, 0],
    "group_cluster": [1, 1, 1, 0, 0],
    "hour_context": [1, 1, 1, 1, 0],
    "inflated_segment": [1, 1, 1, 1, 0],
    "limit_exceed": [1, 1, 1, 0, 0],
    "missing_posting": [1, 1, 1, 1, 0],
    "mule_passthrough": [1, 1, 1, 0, 0],
    "omitted_fields": [1, 1, 0, 0, 0],
    "place_context": [1, 1, 1, 1, 0],
    "ring": [1, 1, 0, 0, 0],
    "sign_flip": [1, 1, 0, 0, 0],
    "statistical_cluster": [1, 1, 1, 0.5, 0],
    "statistical_dependency": [1, 1, 1, 1, 0],
    "statistical_global": [1, 1, 0.375, 0, 0],
    "statistical_local": [1, 1, 1, 1, 0],
    "structuring": [0.75, 0.5, 0.375, 0.25, 0],
    "transposed_digits": [1, 1, 1, 0, 0],
  ]

  /// The tiers that each kind reaches at these severities: a rule finds no more than it may, and the
  /// oracle no less than it must.
  static let reached: [String: [String]] = [
    "account_takeover": ["L1"],
    "amount_context": ["L1", "L2", "L3"],
    "amount_global": ["L1", "L2"],
    "balance_break": [],
    "burst_velocity": [],
    "combo_rare": ["L1"],
    "decimal_shift": ["L1", "L2"],
    "dormant_wakeup": ["L1", "L2", "L3"],
    "duplicate_posting": ["L1", "L2"],
    "group_cluster": ["L1", "L2"],
    "hour_context": ["L1", "L2", "L3"],
    "inflated_segment": [],
    "limit_exceed": ["L2"],
    "missing_posting": ["L1", "L2", "L3"],
    "mule_passthrough": ["L1", "L2"],
    "omitted_fields": [],
    "place_context": ["L2", "L3"],
    "ring": ["L1"],
    "sign_flip": ["L1"],
    "statistical_cluster": ["L1", "L2", "L3"],
    "statistical_dependency": ["L1", "L2", "L3"],
    "statistical_global": ["L1", "L2"],
    "statistical_local": ["L1", "L2", "L3"],
    "structuring": ["L0", "L1", "L2", "L3"],
    "transposed_digits": [],
  ]

  /// How gross events of a kind are at a tier; nil if that was never looked for.
  static func severity(of kind: String, tier: String) -> Double? {
    guard let own = all[kind], let place = Tiers.all.firstIndex(where: { $0.id == tier }) else {
      return nil
    }
    return own[place]
  }
}
