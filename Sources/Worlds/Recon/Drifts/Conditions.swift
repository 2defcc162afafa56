/// What trading is like, by desk and day: how large, how often late.
///
/// All is as ever unless a drift says otherwise.
struct Conditions: Sendable {
  /// How some things are compared with what is usual.
  struct Point: Sendable, Hashable {
    /// How large deals are.
    var size = 1.0
    /// How often the second system hears of a deal late.
    var lateness = 1.0
  }

  private let days: Int
  private var points: [Point]

  /// Usual conditions for some trading days.
  init(days: Int) {
    self.days = days
    points = [Point](repeating: Point(), count: days * Desks.all.count)
  }

  /// What a day is like for a desk.
  subscript(desk: Int, day: Int) -> Point {
    get { points[desk * days + day] }
    set { points[desk * days + day] = newValue }
  }
}
