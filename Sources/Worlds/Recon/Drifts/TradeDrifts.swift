internal import RingtrueCore
internal import RingtrueKernels

/// The changes of ordinary trading that scenarios can name.
public enum TradeDrifts {
  /// All of them; a new one is one word here.
  public static let all: [TradeDriftLaw] = [lotsGrow, deskBusier, feedSlows, settlementShortens]
}

extension TradeDrifts {
  private static let lotsGrow = TradeDriftLaw(
    id: "lots_grow", kind: "drift_gradual",
    summary: "Over months, the deals of a desk get larger, and stay so.",
    dials: [
      Dial("shift", "the rise of the lots' mean logarithm", mild: 0.1, gross: 0.6),
      Dial("days", "how long it takes", mild: 180, gross: 60, proportional: true),
    ],
    parameter: "log_mean_lot", shape: .gradual, fits: { _ in true },
    length: { dials, _ in dials["days"] }
  ) { days, course in
    let (shift, length) = (course.dials["shift"], Double(course.days.count))
    var reached = 0.0
    for day in course.days.lowerBound..<course.end {
      reached = shift * min(1, Double(day - course.days.lowerBound + 1) / length)
      days.conditions[course.desk, day].size *= Elementary.exp(reached)
    }
    return (0, reached)
  }

  private static let deskBusier = TradeDriftLaw(
    id: "desk_busier", kind: "regime_shift",
    summary: "For a month or two, a desk deals more than usual.",
    dials: [Dial("factor", "how many times as much", mild: 1.1, gross: 1.35)],
    parameter: "activity", shape: .seasonal, fits: { _ in true },
    length: { _, draw in draw.real(in: 30..<60) }
  ) { days, course in
    let factor = course.dials["factor"]
    days.rushes.append(
      Rush(source: course.source, desk: course.desk, days: course.days, share: factor - 1))
    return (1, factor)
  }

  private static let feedSlows = TradeDriftLaw(
    id: "feed_slows", kind: "regime_shift",
    summary: "From one day on, the second system hears of a desk's deals late more often.",
    dials: [Dial("factor", "how many times as often", mild: 2, gross: 6)],
    parameter: "late_share", shape: .abrupt, fits: { _ in true }, length: { _, _ in nil }
  ) { days, course in
    let factor = course.dials["factor"]
    for day in course.days { days.conditions[course.desk, day].lateness *= factor }
    let usual = Mishaps.benign.first { $0.id == Mishaps.lateFeed }?.share ?? 0
    return (usual, factor * usual)
  }

  private static let settlementShortens = TradeDriftLaw(
    id: "settlement_shortens", kind: "regime_shift",
    summary: "From one day on, a desk's deals settle a business day sooner, in both systems.",
    dials: [], parameter: "settlement_days", shape: .abrupt,
    fits: { $0.settlement.days.map { $0 > 1 } ?? false }, length: { _, _ in nil }
  ) { days, course in
    let usual = Desks.all[course.desk].settlement.days ?? 1
    days.calendar.settle(course.desk, from: course.days.lowerBound, by: .days(usual - 1))
    return (Double(usual), Double(usual - 1))
  }
}

extension Settlement {
  /// After how many business days it is, where it is counted in them.
  fileprivate var days: Int? {
    guard case .days(let count) = self else { return nil }
    return count
  }
}
