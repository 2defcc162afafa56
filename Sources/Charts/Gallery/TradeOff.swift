internal import RingtrueCore

extension Chart {
  /// What quality costs in time.
  static let tradeOff = Chart(
    "trade-off", "Average precision against the time to score a row, with the frontier.",
    .ofContest { contest, style throws(MissingMaterial) in
      try TradeOff(contest, style).figure()
    })
}

/// Draws quality against time.
private struct TradeOff {
  private let contest: Contest
  private let style: Style
  private let points: [Entry]

  private struct Entry {
    let name: String
    let role: Contender.Role
    let time: Double, precision: Double
    var isOnFrontier = false
  }

  init(_ contest: Contest, _ style: Style) throws(MissingMaterial) {
    (self.contest, self.style) = (contest, style)
    _ = try contest.requireLeader()
    var points = contest.contenders.compactMap { contender -> Entry? in
      contender.times(.row)?.quantile(0.5).map {
        Entry(
          name: contender.name, role: contender.role, time: max(1, $0),
          precision: contender.precision)
      }
    }.sorted { ($0.time, -$0.precision) < ($1.time, -$1.precision) }
    guard points.contains(where: { $0.role == .system }) else {
      throw .noMeasure("times of single rows", "run with --timing quick or full")
    }
    var best = -1.0
    for place in points.indices where points[place].role == .system {
      if points[place].precision > best {
        best = points[place].precision
        points[place].isOnFrontier = true
      }
    }
    self.points = points
  }

  func figure() -> Figure {
    // Which names find a place is known once they are placed, and is told below.
    let (figure, unnamed) = self.figure(without: 0)
    return unnamed == 0 ? figure : self.figure(without: unnamed).figure
  }

  /// The page, whose remark says how many names have no place; and how many have none.
  private func figure(without names: Int) -> (figure: Figure, unnamed: Int) {
    var sheet = Sheet(
      title, contest.subtitle,
      note:
        "Time is the middle of the times to score one row alone. The line joins systems that no "
        + "other beats in both. Rings are trivial controls."
        + (names > 0 ? " There is no room for the names of \(names)." : ""), in: style)
    let y = Axis.shares(upTo: roundTop((points.map(\.precision).max() ?? 1) * 1.02))
    let area = sheet.body.inset(
      left: style.scaled(40), top: style.isText ? Sheet.roomAbove(y) : style.scaled(24),
      right: style.scaled(20), bottom: style.scaled(style.isText ? 40 : 48))
    let times = points.map(\.time)
    let from = powerOfTen(decade(of: times.min() ?? 1)), to = (times.max() ?? 1) * 1.6
    var panel = Panel(area, x: .powers(from, max(to, from * 10)) { $0.duration }, y: y)
    panel.marks = marks
    sheet.figure.panels.append(panel)
    let unnamed = label(on: &sheet, panel)
    sheet.nameBelow(panel, "time to score one row (log)")
    sheet.nameAbove(panel, "average precision")
    return (sheet.figure, unnamed)
  }

  /// The frontier, as steps.
  private var steps: [Point] {
    points.filter(\.isOnFrontier).reduce(into: []) { steps, entry in
      if let last = steps.last { steps.append(Point(entry.time, last.y)) }
      steps.append(Point(entry.time, entry.precision))
    }
  }

  private var marks: [Mark] {
    let theme = style.theme
    func places(_ entries: [Entry]) -> [Point] { entries.map { Point($0.time, $0.precision) } }
    return [
      .line(steps, Pen(theme.series[0].mixed(with: theme.ground, 0.4), style.scaled(1.4))),
      .dots(places(points.filter { $0.role == .control }), Dot(theme.quiet, 1.1, .ring)),
      .dots(
        places(points.filter { $0.role == .system && !$0.isOnFrontier }),
        Dot(theme.series[0].mixed(with: theme.ground, 0.35), 1.2)),
      .dots(places(points.filter(\.isOnFrontier)), Dot(theme.series[0], 1.6)),
    ]
  }

  /// Names those for which there is room: the frontier first, then from the best down; gives how
  /// many there is none for.
  private func label(on sheet: inout Sheet, _ panel: Panel) -> Int {
    var labels = FreePlaces(
      within: Frame(
        left: panel.frame.left, top: panel.frame.top - style.scaled(8), right: sheet.body.right,
        bottom: panel.frame.bottom),
      avoiding: points.map { panel.place($0.time, $0.precision) },
      lines: steps.map { panel.place($0.x, $0.y) },
      reach: style.isText ? Style.line / 2 : style.scaled(5), canLead: !style.isText)
    let order = points.sorted {
      ($0.isOnFrontier ? 0 : 1, -$0.precision, $0.name)
        < ($1.isOnFrontier ? 0 : 1, -$1.precision, $1.name)
    }
    return order.count { !label($0, among: &labels, on: &sheet, panel) }
  }

  /// Names one; says whether there was room.
  private func label(
    _ entry: Entry, among labels: inout FreePlaces, on sheet: inout Sheet, _ panel: Panel
  ) -> Bool {
    let role: Caption.Role = entry.isOnFrontier ? .text : .small
    let name = style.fitted(entry.name.printable, within: style.scaled(200), as: role)
    let height = style.isText ? Style.line : style.size(of: role) * 1.15
    let point = panel.place(entry.time, entry.precision)
    // A character apart, at the least.
    let width = style.width(of: name, as: role) + (style.isText ? 1.5 * Style.column : 0)
    guard let place = labels.take((width, height), beside: point) else { return false }
    if let leader = place.leader {
      sheet.stroke(leader.from, leader.to, Pen(style.theme.faint, 0.8))
    }
    sheet.write(
      name, at: place.middle, .centre, as: role,
      entry.isOnFrontier ? style.theme.ink : style.theme.quiet)
    return true
  }

  private var title: String {
    let frontier = points.filter(\.isOnFrontier)
    guard let fast = frontier.first, let best = frontier.last else { return "" }
    if points.count(where: { $0.role == .system }) == 1 {
      return
        "\(best.name) takes \(best.time.duration) a row, and reaches AP \(best.precision.share)"
    }
    if frontier.count == 1 {
      return "\(best.name) is both the best and the fastest, at \(best.time.duration) a row"
    }
    let times = best.time / fast.time
    return "\(best.name) is best at \(best.time.duration) a row; \(fast.name) is "
      + "\(times < 9.5 ? times.decimals(1) : Int(times.rounded()).grouped) times as fast at AP "
      + "\(fast.precision.share) instead of \(best.precision.share)"
  }
}
