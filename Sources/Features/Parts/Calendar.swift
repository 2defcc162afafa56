internal import RingtrueCore
internal import RingtrueKernels

/// The parts of the calendar that a row's time falls into.
struct Calendar {
  /// What a part goes round in.
  enum Form: String, Sendable {
    /// A point on a circle: two numbers, by which 23 h and 0 h are neighbours.
    case circle
    /// One number, on which a tree can cut with ease.
    case number
  }

  let form: Form

  /// The features of times; a missing time is the middle of each circle, alike far from all of it.
  func features(of ticks: Ticks, in column: String) -> [FeatureColumn] {
    let dates = ticks.values.map { $0 == Ticks.unknown ? nil : Date($0) }
    let parts: [(String, (Date) -> Double)] =
      [("weekday", \.weekday), ("day", \.day)] + (ticks.tellsHour ? [("hour", \.hour)] : [])
    let cycles = parts.flatMap { part, turn in
      cycle("\(column).\(part)", of: column, dates.map { $0.map(turn) ?? .nan })
    }
    let ends = dates.map { $0?.isMonthEnd == true ? 1.0 : 0 }
    return cycles + [FeatureColumn("\(column).month-end", of: [column], scaledAs: nil, ends)]
  }

  /// A time by which part of each turn has passed, from 0 to below 1.
  private struct Date {
    let weekday: Double
    let day: Double
    let hour: Double
    let isMonthEnd: Bool

    init(_ tick: Int64) {
      let instant = Instant(microseconds: tick)
      let (year, month, day) = instant.day.civil
      let length = Day.length(ofMonth: month, year: year)
      weekday = Double(instant.day.weekday) / 7
      // Of its own month, so that the last day is next to the first of any.
      self.day = Double(day - 1) / Double(length)
      hour = Double(instant.microsecondOfDay) / Double(Instant.microsecondsPerDay)
      isMonthEnd = day == length
    }
  }

  private func cycle(_ name: String, of column: String, _ turns: [Double]) -> [FeatureColumn] {
    func feature(_ suffix: String, _ value: (Double) -> Double) -> FeatureColumn {
      FeatureColumn(name + suffix, of: [column], scaledAs: nil, turns.map(value))
    }
    switch form {
    case .number: return [feature("") { $0 }]
    case .circle:
      return [
        feature(".sin") { Elementary.sin(2 * .pi * $0) },
        feature(".cos") { Elementary.cos(2 * .pi * $0) },
      ]
    }
  }
}
