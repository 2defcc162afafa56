internal import RingtrueCore

extension Chart {
  /// How badly rows are given back, and which of them are flagged.
  static let errors = Chart(
    "errors", "Errors with which models give rows back, with threshold and flagged rows.",
    .ofContest { contest, style throws(MissingMaterial) in
      try ErrorPanels(contest, style).figure()
    })
}

/// Draws the errors of single rows in their order.
private struct ErrorPanels {
  private let contest: Contest
  private let style: Style
  private let drawn: [Sketched]

  init(_ contest: Contest, _ style: Style) throws(MissingMaterial) {
    (self.contest, self.style) = (contest, style)
    drawn = try contest.requireSketches(
      .errors, "errors of single rows", "run a model that gives rows back, such as pca or vae")
  }

  func figure() -> Figure {
    let theme = style.theme
    let shown = Array(drawn.prefix(PanelGrid.most(in: style)))
    let grid = PanelGrid(
      cells: shown.map(cell),
      keys: [
        .init(.dot(Looks.normal(theme)), "normal"),
        .init(.dot(Looks.alarm(theme)), "normal, flagged"),
        .init(.dot(Looks.found(theme)), "anomalous, flagged"),
        .init(.dot(Looks.missed(theme)), "anomalous, missed"),
        .init(
          .line(Pen(theme.ink, 1.4, .dashed)), "threshold, chosen without a look at these rows"),
      ], xName: "row, in the order of the data", yName: "error (log)")
    var sheet = Sheet(
      title, contest.subtitle(of: drawn),
      note: "Up to 200 anomalous and 200 normal rows, each class spread evenly over the data, so "
        + "that anomalous rows stand closer here than in life. The title counts all rows."
        + (drawn.count - shown.count).leftOut,
      body: grid.height(in: style), in: style)
    grid.draw(on: &sheet)
    return sheet.figure
  }

  private func cell(_ own: Sketched) -> PanelGrid.Cell {
    let scores = own.sketch["score"]
    let threshold = own.report.threshold
    let limit = threshold.flatMap { $0.score.isFinite ? $0.score : nil }
    let all = scores + (limit.map { [$0] } ?? [])
    let positive = all.filter { $0 > 0 }.sorted()
    // One row in a hundred may lie at the lower edge, so that a few that are all but perfect do not
    // press all others together.
    let least = positive.isEmpty ? 0.1 : min(positive[positive.count / 100], limit ?? .infinity)
    let isLog = all.allSatisfy { $0 >= 0 }
    let (low, high) = (all.min() ?? 0, all.max() ?? 1)
    let rows = max(2, own.note?.measured.count ?? own.sketch.rows.last ?? 2)
    let x = Axis.numbers(0, Double(rows), about: 3).compacted
    let y = isLog ? Axis.decades(least, high) : .numbers(low, max(high, low + 1), about: 4)
    var groups: [[Point]] = [[], [], [], []]
    for (score, known) in zip(scores, own.classes) {
      let isFlagged = threshold?.flags(score) ?? false
      let place = (known.label == .anomalous ? 2 : 0) + (isFlagged ? 1 : 0)
      groups[place].append(Point(Double(known.place), isLog ? max(score, y.from) : score))
    }
    let theme = style.theme
    let looks = [
      Looks.normal(theme), Looks.alarm(theme), Looks.missed(theme), Looks.found(theme),
    ]
    var marks = zip(groups, looks).filter { !$0.0.isEmpty }.map { Mark.dots($0, $1) }
    if let limit {
      marks.append(
        .line([Point(0, limit), Point(Double(rows), limit)], Pen(theme.ink, 1.4, .dashed)))
    }
    return PanelGrid.Cell(
      name: own.contender.name, detail: detail(own.contender), x: x, y: y, marks: marks)
  }

  private func detail(_ contender: Contender) -> String {
    guard let flags = contender.flags else { return "no threshold" }
    let anomalies = flags.found + flags.missed
    return "finds \(flags.found.grouped) of \(anomalies.grouped), "
      + flags.alarmed.of("false alarm")
  }

  private var title: String {
    guard let best = drawn.first else { return "" }
    let name = best.contender.name
    guard let flags = best.contender.flags, flags.found + flags.missed > 0 else {
      return "\(name) leads those that give rows back; no threshold was chosen"
    }
    let share = Double(flags.found) / Double(flags.found + flags.missed)
    let normal = max(1, flags.alarmed + flags.passed)
    return "By its errors \(name) flags \(share.percent) of the anomalous rows and "
      + "\((Double(flags.alarmed) / Double(normal)).percent) of the normal ones"
  }
}

/// How rows are drawn by their class, and by whether they were flagged.
enum Looks {
  /// A normal row.
  static func normal(_ theme: Theme) -> Dot { Dot(theme.faint, 0.55) }
  /// A normal row that was flagged.
  static func alarm(_ theme: Theme) -> Dot { Dot(theme.series[0], 0.85) }
  /// An anomalous row that was flagged.
  static func found(_ theme: Theme) -> Dot { Dot(theme.series[1], 0.85) }
  /// An anomalous row that was not flagged.
  static func missed(_ theme: Theme) -> Dot { Dot(theme.series[1], 0.85, .ring) }
}

extension Axis {
  /// Whole powers of ten around two positive bounds, about four of them named.
  static func decades(_ from: Double, _ to: Double) -> Axis {
    let first = decade(of: from)
    let last = max(first + 1, decade(of: to * 0.999_999) + 1)
    let every = max(1, (last - first + 3) / 4)
    let ticks = stride(from: first, through: last, by: every).map { power -> Tick in
      let value = powerOfTen(power)
      let isPlain = (-3...5).contains(power)
      return Tick(value: value, name: isPlain ? value.plainPower(power) : "1e\(power)")
    }
    return Axis(scale: .logarithmic, from: powerOfTen(first), to: powerOfTen(last), ticks: ticks)
  }

  /// The axis with large numbers, on either side of 0, told in thousands or millions.
  var compacted: Axis {
    var axis = self
    axis.ticks = ticks.map { tick in
      guard tick.value.magnitude >= 1000 else { return tick }
      return Tick(
        value: tick.value, name: (tick.value < 0 ? "−" : "") + tick.value.magnitude.compact)
    }
    return axis
  }
}

extension Double {
  fileprivate func plainPower(_ power: Int) -> String {
    power < 0 ? decimals(-power) : power < 3 ? decimals(0) : compact
  }
}
