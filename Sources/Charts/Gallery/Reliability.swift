internal import RingtrueCore
internal import RingtrueKernels

extension Chart {
  /// Whether chances are what they say.
  static let reliability = Chart(
    "reliability", "False alarms that occur, against those that chances of scores promise.",
    .ofContest { contest, style throws(MissingMaterial) in
      try Reliability(contest, style).figure()
    })
}

/// Draws shares of normal rows against the chances that they were given.
private struct Reliability {
  private let contest: Contest
  private let style: Style
  private let drawn: [Sketched]
  private let cast: Cast<Contender>
  /// The least chance that is drawn.
  private static let least = 0.001

  init(_ contest: Contest, _ style: Style) throws(MissingMaterial) {
    (self.contest, self.style) = (contest, style)
    drawn = try contest.requireSketches(
      .chances, "chances of scores", "run a system that gives some, such as mahalanobis or vae")
    cast = Cast(drawn.map(\.contender), in: style)
  }

  private func curve(_ contender: Contender) -> [Point] {
    guard let own = drawn.first(where: { $0.contender.name == contender.name }) else { return [] }
    return zip(own.sketch["chance"], own.sketch["normal"]).filter { $0.0 >= Self.least }
      .map { Point($0, max($1, Self.least)) }
  }

  func figure() -> Figure {
    let theme = style.theme
    let rows = Int(drawn[0].sketch["rows"].first ?? 0)
    let levels = curve(drawn[0].contender).map(\.x)
    // What sampling alone does to a promise that is kept.
    let bounds = levels.map { WilsonBounds(share: $0, of: rows) }
    var plot = CurvePlot(
      title: title, subtitle: contest.subtitle(of: drawn),
      note:
        "A row is a false alarm at a promised rate when its chance of being ordinary is at most "
        + "that. On the diagonal promises are kept; above it, alarms are more than was promised. "
        + "The band is sampling, 95 % (Wilson, \(rows.of("normal row"))).",
      x: .powers(Self.least, 1) { $0.percentOfTen },
      y: .powers(Self.least, 1) { $0.percentOfTen },
      xName: "false alarms promised (log)", yName: "false alarms found (log)",
      backgroundPen: cast.background, table: table)
    plot.isSquare = true
    plot.ground = [
      .band(
        zip(levels, bounds).map { Point($0, max($1.low, Self.least)) },
        zip(levels, bounds).map { Point($0, $1.high) }, theme.quiet),
      .line([Point(Self.least, Self.least), Point(1, 1)], Pen(theme.quiet, 1, .dashed)),
    ]
    plot.background = cast.others.map(curve)
    plot.curves = cast.members.map { (curve($0.contender), $0.pen) }
    return plot.drawn(in: style)
  }

  /// The rate that the title speaks of.
  private static let promised = 0.01

  private func found(_ contender: Contender) -> Double {
    MeanLine.value(of: curve(contender), at: Self.promised)
  }

  private var table: SideTable {
    cast.table(
      "found where 1 % was promised",
      figures: cast.members.map { found($0.contender).percent })
  }

  private var title: String {
    guard let leader = cast.members.first?.contender else { return "" }
    let share = found(leader)
    let rows = Int(drawn[0].sketch["rows"].first ?? 0)
    let bounds = WilsonBounds(share: Self.promised, of: rows)
    let verdict =
      share > bounds.high
      ? "more than it promises" : share < bounds.low ? "fewer than it promises" : "as promised"
    return "Where \(leader.name) promises one false alarm in a hundred it gives \(share.percent): "
      + verdict
  }
}
