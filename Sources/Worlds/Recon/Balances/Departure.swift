internal import RingtrueKernels

/// A way in which an account's difference leaves its history.
public struct Departure: Sendable, Identifiable {
  /// Its name in tables, such as `sign_change`.
  public let id: String
  /// The regimes whose history it breaks.
  public let regimes: Set<String>
  /// The difference in place of the clean one.
  let difference: @Sendable (History) -> Int64

  init(_ id: String, regimes: Set<String>, difference: @escaping @Sendable (History) -> Int64) {
    self.id = id
    self.regimes = regimes
    self.difference = difference
  }

  /// What a departure starts from.
  struct History: Sendable {
    /// The month's clean difference.
    let clean: Int64
    /// The clean difference of the month before.
    let previous: Int64
    /// By how much to depart, in minor units.
    let size: Int64
    /// Decides between two directions, where both would do.
    let coin: Bool
  }

  /// What severity turns.
  static let dial = Dial(
    "factor", "by how many times its usual change an account departs", mild: 1.5, gross: 8,
    proportional: true)
}

/// The ways in which differences leave their history.
public enum Departures {
  /// All departures.
  public static let all: [Departure] = [
    Departure("first_break", regimes: ["in_tolerance"]) { history in
      let size = BalancePlan.tolerance + history.size
      return history.coin ? size : -size
    },
    Departure("sign_change", regimes: ["constant", "monotone", "seasonal"]) { history in
      let size = min(Int64(history.clean.magnitude), 3 * BalancePlan.tolerance + history.size)
      return -history.clean.signum() * size
    },
    Departure("trend_reversal", regimes: ["monotone"]) { history in
      let sign = history.clean.signum()
      let reversed = history.previous - sign * history.size
      return sign * reversed > BalancePlan.tolerance
        ? reversed : -sign * (BalancePlan.tolerance + history.size)
    },
    Departure("level_jump", regimes: ["constant", "alternating", "seasonal"]) { history in
      history.clean + history.clean.signum() * history.size
    },
  ]
}
