extension Chart {
  /// By how much the best system is better than each other one, on the same rows.
  static let differences = Chart(
    "differences",
    "By how much the best is better than each other, on the same rows (forest plot).",
    .ofContest { contest, style throws(MissingMaterial) in
      try Differences(contest, style).figure()
    })
}

/// Draws paired differences.
private struct Differences {
  private let contest: Contest
  private let style: Style

  init(_ contest: Contest, _ style: Style) { (self.contest, self.style) = (contest, style) }

  func figure() throws(MissingMaterial) -> Figure {
    let leader = try contest.requireLeader()
    let rivals = contest.contenders.compactMap { rival in
      rival.gap.map { (contender: rival, gap: $0) }
    }
    guard !rivals.isEmpty else {
      throw .tooFew("systems that were compared", 0, needed: 1, "try several systems in one run")
    }
    let (rows, rest) = RowList.cut(rivals.map { row($0.contender, $0.gap) }, in: style)
    let shown = rivals.prefix(rows.count).map(\.gap.bounds)
    let low = shown.map(\.lowerBound).min() ?? 0
    let high = shown.map(\.upperBound).max() ?? 0
    let reach = max(high - low, 0.02) * 0.06
    let list = RowList(
      rows: rows, axis: .numbers(min(0, low) - reach, max(0, high) + reach, about: 6),
      axisName: "AP of \(leader.name) less AP of the other",
      guides: [RowList.Guide(value: 0, name: "no difference", pen: Pen(style.theme.quiet, 1.2))])
    var sheet = Sheet(
      title(leader, rivals.map(\.gap)), contest.subtitle,
      note: rest.replacing("left out", with: "left out, of lower AP")
        + "Rows are drawn anew for both systems at once; lines are 95 % intervals, each for itself, "
        + "while p is corrected for the number of comparisons (Holm). Pale: p above 0.05.",
      body: list.height(in: style), in: style)
    list.draw(on: &sheet)
    return sheet.figure
  }

  private func title(_ leader: Contender, _ gaps: [Contender.Gap]) -> String {
    let real = gaps.count { $0.isReal && $0.difference > 0 }
    let above = gaps.count { $0.isReal && $0.difference < 0 }
    if above > 0 {
      return "\(above) of \(gaps.count.of("other")) \(above == 1 ? "is" : "are") better than "
        + "\(leader.name), \(real) worse; for the rest, chance is explanation enough"
    }
    switch real {
    case 0:
      let none = gaps.count == 1 ? "The other cannot" : "None of \(gaps.count) others can"
      return "\(none) be told apart from \(leader.name)"
    case gaps.count:
      let all = gaps.count == 1 ? "the other" : "each of \(gaps.count) others"
      return "\(leader.name) is better than \(all)"
    default:
      return "\(leader.name) is better than \(real) of \(gaps.count.of("other")); "
        + "for the rest, chance is explanation enough"
    }
  }

  private func row(_ rival: Contender, _ gap: Contender.Gap) -> RowList.Row {
    let theme = style.theme
    let colour = gap.isReal ? theme.series[0] : theme.faint.mixed(with: theme.quiet, 0.4)
    let dot = Dot(colour, 1.1, rival.role == .control ? .ring : .disc)
    let p = gap.p < 0.001 ? "p < 0.001" : "p \(gap.p.decimals(3))"
    return RowList.Row(
      name: rival.name,
      values: [RowList.Value(value: gap.difference, bounds: gap.bounds, dot: dot)],
      figures: [gap.difference.signed, p],
      colour: gap.isReal ? theme.ink : theme.quiet)
  }
}
