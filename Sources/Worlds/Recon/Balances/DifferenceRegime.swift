internal import RingtrueKernels

/// How the two balances of an account usually differ.
///
/// A difference that keeps to its regime is a break that everybody knows, and no anomaly.
public struct DifferenceRegime: Sendable, Identifiable {
  /// Its name in tables, such as `monotone`.
  public let id: String
  /// The share of accounts that follow it.
  public let share: Double
  /// What it looks like, in a sentence.
  public let summary: String
  /// The difference of a month, in minor units.
  let difference: @Sendable (Habit, Int) -> Int64

  init(
    _ id: String, share: Double, _ summary: String,
    difference: @escaping @Sendable (Habit, Int) -> Int64
  ) {
    self.id = id
    self.share = share
    self.summary = summary
    self.difference = difference
  }
}

/// What is constant about the differences of one account.
struct Habit: Sendable {
  /// The usual size, in minor units, with its sign.
  let level: Int64
  /// By how much it grows in a month, where it grows; of the level's sign.
  let step: Int64
  /// One draw for each month.
  let draws: RandomStream

  init(_ stream: RandomStream) {
    var draws = stream
    let size = Int64(draws.next(LogNormal(location: 12.2, scale: 0.9)))
    let sign: Int64 = draws.draw().chance(0.5) ? 1 : -1
    let share = draws.draw().real(in: 0.02..<0.12)
    level = sign * max(size, 2000)
    step = sign * max(Int64(Double(max(size, 2000)) * share), 40)
    self.draws = draws
  }

  /// A whole number between minus and plus a bound, drawn for a month.
  func jitter(_ month: Int, within bound: Int64) -> Int64 {
    Int64(draws[draws.counter &+ UInt64(month)].integer(in: -Int(bound)...Int(bound)))
  }
}

/// The regimes of differences.
public enum DifferenceRegimes {
  /// All regimes; their shares add up to 1.
  public static let all: [DifferenceRegime] = [
    DifferenceRegime("in_tolerance", share: 0.60, "Within one unit either way.") { habit, month in
      habit.jitter(month, within: BalancePlan.tolerance)
    },
    DifferenceRegime("constant", share: 0.12, "The same every month.") { habit, _ in habit.level },
    DifferenceRegime("monotone", share: 0.10, "Grows a little every month.") { habit, month in
      let wobble = habit.jitter(month, within: Int64(habit.step.magnitude) * 2 / 5)
      return habit.level + habit.step * Int64(month) + wobble
    },
    DifferenceRegime("alternating", share: 0.08, "Turns its sign every month.") { habit, month in
      let size = habit.level + habit.jitter(month, within: Int64(habit.level.magnitude) / 10)
      return month.isMultiple(of: 2) ? size : -size
    },
    DifferenceRegime("seasonal", share: 0.10, "Peaks at the end of every quarter.") {
      habit, month in
      let size = habit.level + habit.jitter(month, within: Int64(habit.level.magnitude) / 20)
      return month % 3 == 2 ? 2 * size : size
    },
  ]
}
