internal import RingtrueCore

extension Chart {
  /// How the rate of alerts went from day to day.
  static let alerts = Chart(
    "alerts", "Control chart of the share of rows that are flagged, from period to period.",
    .ofContest { contest, style throws(MissingMaterial) in
      try AlertPanels(contest, style).figure()
    })
}

/// Draws control charts of alert rates.
private struct AlertPanels {
  private let contest: Contest
  private let style: Style
  private let drawn: [Sketched]

  init(_ contest: Contest, _ style: Style) throws(MissingMaterial) {
    (self.contest, self.style) = (contest, style)
    let all = try contest.requireSketches(
      .watch, "alerts by day", "run on data whose rows have a time, over some days")
    drawn = all.filter { ControlLimits($0.sketch) != nil }
    guard !drawn.isEmpty else {
      throw .tooFew("periods with rows", all[0].sketch["day"].count, needed: 8, "measure more days")
    }
  }

  func figure() -> Figure {
    let theme = style.theme
    let shown = Array(drawn.prefix(min(4, PanelGrid.most(in: style))))
    let grid = PanelGrid(
      cells: shown.compactMap(cell),
      keys: [
        .init(.line(Pen(theme.series[0], 1.6)), "share of rows flagged"),
        .init(.line(Pen(theme.quiet, 1)), "mean"),
        .init(.line(Pen(theme.quiet, 1, .dashed)), "three sigma"),
        .init(.dot(Dot(theme.bad, 1.2, .diamond)), "out of control"),
      ], xName: "period, by its first day", yName: "share of rows flagged")
    var sheet = Sheet(
      title, contest.subtitle(of: drawn),
      note: "Limits of Laney (2002): those of counts, widened by how much more than counts the "
        + "rates vary from one period to the next. Rates move with the rows as well as with the "
        + "model."
        + (drawn.count - shown.count).leftOut,
      body: grid.height(in: style), in: style)
    grid.draw(on: &sheet)
    return sheet.figure
  }

  private func cell(_ own: Sketched) -> PanelGrid.Cell? {
    guard let control = ControlLimits(own.sketch) else { return nil }
    let theme = style.theme
    let days = control.days
    let top = max(control.rates.max() ?? 0, control.limits.map(\.high).max() ?? 0) * 1.08
    let points = zip(days, control.rates).map { Point($0, $1) }
    func line(_ values: [Double], _ dash: Pen.Dash) -> Mark {
      .line(zip(days, values).map { Point($0, $1) }, Pen(theme.quiet, 1, dash))
    }
    let out = control.outside.map { points[$0] }
    var marks: [Mark] = [
      line(control.limits.map(\.high), .dashed), line(control.limits.map(\.low), .dashed),
      line(days.map { _ in control.mean }, .solid),
      .line(points, Pen(theme.series[0], style.scaled(1.3))),
      .dots(points, Dot(theme.series[0], 0.55)),
    ]
    if !out.isEmpty { marks.append(.dots(out, Dot(theme.bad, 1.2, .diamond))) }
    return PanelGrid.Cell(
      name: own.contender.name,
      detail: control.mean > 0
        ? "\(control.mean.percent) on average, \(control.outside.count) of \(days.count) out"
        : "flags nothing",
      x: .days(days.first ?? 0, days.last ?? 1, about: shownTicks),
      y: .percents(upTo: max(top, 0.001)), marks: marks)
  }

  private var shownTicks: Int { drawn.count == 1 ? 6 : 3 }

  private var title: String {
    let own = drawn[0]
    guard let control = ControlLimits(own.sketch) else { return "" }
    let periods = "\(control.days.count) \(control.period)s"
    guard control.mean > 0 else {
      return "\(own.contender.name) flags nothing in any of \(periods): there is nothing to control"
    }
    let words = "\(own.contender.name) flags \(control.mean.percent) of the rows"
    switch control.outside.count {
    case 0: return "\(words), and stays within three sigma in all of \(periods)"
    case 1: return "\(words); one of \(periods) is out of control"
    default: return "\(words); \(control.outside.count) of \(periods) are out of control"
    }
  }
}

/// The limits within which a rate should stay from period to period.
///
/// Laney, "Improved Control Charts for Attributes", Quality Engineering 14(4), 2002.
struct ControlLimits: Sendable {
  /// The fewest periods that a spread can be told of.
  static let fewest = 8

  /// The first day of each period.
  let days: [Double]
  /// The share of rows flagged in each.
  let rates: [Double]
  /// The share of all rows flagged.
  let mean: Double
  /// The bounds of each period.
  let limits: [(low: Double, high: Double)]

  /// The limits of counts of alerts; nil where there are too few periods.
  init?(_ sketch: Sketch) {
    let periods = zip(sketch["day"], zip(sketch["rows"], sketch["alerts"])).filter { $0.1.0 > 0 }
    guard periods.count >= Self.fewest else { return nil }
    days = periods.map(\.0)
    let (rows, alerts) = (periods.map(\.1.0), periods.map(\.1.1))
    let mean = alerts.reduce(0, +) / rows.reduce(0, +)
    let rates = zip(alerts, rows).map { $0 / $1 }
    let sigmas = rows.map { (mean * (1 - mean) / $0).squareRoot() }
    // Rates in sigmas of counts, which vary by one where counts are all there is to it.
    let scores = zip(rates, sigmas).map { $1 > 0 ? ($0 - mean) / $1 : 0 }
    let moves = zip(scores, scores.dropFirst()).map { ($0 - $1).magnitude }
    // The mean distance of two draws from a normal law is 1.128 of its deviations.
    let excess = moves.reduce(0, +) / Double(moves.count) / 1.128
    (self.mean, self.rates) = (mean, rates)
    limits = sigmas.map { sigma in
      (max(0, mean - 3 * sigma * excess), min(1, mean + 3 * sigma * excess))
    }
  }

  /// The places of the periods that are outside.
  var outside: [Int] {
    rates.indices.filter { rates[$0] < limits[$0].low || rates[$0] > limits[$0].high }
  }

  /// What a period is called.
  var period: String {
    let steps = zip(days, days.dropFirst()).map { $1 - $0 }.sorted()
    let middle = steps.isEmpty ? 1 : steps[steps.count / 2]
    return middle < 6 ? "day" : middle < 25 ? "week" : "month"
  }
}

extension Axis {
  /// Days between two, some of them named by their date; where they are many, by their month alone.
  ///
  /// No name stands at the ends, where it would reach beyond the panel.
  static func days(_ first: Double, _ last: Double, about count: Int) -> Axis {
    let span = max(1, last - first)
    let step = max(1, (span / Double(max(1, count))).rounded(.down))
    let start = first + (step / 2).rounded(.down)
    let isLong = span > 400
    let ticks = stride(from: start, through: last, by: step).compactMap { value -> Tick? in
      Int32(exactly: value.rounded()).map { number in
        let (year, month, day) = Day(number).civil
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return Tick(
          value: value, name: isLong ? "\(year)-\(two(month))" : "\(two(month))-\(two(day))")
      }
    }
    return Axis(from: first, to: first + span, ticks: ticks, hasGrid: false)
  }

  /// Shares of a hundred from 0 to some top.
  static func percents(upTo top: Double) -> Axis {
    let hundredths = numbers(0, top * 100, about: 4)
    let ticks = hundredths.ticks.map { tick in
      Tick(value: tick.value / 100, name: (tick.value == 0 ? "0" : tick.name) + " %")
    }
    return Axis(from: 0, to: top, ticks: ticks)
  }
}
