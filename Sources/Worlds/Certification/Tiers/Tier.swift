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
  /// Whether it is looked for where nothing else is odd: a fixed rule takes decoys, and ordinary rows
  /// that are not quite right, for anomalies.
  public var isBare = false

  /// The least that a rule has to reach.
  public var leastRule: Double { timesPrevalence == nil ? rule.lowerBound : 0 }

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
      id: "L0", summary: "a fixed rule must find it where nothing else is odd", rule: 0.9...1,
      timesPrevalence: nil, oracle: 0.95, isBare: true),
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
    zip(all, CalibratedSeverities.all[kind] ?? []).map { tier, found in
      TierSeverity(tier: tier, severity: found.severity, obstacle: found.obstacle)
    }
  }
}

/// How gross events of a kind are at a tier.
public struct TierSeverity: Sendable, Hashable {
  /// The tier.
  public let tier: Tier
  /// The severity that comes nearest to it.
  public let severity: Double
  /// Why the kind is never so plain, or so hard; nil if rules and what can be known are as the tier
  /// asks for.
  public let obstacle: TierObstacle?
  /// Whether rules and what can be known are as the tier asks for.
  public var isReached: Bool { obstacle == nil }
  /// Why the tier is out of reach, in words; nil if it is not.
  public var reason: String? { obstacle?.text(tier) }
}

/// Why a kind does not reach a tier, at the severity that comes nearest.
public enum TierObstacle: Sendable, Hashable {
  /// A rule of one line finds more than it may, which is how much.
  case tooPlain(Double)
  /// No rule of one line finds as much as one must.
  case tooHidden(Double)
  /// Not enough can be known.
  case unknowable(Double)

  fileprivate func text(_ tier: Tier) -> String {
    func figures(_ number: Double) -> String { String((100 * number).rounded() / 100) }
    switch self {
    case .tooPlain(let found):
      let most = tier.timesPrevalence.map { "\(Int($0)) times what chance does" }
      return "a rule still finds \(figures(found)), more than "
        + (most ?? figures(tier.rule.upperBound))
    case .tooHidden(let found):
      return "no rule finds more than \(figures(found)), and one has to find "
        + figures(tier.rule.lowerBound)
    case .unknowable(let known):
      return "only \(figures(known)) can be known, and \(figures(tier.oracle)) has to be"
    }
  }
}
