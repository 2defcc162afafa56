internal import RingtrueCore

/// How far scores lay from those that a threshold was chosen on, from period to period.
package struct ScoreShift: Sendable, Equatable {
  /// How many periods there are, and in how many of them scores moved further than chance would.
  package let periods: Int, beyondChance: Int
  /// The largest population stability index.
  package let largest: Double

  /// What a sketch tells; nil where it tells of fewer than two periods.
  init?(_ sketch: Sketch) {
    let indices = sketch["psi"]
    guard indices.count > 1 else { return nil }
    periods = indices.count
    beyondChance = zip(indices, sketch["limit"]).count { $0 > $1 }
    largest = indices.max() ?? 0
  }

  /// The share of periods that go beyond the limit where nothing moved.
  private static let byChance = 0.05

  /// Whether so many periods beyond the limit are more than chance would often give.
  package var isReal: Bool {
    // The chance of each number of periods after the other, from none on.
    var (below, next) = (0.0, 1.0)
    for _ in 0..<periods { next *= 1 - Self.byChance }
    for count in 0..<beyondChance {
      below += next
      next *= Double(periods - count) / Double(count + 1) * Self.byChance / (1 - Self.byChance)
    }
    return 1 - below < 0.05
  }
}

/// How the share of rows that are flagged went from period to period.
package struct AlertCourse: Sendable, Equatable {
  /// How many periods there are, and how many of them are out of control.
  package let periods: Int, outside: Int
  /// The share of all rows that is flagged.
  package let mean: Double
  /// What a period is called, such as `week`.
  package let period: String

  /// What a sketch tells; nil where it tells of too few periods.
  init?(_ sketch: Sketch) {
    guard let control = ControlLimits(sketch) else { return nil }
    (periods, outside) = (control.days.count, control.outside.count)
    (mean, period) = (control.mean, control.period)
  }
}

extension Contender {
  /// How far its scores moved; nil where no trial of it watched that.
  package var shift: ScoreShift? { told(of: .drift) { ScoreShift($0) } }

  /// How its rate of alerts went; nil where no trial of it watched that for long enough.
  package var alerts: AlertCourse? { told(of: .watch) { AlertCourse($0) } }

  /// What the first trial with a sketch of a subject tells.
  private func told<Told>(of subject: Sketch.Subject, _ read: (Sketch) -> Told?) -> Told? {
    reports.lazy.flatMap(\.sketches).first { $0.subject == subject }.flatMap(read)
  }
}
