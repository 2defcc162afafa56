internal import RingtrueCore

extension Chart {
  /// How high each anomaly stands among the normal rows, by system.
  static let scoreRanks = Chart(
    "score-ranks", "How high every anomaly's score stands among those of normal rows, by system.",
    .ofContest { contest, style throws(MissingMaterial) in
      try ScoreRanks(contest, style).figure()
    })
}

/// Draws where anomalies stand; on ranks, since units of scores differ from system to system.
private struct ScoreRanks {
  private let contest: Contest
  private let style: Style
  private let drawn: [Contender]
  private let floor: Double

  init(_ contest: Contest, _ style: Style) throws(MissingMaterial) {
    (self.contest, self.style) = (contest, style)
    drawn = try contest.requireCurves()
    let most = drawn.flatMap(\.curves).map(\.negatives).max() ?? 1
    floor = powerOfTen(decade(of: 0.5 / Double(max(1, most))))
  }

  func figure() throws(MissingMaterial) -> Figure {
    let leader = try contest.requireLeader()
    let (rows, rest) = RowList.cut(drawn.map(row), in: style)
    let axis = Axis.powers(floor, 1) { $0 < floor * 1.5 ? "none" : $0.percentOfTen }
    let list = RowList(
      rows: rows, axis: axis, axisName: "normal rows that score higher than the anomaly (log)")
    var sheet = Sheet(
      title(leader), contest.subtitle,
      note: rest + "Each thin line is an anomaly: the further left, the fewer false alarms until "
        + "it is found. Discs stand at the middle one, diamonds at the threshold.",
      body: list.height(in: style), in: style)
    list.draw(on: &sheet)
    return sheet.figure
  }

  private func heights(_ contender: Contender) -> [Double] {
    contender.curves.flatMap(\.heights).sorted()
  }

  private func title(_ leader: Contender) -> String {
    let heights = heights(leader)
    guard !heights.isEmpty else { return contest.finding(leader) }
    let above = 1 - heights[heights.count / 2]
    let head = "\(leader.name) scores half of the anomalies above "
    guard above < 1 else { return head + "every normal row" }
    let words = above > 0.995 ? "all but \(heights[heights.count / 2].percent)" : above.percent
    return head + "\(words) of the normal rows"
  }

  private func row(_ contender: Contender) -> RowList.Row {
    let theme = style.theme
    let colour =
      contender.role == .control
      ? theme.quiet
      : contender.name == contest.leader?.name
        ? theme.series[0] : theme.series[0].mixed(with: theme.ground, 0.3)
    let heights = heights(contender).map { max(floor, $0) }
    // No more lines than pixels can show.
    var ticks: [Double] = []
    for height in heights where ticks.last.map({ height / $0 > 1.004 }) ?? true {
      ticks.append(height)
    }
    var values: [RowList.Value] = []
    if !heights.isEmpty {
      let middle = heights[heights.count / 2]
      values.append(.init(value: middle, bounds: nil, dot: Dot(theme.ink, 1.1)))
    }
    if let rate = contender.estimate("fpr")?.value, rate < 1 {
      values.append(
        .init(value: max(floor, rate), bounds: nil, dot: Dot(theme.series[1], 1.3, .diamond)))
    }
    let found = contender.estimate("recall")?.value
    return RowList.Row(
      name: contender.name, values: values, ticks: ticks,
      figures: found.map { ["\($0.percent) flagged"] } ?? [],
      colour: contender.role == .control ? theme.quiet : theme.ink, tint: colour)
  }
}
