internal import RingtrueCore

extension Chart {
  /// How far scores moved.
  static let drift = Chart(
    "drift", "Population stability index of scores, from period to period, against chance.",
    .ofContest { contest, style throws(MissingMaterial) in
      try DriftLines(contest, style).figure()
    })
}

/// Draws how far scores lie from those that thresholds were chosen on.
private struct DriftLines {
  private let contest: Contest
  private let style: Style
  private let drawn: [Sketched]
  private let cast: Cast<Contender>

  init(_ contest: Contest, _ style: Style) throws(MissingMaterial) {
    (self.contest, self.style) = (contest, style)
    // Controls such as the place of a row move as they must, and would set the scale.
    let all = try contest.requireSketches(
      .drift, "how far scores moved", "run on data whose rows have a time, over some months")
    let long = all.filter { $0.sketch["day"].count > 1 }
    guard !long.isEmpty else {
      throw .tooFew(
        "periods with rows", all[0].sketch["day"].count, needed: 2, "measure more months")
    }
    drawn = long
    cast = Cast(long.map(\.contender), in: style)
  }

  private func points(_ contender: Contender, _ name: String) -> [Point] {
    guard let own = drawn.first(where: { $0.contender.name == contender.name }) else { return [] }
    return zip(own.sketch["day"], own.sketch[name]).map { Point($0, $1) }
  }

  func figure() -> Figure {
    let theme = style.theme
    let leader = drawn[0]
    let lines = drawn.map { points($0.contender, "psi") }
    let days = lines.flatMap { $0.map(\.x) }
    let limits = points(leader.contender, "limit")
    let highest = (lines.flatMap(\.self) + limits).map(\.y).max() ?? 0
    let top = min(max(0.3, highest) * 1.05, Self.most)
    func limited(_ points: [Point]) -> [Point] { points.map { Point($0.x, min($0.y, top)) } }
    let (first, last) = (days.min() ?? 0, days.max() ?? 1)
    var plot = CurvePlot(
      title: title(leader), subtitle: contest.subtitle(of: drawn),
      note:
        "PSI over ten bins against the scores that the threshold was chosen on. The usual words "
        + "for 0.1 (moved) and 0.25 (shifted) mind no sample size; the dashed line is what chance "
        + "exceeds in one of twenty periods (Yurdakul and Naranjo, 2020), for the best system."
        + (highest > top ? " What exceeds \(Int(Self.most)) is drawn there." : ""),
      x: .days(first, last, about: 5), y: .numbers(0, top, about: 5),
      xName: "first day of the period", yName: "population stability index",
      backgroundPen: cast.background, table: table)
    plot.ground = [0.1, 0.25].map {
      .line([Point(first, $0), Point(last, $0)], Pen(theme.faint, 1, .dotted))
    }
    plot.background = cast.others.map { limited(points($0, "psi")) }
    plot.curves = cast.members.map { (limited(points($0.contender, "psi")), $0.pen) }
    if let pen = cast.members.first?.pen {
      plot.curves.append((limited(limits), Pen(pen.colour, 1, .dashed)))
    }
    return plot.drawn(in: style)
  }

  /// The highest that is drawn to scale.
  private static let most = 4.0

  private var table: SideTable {
    cast.table(
      "largest PSI, and periods beyond chance",
      figures: cast.members.map { member in
        guard let shift = self.shift(member.contender) else { return "" }
        return "\(shift.largest.share), \(shift.beyondChance) of \(shift.periods)"
      })
  }

  private func shift(_ contender: Contender) -> ScoreShift? {
    drawn.first { $0.contender.name == contender.name }.flatMap { ScoreShift($0.sketch) }
  }

  private func title(_ leader: Sketched) -> String {
    guard let shift = ScoreShift(leader.sketch) else { return "" }
    let name = leader.contender.name
    guard shift.beyondChance > 0 else {
      return
        "The scores of \(name) move no further than chance would in any of \(shift.periods) periods"
    }
    guard shift.isReal else {
      return "The scores of \(name) move beyond the limit of chance in \(shift.beyondChance) of "
        + "\(shift.periods) periods, as often as chance alone would"
    }
    return
      "The scores of \(name) move beyond chance in \(shift.beyondChance) of \(shift.periods) "
      + "periods, to a PSI of \(shift.largest.share)"
  }
}
