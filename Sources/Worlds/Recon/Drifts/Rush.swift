/// Deals of a desk that a change brings beside those that there are anyway.
///
/// They are drawn apart, and numbered behind all others, so that none of the others knows of them.
struct Rush: Sendable {
  /// The change that brings them, by its place in the plan and from 1.
  let source: Int
  /// The desk, by its place, and the trading days.
  let desk: Int, days: Range<Int>
  /// How many there are for each deal that is made anyway.
  let share: Double
}
