internal import RingtrueCore

extension Chart {
  /// How a measure went from run to run.
  static let trend = Chart(
    Charts.trendID, "Average precision from run to run, with the steps in it.",
    .ofRun { material, style throws(MissingMaterial) in
      try TrendLines(material, style).figure()
    })
}

/// Draws trends over the runs of a history.
private struct TrendLines {
  private let trends: [MetricTrend]
  private let runs: [(name: String, begun: Instant)]
  private let style: Style

  init(_ material: ChartMaterial, _ style: Style) throws(MissingMaterial) {
    self.style = style
    let compared = Set(material.contests.flatMap { $0.systems.map(\.name) })
    let long = material.trends.filter { $0.points.count > 1 && compared.contains($0.system) }
    guard let place = long.first?.place else {
      let most = material.trends.map(\.points.count).max() ?? 0
      throw .tooFew(
        "runs in the history of this scenario", most, needed: 2, "run the scenario again some day")
    }
    // The first scenario, its systems by where they are now.
    let own = long.filter { $0.place == place }
    trends = Array(own.sorted { ($1.last, $0.system) < ($0.last, $1.system) }.prefix(6))
    var begun: [String: Instant] = [:]
    for point in own.flatMap(\.points) { begun[point.run] = point.begun }
    runs = begun.map { (name: $0.key, begun: $0.value) }
      .sorted { ($0.begun, $0.name) < ($1.begun, $1.name) }
  }

  func figure() -> Figure {
    let theme = style.theme
    let first = trends.first
    var sheet = Sheet(
      title, "\(first?.place ?? "")  ·  \(metric)  ·  \(runs.count.of("run"))",
      note:
        "Steps between levels that hold for a while: least squares with a penalty for each step "
        + "(PELT). Rings mark runs on other data, where a step may be the data's.", in: style)
    let side = style.scaled(190)
    let values = trends.flatMap { $0.points.map(\.value) }
    let (low, high) = (values.min() ?? 0, values.max() ?? 1)
    let reach = max(high - low, 0.01) * 0.15
    let y = Axis.numbers(max(0, low - reach), high + reach, about: 5)
    let area = sheet.body.inset(
      left: sheet.roomBeside(y), top: style.isText ? Sheet.roomAbove(y) : style.scaled(22),
      right: side, bottom: style.scaled(48))
    var x = Axis.columns(runs.count)
    x.hasNames = true
    x.ticks = names
    var panel = Panel(area, x: x, y: y)
    for (trend, colour) in zip(trends, theme.series) { panel.marks += marks(trend, colour) }
    sheet.figure.panels.append(panel)
    label(on: &sheet, panel)
    sheet.nameAbove(panel, metric)
    return sheet.figure
  }

  /// The measure, as people call it.
  private var metric: String { (trends.first?.metric ?? "").replacing("-", with: " ") }

  /// Some of the runs, by their day, or by their hour where all are of one day.
  private var names: [Axis.Tick] {
    let every = max(1, (runs.count + 5) / 6)
    let isOneDay = Set(runs.map(\.begun.day)).count == 1
    return runs.indices.filter { $0.isMultiple(of: every) }.map { place in
      let words = runs[place].begun.description
      let name = isOneDay ? words.dropFirst(11).prefix(8) : words.prefix(10)
      return Axis.Tick(value: Double(place), name: String(name))
    }
  }

  private func place(_ point: MetricTrend.Point) -> Double {
    Double(runs.firstIndex { $0.name == point.run } ?? 0)
  }

  private func marks(_ trend: MetricTrend, _ colour: Colour) -> [Mark] {
    let points = trend.points.map { Point(place($0), $0.value) }
    let other = trend.points.filter(\.isOnOtherData).map { Point(place($0), $0.value) }
    let pale = colour.mixed(with: style.theme.ground, 0.55)
    let levels = trend.levels.filter { !$0.places.isEmpty }.map { level in
      (
        from: Point(place(trend.points[level.places.lowerBound]), level.mean),
        to: Point(place(trend.points[level.places.upperBound - 1]), level.mean)
      )
    }
    return [
      .line(points, Pen(pale, style.scaled(1.2))),
      .segments(levels, Pen(colour, style.scaled(2.8))), .dots(points, Dot(colour, 1)),
      .dots(other, Dot(style.theme.ink, 1.8, .ring)),
    ]
  }

  /// Names each line at its end, moved apart where ends lie close.
  private func label(on sheet: inout Sheet, _ panel: Panel) {
    let wishes = trends.map { panel.place(0, $0.last).y }
    let size = style.isText ? Style.line : style.size(of: .text) * 1.35
    let middles = Spread.middles(
      wishes, sizes: wishes.map { _ in size }, within: panel.frame.top - size...panel.frame.bottom)
    for (index, trend) in trends.enumerated() {
      let colour = style.theme.series[index]
      let edge = panel.frame.right
      let left = edge + style.scaled(18)
      sheet.stroke(
        Point(edge, wishes[index]),
        Point(left - style.scaled(style.isText ? 10 : 4), middles[index]),
        Pen(colour.mixed(with: style.theme.ground, 0.5), 1))
      // Apart, for a name that is read from the right would take its number to the other side.
      let figures = trend.last.share
      let gap = style.width(of: figures) + style.scaled(10)
      let name = style.fitted(trend.system.printable, within: sheet.body.right - left - gap)
      sheet.write(figures, at: Point(left, middles[index]), .left, colour)
      sheet.write(name, at: Point(left + gap, middles[index]), .left, colour)
    }
  }

  private var title: String {
    guard let best = trends.first else { return "" }
    let stepped = trends.compactMap { trend in trend.lastStep.map { (trend, $0) } }
    guard let (trend, step) = stepped.max(by: { $0.1.size < $1.1.size }) else {
      return "\(best.system) stands at \(best.last.share); no level changed in \(runs.count) runs"
    }
    let way = step.to > step.from ? "rose" : "fell"
    return "\(trend.system) \(way) from \(step.from.share) to \(step.to.share) at \(step.at)"
      + (step.isOnOtherData ? ", when the data changed too" : "")
  }
}

extension MetricTrend {
  fileprivate var last: Double { points.last?.value ?? 0 }

  fileprivate struct Step {
    let from: Double, to: Double, at: String
    let isOnOtherData: Bool
    var size: Double { (to - from).magnitude }
  }

  fileprivate var lastStep: Step? {
    guard levels.count > 1 else { return nil }
    let (before, after) = (levels[levels.count - 2], levels[levels.count - 1])
    let point = points[after.places.lowerBound]
    return Step(
      from: before.mean, to: after.mean,
      at: point.commit.map { "commit \($0.prefix(10))" } ?? "run \(point.run)",
      isOnOtherData: point.isOnOtherData)
  }
}
