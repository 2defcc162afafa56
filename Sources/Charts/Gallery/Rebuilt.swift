internal import RingtrueCore

extension Chart {
  /// Cells as given, against what a model makes of them.
  static let rebuilt = Chart(
    "rebuilt", "Cells as they were given, against what the best model gives back of them.",
    .ofContest { contest, style throws(MissingMaterial) in
      try RebuiltPanels(contest, style).figure()
    })
}

/// Draws the cells of some features as given and as given back.
private struct RebuiltPanels {
  private let contest: Contest
  private let style: Style
  private let own: Sketched
  private let features: [String]

  init(_ contest: Contest, _ style: Style) throws(MissingMaterial) {
    (self.contest, self.style) = (contest, style)
    let all = try contest.requireSketches(
      .rebuilt, "rows as given and as given back",
      "run a model that gives rows back, such as pca or vae")
    own = all[0]
    // Those that have no room are no part of the finding either.
    features = own.sketch.series.map(\.name).filter { $0.hasPrefix("given ") }
      .prefix(PanelGrid.most(in: style)).map { String($0.dropFirst("given ".count)) }
  }

  func figure() -> Figure {
    let theme = style.theme
    let grid = PanelGrid(
      cells: features.map(cell),
      keys: [
        .init(.dot(Looks.normal(theme)), "normal"),
        .init(.dot(Looks.found(theme)), "anomalous"),
        .init(.line(Pen(theme.quiet, 1, .dashed)), "given back as it was"),
      ], xName: "as given, in deviations", yName: "as given back, in deviations")
    var sheet = Sheet(
      title, contest.subtitle(of: [own]),
      note: "Up to 60 rows of each class, in the features in which anomalous rows are given back "
        + "worse than normal ones by the most. Deviations are those of the rows learned from.",
      body: grid.height(in: style), in: style)
    grid.draw(on: &sheet)
    return sheet.figure
  }

  private func points(_ feature: String) -> [(point: Point, label: Label)] {
    let pairs = zip(own.sketch["given \(feature)"], own.sketch["rebuilt \(feature)"])
    return zip(pairs, own.classes).map { (Point($0.0, $0.1), $1.label) }
  }

  private func cell(_ feature: String) -> PanelGrid.Cell {
    let theme = style.theme
    let points = points(feature)
    let all = points.flatMap { [$0.point.x, $0.point.y] }
    let (low, high) = (all.min() ?? 0, all.max() ?? 1)
    let reach = max(high - low, 1e-6) * 0.05
    let axis = Axis.numbers(low - reach, high + reach, about: 4).compacted
    let errors = [Label.normal, .anomalous].map { label in Self.error(points, label) }
    return PanelGrid.Cell(
      name: feature,
      detail: "off by \(Self.words(errors[0])) where normal, \(Self.words(errors[1])) where "
        + "anomalous",
      x: axis, y: axis,
      marks: [
        .line(
          [Point(axis.from, axis.from), Point(axis.to, axis.to)], Pen(theme.quiet, 1, .dashed)),
        .dots(points.filter { $0.label != .anomalous }.map(\.point), Looks.normal(theme)),
        .dots(points.filter { $0.label == .anomalous }.map(\.point), Looks.found(theme)),
      ])
  }

  /// A distance, of which some are shares of one and some are thousands.
  private static func words(_ error: Double) -> String {
    error < 9.995 ? error.share : error.compact
  }

  /// The root of the mean squared error of a class.
  private static func error(_ points: [(point: Point, label: Label)], _ label: Label) -> Double {
    let squares = points.filter { $0.label == label }.map { entry in
      (entry.point.x - entry.point.y) * (entry.point.x - entry.point.y)
    }
    return (squares.reduce(0, +) / Double(max(1, squares.count))).squareRoot()
  }

  private var title: String {
    let name = own.contender.name
    let ratios = features.map { feature in
      let points = points(feature)
      return (feature, Self.error(points, .anomalous) / max(1e-9, Self.error(points, .normal)))
    }
    guard let (feature, ratio) = ratios.max(by: { $0.1 < $1.1 }), ratio > 1 else {
      return "\(name) gives anomalous rows back as well as normal ones"
    }
    let times = ratio < 9.5 ? ratio.decimals(1) : Int(min(ratio, 1e9).rounded()).grouped
    return "\(name) is \(times) times as far off in \(feature) where rows are anomalous"
  }
}
