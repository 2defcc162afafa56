internal import RingtrueCore

extension Chart {
  /// The mean ranks of systems, and which of them cannot be told apart.
  static let criticalDifference = Chart(
    "critical-difference", "Mean ranks over all datasets, bars joining those not told apart.",
    .ofRun { material, style throws(MissingMaterial) in
      try RankDiagram(material, style).figure()
    })
}

/// Draws mean ranks on a line, names on both sides of it.
///
/// Demšar, Journal of Machine Learning Research 7, 2006.
private struct RankDiagram {
  private let ranks: MeanRanks
  private let material: ChartMaterial
  private let style: Style

  init(_ material: ChartMaterial, _ style: Style) throws(MissingMaterial) {
    guard let ranks = material.ranks, ranks.entries.count > 1 else {
      let datasets = material.contests.reduce(0) { $0 + $1.datasets.count }
      guard datasets > 1 else {
        throw .tooFew("datasets", datasets, needed: 2, "run several scenarios or seeds")
      }
      throw .noMeasure(
        "two systems on every dataset", "see in the report which trials failed, and why")
    }
    (self.ranks, self.material, self.style) = (ranks, material, style)
  }

  private var half: Int { (ranks.entries.count + 1) / 2 }
  private var barLevels: Double { Double((levels.max() ?? 0) + 1) }

  /// How high the parts are: on a slide as high as they may be, and elsewhere as low.
  private struct Layout {
    /// From the line of the critical difference to the axis.
    let axis: Double
    /// From one bar to the next, and what all of them take.
    let bar: Double, bars: Double
    /// From one name to the next.
    let step: Double

    func height(_ half: Int) -> Double { axis + bars + Double(half) * step }
  }

  private var layout: Layout {
    let bars = barLevels * style.scaled(9) + style.scaled(22)
    // Characters need a line each for the difference, the numbers and the axis.
    let axis = style.isText ? 3 * Style.line : style.scaled(40)
    let room = (style.limit - style.scaled(260)) / Double(max(1, half))
    return Layout(axis: axis, bar: style.scaled(9), bars: bars, step: min(style.row, room))
  }

  /// The layout that fills a slide, whose body is as high as it is.
  private func layout(filling height: Double) -> Layout {
    let axis = style.scaled(40)
    let bar = max(style.scaled(9), min(style.scaled(18), (height - axis) * 0.2 / barLevels))
    let bars = barLevels * bar + style.scaled(20)
    let room = (height - axis - bars) / Double(max(1, half))
    return Layout(axis: axis, bar: bar, bars: bars, step: min(style.scaled(120), room))
  }

  /// The level of each bar: the highest on which none before it stands in its way.
  private var levels: [Int] {
    var ends: [Int] = []
    return ranks.cliques.map { clique in
      let level = ends.firstIndex { $0 < clique.lowerBound } ?? ends.count
      if level == ends.count { ends.append(clique.upperBound) }
      ends[level] = clique.upperBound
      return level
    }
  }

  func figure() -> Figure {
    let least = layout
    var sheet = Sheet(
      title,
      "\(ranks.datasets.of("dataset"))  ·  \(ranks.entries.count) systems  ·  run "
        + material.note.id,
      note: "Mean rank by average precision; 1 is best. Bars join systems whose ranks differ by "
        + "less than the critical difference (Nemenyi, 5 %, all pairs). The line of that ends in "
        + "an arrow where it is longer than there is room.",
      body: style.scaled(20) + least.height(half), in: style)
    let layout = style.isFixed ? self.layout(filling: sheet.body.height) : least
    let side = sheet.body.width * 0.27
    let spare = style.isFixed ? max(0, sheet.body.height - layout.height(half)) / 2 : 0
    let area = sheet.body.inset(left: side, top: layout.axis + spare, right: side)
    let axis = axis
    let panel = Panel(area, x: axis, y: Axis(from: 1, to: 0, hasGrid: false, hasNames: false))
    var drawn = panel
    drawn.marks = [
      .segments([(Point(axis.from, 0), Point(axis.to, 0))], Pen(style.theme.quiet, 1.4))
    ]
    sheet.figure.panels.append(drawn)
    drawAxis(on: &sheet, panel)
    drawBars(on: &sheet, panel, layout)
    for place in ranks.entries.indices { drawEntry(place, on: &sheet, panel, layout) }
    return sheet.figure
  }

  private var axis: Axis {
    let last = (ranks.entries.last?.rank ?? 2).rounded(.up)
    var axis = Axis.numbers(1, max(2, last), about: 8)
    axis.ticks = axis.ticks.filter { $0.value.rounded() == $0.value }
    axis.hasGrid = false
    axis.hasNames = false
    return axis
  }

  private func drawAxis(on sheet: inout Sheet, _ panel: Panel) {
    let theme = style.theme
    let y = panel.frame.top
    for tick in axis.ticks {
      let x = panel.place(tick.value, 0).x
      sheet.stroke(Point(x, y - style.scaled(5)), Point(x, y), Pen(theme.quiet, 1.2))
      sheet.write(
        Int(tick.value).grouped, at: Point(x, y - (style.isText ? 30 : style.scaled(15))), .centre,
        as: .small, theme.quiet)
    }
    let wanted = panel.place(1 + ranks.criticalDifference, 0).x
    let end = Point(min(sheet.body.right, wanted), y - (style.isText ? 50 : style.scaled(34)))
    let pen = Pen(theme.series[1], style.scaled(2))
    sheet.stroke(Point(panel.frame.left, end.y), end, pen)
    if end.x < wanted {
      for side in [-1.0, 1] {
        let feather = Point(end.x - style.scaled(8), end.y + side * style.scaled(5))
        sheet.stroke(feather, end, pen)
      }
    }
    let room = panel.frame.left - style.scaled(8) - sheet.body.left
    let size = ranks.criticalDifference.decimals(1)
    let names = ["critical difference \(size)", "critical \(size)"]
    sheet.write(
      names.first { style.width(of: $0, as: .small) <= room } ?? size,
      at: Point(panel.frame.left - style.scaled(8), end.y), .right, as: .small, theme.series[1])
  }

  private func drawBars(on sheet: inout Sheet, _ panel: Panel, _ layout: Layout) {
    for (clique, level) in zip(ranks.cliques, levels) {
      let y = panel.frame.top + style.scaled(12) + Double(level) * layout.bar
      let from = panel.place(ranks.entries[clique.lowerBound].rank, 0).x - style.scaled(3)
      let to = panel.place(ranks.entries[clique.upperBound].rank, 0).x + style.scaled(3)
      sheet.stroke(Point(from, y), Point(to, y), Pen(style.theme.ink, style.scaled(3.4)))
    }
  }

  private func drawEntry(
    _ place: Int, on sheet: inout Sheet, _ panel: Panel, _ layout: Layout
  ) {
    let theme = style.theme
    let entry = ranks.entries[place]
    let isLeft = place < half
    let level = isLeft ? place : ranks.entries.count - 1 - place
    let y = panel.frame.top + layout.bars + (Double(level) + 0.5) * layout.step
    let x = panel.place(entry.rank, 0).x
    let edge = isLeft ? panel.frame.left - style.scaled(6) : panel.frame.right + style.scaled(6)
    let pen = Pen(place == 0 ? theme.series[0] : theme.faint, style.scaled(place == 0 ? 1.8 : 1))
    sheet.stroke(Point(x, panel.frame.top), Point(x, y), pen)
    sheet.stroke(Point(x, y), Point(edge, y), pen)
    let rank = entry.rank.decimals(1)
    let colour = place == 0 ? theme.series[0] : theme.ink
    let (side, anchor): (Double, Caption.Anchor) = isLeft ? (-1, .right) : (1, .left)
    // Apart, for a name that is read from the right would take its number to the other side.
    let first = style.scaled(style.isText ? 10 : 6)
    let gaps = [first, first + style.scaled(8) + style.width(of: rank)]
    let room = sheet.body.width * 0.27 - style.scaled(6) - gaps[1]
    let name = style.fitted(entry.system.printable, within: room)
    for (text, gap) in zip([rank, name], gaps) {
      sheet.write(text, at: Point(edge + side * gap, y), anchor, colour)
    }
    // Where ranks stand close, dots would hide them.
    let isApart = panel.frame.width / Double(ranks.entries.count) > style.scaled(20)
    guard style.isFixed, isApart else { return }
    let top = Point(x, panel.frame.top)
    let dot = place == 0 ? theme.series[0] : theme.quiet
    sheet.stroke(top, top, Pen(dot), dot: Dot(dot, place == 0 ? 1.5 : 1.1))
    guard layout.step > style.scaled(36) else { return }
    sheet.write(
      behind(place), at: Point(edge + side * gaps[1], y + style.scaled(17)), anchor, as: .small,
      theme.quiet)
  }

  /// How far one ranks behind the best, in few words.
  private func behind(_ place: Int) -> String {
    let gap = ranks.entries[place].rank - ranks.entries[0].rank
    guard place > 0 else { return "best on average" }
    let isClose = gap <= ranks.criticalDifference
    return "\(gap.decimals(1)) behind, \(isClose ? "may be chance" : "beyond chance")"
  }

  private var title: String {
    guard let best = ranks.entries.first else { return "" }
    let alike = ranks.entries.dropFirst().count {
      $0.rank - best.rank <= ranks.criticalDifference
    }
    let others = ranks.entries.count - 1
    let head = "\(best.system) ranks best, at \(best.rank.decimals(1)) on average"
    if alike == 0 {
      return "\(head), ahead of \(others == 1 ? "the other" : "all \(others) others")"
    }
    if alike == others {
      let all = others == 1 ? "the other" : "any of \(others) others"
      return "\(head), but cannot be told from \(all) "
        + "on \(ranks.datasets.of("dataset"))"
    }
    return "\(head); \(alike) of \(others.of("other")) cannot be told apart from it"
  }
}
