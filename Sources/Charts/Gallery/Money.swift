internal import RingtrueCore

extension Chart {
  /// How much of the money in anomalous rows was flagged.
  static let money = Chart(
    "money", "The share of the money in anomalous rows that every system flags.",
    .ofContest { contest, style throws(MissingMaterial) in
      try MeasureList(
        contest, style, metric: "value-detection-rate", beside: "money-missed",
        axisName: "share of the money in anomalous rows that is flagged"
      ).figure(
        missing: .noMeasure("money", "it takes data with a column of amounts"),
        title: { best, value, missed in
          "\(best) flags \(value.percent) of the money in anomalous rows"
            + (missed.map { " and misses \($0.money)" } ?? "")
        },
        figures: { value, missed in
          [value.percent] + (missed.map { ["misses \($0.money)"] } ?? [])
        },
        note:
          "At the thresholds of the run, best by AP first; lines are 95 % intervals. Amounts are in "
          + "the data's own currency, means over datasets. Last: the share of all rows that is flagged."
      )
    })

  /// How many events were noticed, and how late.
  static let delay = Chart(
    "delay", "The share of events that every system notices, and how long that takes.",
    .ofContest { contest, style throws(MissingMaterial) in
      try MeasureList(
        contest, style, metric: "event-recall", beside: "alert-delay-median",
        axisName: "share of the events with an alert on one of their rows"
      ).figure(
        missing: .noMeasure("events", "it takes data that say which rows belong together"),
        title: { best, value, delay in
          "\(best) notices \(value.percent) of the events"
            + (delay.map {
              $0 < 0.02 ? ", half of them at once" : ", half of them within \($0.hours)"
            }
              ?? "")
        },
        figures: { value, delay in
          [value.percent, delay.map { $0 < 0.02 ? "at once" : "after \($0.hours)" } ?? "–"]
        },
        note:
          "At the thresholds of the run, best by AP first. Behind each: the middle delay of those "
          + "noticed, from when an event could be known to its first alert; the share of rows flagged."
      )
    })
}

/// Draws one measure of all systems as a list, with others in figures beside it.
private struct MeasureList {
  private let contest: Contest
  private let style: Style
  private let metric: String, beside: String, axisName: String

  init(
    _ contest: Contest, _ style: Style, metric: String, beside: String, axisName: String
  ) {
    (self.contest, self.style, self.metric) = (contest, style, metric)
    (self.beside, self.axisName) = (beside, axisName)
  }

  func figure(
    missing: MissingMaterial, title: (String, Double, Double?) -> String,
    figures: (Double, Double?) -> [String], note: String
  ) throws(MissingMaterial) -> Figure {
    let known = contest.contenders.compactMap { contender in
      contender.estimate(metric).map { (contender: contender, estimate: $0) }
    }
    guard let best = known.first(where: { $0.contender.role == .system }) else { throw missing }
    let theme = style.theme
    let all = known.map { contender, estimate in
      let isControl = contender.role == .control
      let colour = isControl ? theme.quiet : theme.series[0]
      let dot = Dot(colour, 1.15, isControl ? .ring : .disc)
      return RowList.Row(
        name: contender.name,
        values: [.init(value: estimate.value, bounds: estimate.bounds, dot: dot)],
        figures: figures(estimate.value, contender.estimate(beside)?.value)
          + (contender.estimate("alert-rate").map { ["flags \($0.value.percent)"] } ?? []),
        colour: isControl ? theme.quiet : theme.ink)
    }
    let (rows, cut) = RowList.cut(all, in: style)
    let list = RowList(rows: rows, axis: .shares(), axisName: axisName)
    let finding = title(
      best.contender.name, best.estimate.value, best.contender.estimate(beside)?.value)
    // A trivial rule that does better with no more alerts is the first thing to know.
    let most = best.contender.estimate("alert-rate")?.value ?? 0
    let better = known.filter { contender, estimate in
      contender.role == .control && estimate.value > best.estimate.value
        && contender.estimate("alert-rate").map { $0.value <= most } ?? false
    }.max { $0.estimate.value < $1.estimate.value }
    let warning = better.map { ", the control \($0.contender.name) \($0.estimate.value.percent)" }
    var sheet = Sheet(
      finding + (warning ?? ""), contest.subtitle, note: cut + note,
      body: list.height(in: style), in: style)
    list.draw(on: &sheet)
    return sheet.figure
  }
}

extension Double {
  /// An amount without cents.
  fileprivate var money: String { magnitude < 1e15 ? Int(rounded()).grouped : compact }

  /// Hours, in the unit that suits them.
  fileprivate var hours: String {
    if self < 1 { return "\((self * 60).decimals(0)) min" }
    return self < 48 ? "\(decimals(self < 10 ? 1 : 0)) h" : "\((self / 24).decimals(1)) days"
  }
}
