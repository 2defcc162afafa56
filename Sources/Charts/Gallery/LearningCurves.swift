internal import RingtrueCore
internal import RingtrueKernels

extension Chart {
  /// How learning went.
  static let training = Chart(
    "training", "The loss of networks pass by pass, on rows learned from and rows held back.",
    .ofContest { contest, style throws(MissingMaterial) in
      try LearningCurves(contest, style).figure()
    })
}

/// Draws the losses of networks over their passes.
private struct LearningCurves {
  private let contest: Contest
  private let style: Style
  private let drawn: [Sketched]

  init(_ contest: Contest, _ style: Style) throws(MissingMaterial) {
    (self.contest, self.style) = (contest, style)
    drawn = try contest.requireSketches(
      .training, "losses of passes", "run a network, such as vae, autoencoder or lstm")
  }

  func figure() -> Figure {
    let theme = style.theme
    let shown = Array(drawn.prefix(PanelGrid.most(in: style)))
    let grid = PanelGrid(
      cells: shown.map(cell),
      keys: [
        .init(.line(Pen(theme.series[0], 2)), "rows learned from, during the pass"),
        .init(.line(Pen(theme.series[1], 2)), "rows held back, after it"),
        .init(.dot(Dot(theme.series[1], 1.3)), "best, and kept"),
      ], xName: "pass over the rows", yName: "mean loss of a row (log)")
    var sheet = Sheet(
      title, contest.subtitle(of: drawn),
      note:
        "Losses of different networks are not comparable. During a pass a network is worse than "
        + "after it, and may be under drop-out or noise: the line of rows held back may lie below."
        + (drawn.count - shown.count).leftOut,
      body: grid.height(in: style), in: style)
    grid.draw(on: &sheet)
    return sheet.figure
  }

  private func cell(_ own: Sketched) -> PanelGrid.Cell {
    let theme = style.theme
    let (learned, held) = (own.sketch["learned"], own.sketch["held"])
    let passes = Double(max(2, learned.count))
    let all = (learned + held).filter { $0 > 0 }
    let (low, high) = (all.min() ?? 0.1, all.max() ?? 1)
    let isLog = all.count == learned.count + held.count
    let y =
      isLog
      ? Axis.around(low, high)
      : .numbers((learned + held).min() ?? 0, (learned + held).max() ?? 1, about: 4)
    func points(_ losses: [Double]) -> [Point] {
      losses.enumerated().map { Point(Double($0 + 1), $1) }
    }
    var marks: [Mark] = [.line(points(learned), Pen(theme.series[0], style.scaled(1.8)))]
    if let best = held.indices.min(by: { held[$0] < held[$1] }) {
      marks += [
        .line(points(held), Pen(theme.series[1], style.scaled(1.8))),
        .dots([Point(Double(best + 1), held[best])], Dot(theme.series[1], 1.3)),
      ]
    }
    var x = Axis.numbers(1, passes, about: 4)
    x.ticks = x.ticks.filter { $0.value == $0.value.rounded() }
    x.ticks = x.ticks.map { .init(value: $0.value, name: $0.value.decimals(0)) }
    return PanelGrid.Cell(name: own.contender.name, detail: detail(own), x: x, y: y, marks: marks)
  }

  private func detail(_ own: Sketched) -> String {
    let (learned, held) = (own.sketch["learned"], own.sketch["held"])
    guard let best = held.indices.min(by: { held[$0] < held[$1] }) else {
      return "\(learned.count.of("pass", "passes")), no rows held back"
    }
    return "\(learned.count.of("pass", "passes")), best after \(best + 1)"
  }

  private var title: String {
    let own = drawn[0]
    let name = own.contender.name
    let held = own.sketch["held"]
    guard let best = held.indices.min(by: { held[$0] < held[$1] }), let first = held.first else {
      return "\(name) learned in \(own.sketch["learned"].count.of("pass", "passes")), with no rows "
        + "held back to tell when to stop"
    }
    if best == held.count - 1 {
      return
        "\(name) was still gaining when its \(held.count.of("pass", "passes")) were over: more "
        + "may help"
    }
    let gain = first > 0 ? 1 - held[best] / first : 0
    return "\(name) was best after pass \(best + 1) of \(held.count), \(gain.percent) below its "
      + "first loss"
  }
}

extension Axis {
  /// A logarithmic axis that holds two positive bounds with a margin, and some round numbers on it.
  static func around(_ low: Double, _ high: Double) -> Axis {
    let ratio = max(high / low, 1.02)
    let margin = Elementary.exp(Elementary.log(ratio) * 0.06)
    let (from, to) = (low / margin, high * margin)
    guard ratio < 20 else { return .powers(from, to) { $0.plainest } }
    let linear = numbers(from, to, about: 4)
    return Axis(
      scale: .logarithmic, from: from, to: to, ticks: linear.ticks.filter { $0.value > 0 })
  }
}

extension Double {
  /// A positive number in as few digits as tell it.
  fileprivate var plainest: String {
    if self >= 1000 { return compact }
    return self >= 1 ? decimals(0) : decimals(max(1, -decade(of: self)))
  }
}
