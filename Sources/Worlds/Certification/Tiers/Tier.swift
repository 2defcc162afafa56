/// How hard it is to find what a scenario puts in: what rules of one line may reach, and what must
/// be there to be known.
public struct Tier: Sendable, Hashable, Identifiable {
  /// Its name, from L0 to L4.
  public let id: String
  /// What it is for.
  public let summary: String
  /// What the best rule of one line has to reach, and what it may reach.
  public let rule: ClosedRange<Double>
  /// Whether the best rule may reach only so many times the prevalence; then `rule` does not count.
  public let timesPrevalence: Double?
  /// What the oracle has to reach.
  public let oracle: Double

  /// The most that a rule may reach where anomalies are so common.
  public func limit(prevalence: Double) -> Double {
    timesPrevalence.map { $0 * prevalence } ?? rule.upperBound
  }
}

/// The tiers of difficulty.
public enum Tiers {
  /// All tiers, from plain to extreme.
  public static let all: [Tier] = [
    Tier(
      id: "L0", summary: "a fixed rule must find it", rule: 0.9...1, timesPrevalence: nil,
      oracle: 0.95),
    Tier(id: "L1", summary: "easy", rule: 0...0.5, timesPrevalence: nil, oracle: 0.9),
    Tier(id: "L2", summary: "standard", rule: 0...0.2, timesPrevalence: nil, oracle: 0.75),
    Tier(id: "L3", summary: "hard", rule: 0...0.08, timesPrevalence: nil, oracle: 0.5),
    Tier(
      id: "L4", summary: "hardly to be found at all", rule: 0...1, timesPrevalence: 3,
      oracle: 0.25),
  ]
}

extension Tiers {
  /// How gross events of a kind are at each tier; nothing for kinds of which that was never looked
  /// for.
  public static func severities(of kind: String) -> [TierSeverity] {
    zip(all, CalibratedSeverities.all[kind] ?? []).map { tier, severity in
      let reached = CalibratedSeverities.reached[kind] ?? []
      return TierSeverity(tier: tier, severity: severity, isReached: reached.contains(tier.id))
    }
  }
}

/// How gross events of a kind are at a tier.
public struct TierSeverity: Sendable, Hashable {
  /// The tier.
  public let tier: Tier
  /// The severity that comes nearest to it.
  public let severity: Double
  /// Whether rules and what can be known then are as the tier asks for; some kinds are never so
  /// plain, or so hard.
  public let isReached: Bool
}
