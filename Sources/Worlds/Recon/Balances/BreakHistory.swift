/// Judges a difference by the unbroken run of breaks before it, as an analyst does.
///
/// The rule knows no regimes: it is the one-liner that a detector of departures has to beat.
public enum BreakHistory: Sendable, Equatable {
  /// Within tolerance.
  case match
  /// The same as every break of the run.
  case inLine
  /// The run rises, or falls, all the way.
  case consistent
  /// There is no run: the first break after a match.
  case firstBreak
  /// The run neither stays, rises nor falls.
  case inconsistent

  /// Whether an analyst would call it an anomaly.
  public var isSuspicious: Bool { self == .firstBreak || self == .inconsistent }

  /// The judgement on the last of some differences, in minor units.
  public init(_ differences: [Int64], tolerance: Int64 = BalancePlan.tolerance) {
    let breaks = differences.reversed().prefix { $0.magnitude > tolerance.magnitude }
    let steps = zip(breaks, breaks.dropFirst())
    switch breaks.count {
    case 0: self = .match
    case 1: self = .firstBreak
    case _ where steps.allSatisfy { $0 == $1 }: self = .inLine
    case _ where steps.allSatisfy { $0 >= $1 } || steps.allSatisfy { $0 <= $1 }: self = .consistent
    default: self = .inconsistent
    }
  }
}
