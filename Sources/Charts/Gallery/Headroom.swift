extension Chart {
  /// What each system reached, between chance and what can be known.
  static let headroom = Chart(
    "headroom", "Average precision of every system, between chance and what can be known.",
    .ofContest { contest, style throws(MissingMaterial) in
      try Headroom(contest, style).figure()
    })
}

/// Draws what systems reached.
private struct Headroom {
  private let contest: Contest
  private let style: Style

  init(_ contest: Contest, _ style: Style) { (self.contest, self.style) = (contest, style) }

  func figure() throws(MissingMaterial) -> Figure {
    let leader = try contest.requireLeader()
    let ranked = contest.contenders.filter { $0.role != .oracle }
    let (rows, rest) = RowList.cut(ranked.map { row($0, leader) }, in: style)
    let values = ranked.map { $0.bounds?.upperBound ?? $0.precision }
    let top = max(values.max() ?? 1, contest.oracle?.precision ?? 0)
    let list = RowList(
      rows: rows, axis: .shares(upTo: top > 0.5 ? 1 : roundTop(top)),
      axisName: "average precision (AP)", guides: guides)
    var sheet = Sheet(
      contest.finding(leader), contest.subtitle,
      note: rest + "Dots are means over datasets, lines their 95 % intervals; grey: behind the "
        + "leader by more than chance. Rings are trivial controls, which know nothing of "
        + "anomalies: what does not beat them has found nothing.",
      body: list.height(in: style), in: style)
    list.draw(on: &sheet)
    return sheet.figure
  }

  private func row(_ contender: Contender, _ leader: Contender) -> RowList.Row {
    let theme = style.theme
    let isLeader = contender.name == leader.name
    let isBehind = contender.gap?.isReal ?? false
    let isControl = contender.role == .control
    let colour =
      isLeader
      ? theme.series[0]
      : isControl || isBehind ? theme.quiet : theme.series[0].mixed(with: theme.ground, 0.35)
    let dot = Dot(colour, isLeader ? 1.35 : 1.05, isControl ? .ring : .disc)
    let value = RowList.Value(value: contender.precision, bounds: contender.bounds, dot: dot)
    return RowList.Row(
      name: contender.name, values: [value],
      figures: [Estimate(contender.precision, contender.bounds).words],
      colour: isControl ? theme.quiet : theme.ink)
  }

  private var guides: [RowList.Guide] {
    let theme = style.theme
    var guides = [
      RowList.Guide(
        value: contest.prevalence, name: "chance \(contest.prevalence.share)",
        pen: Pen(theme.quiet, 1, .dotted))
    ]
    if let control = contest.control {
      guides.append(
        RowList.Guide(
          value: control.precision, name: "\(control.name) \(control.precision.share)",
          pen: Pen(theme.quiet, 1, .dashed)))
    }
    if let oracle = contest.oracle {
      guides.append(
        RowList.Guide(
          value: oracle.precision, name: "what can be known \(oracle.precision.share)",
          pen: Pen(theme.series[2], style.scaled(1.6))))
    }
    return guides
  }
}

/// The least round number that is not below a share.
func roundTop(_ share: Double) -> Double {
  [0.01, 0.02, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.8].first { $0 >= share } ?? 1
}
