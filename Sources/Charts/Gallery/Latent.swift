internal import RingtrueCore

extension Chart {
  /// Where models put rows.
  static let latent = Chart(
    "latent", "Where rows lie in the latent space of models, coloured by kind of anomaly.",
    .ofContest { contest, style throws(MissingMaterial) in
      try LatentPanels(contest, style).figure()
    })
}

/// Draws rows in two coordinates of a model's own.
private struct LatentPanels {
  private let contest: Contest
  private let style: Style
  private let drawn: [Sketched]
  /// How many have no room.
  private let others: Int
  /// The kinds that have a colour of their own, the most frequent first.
  private let kinds: [String]

  init(_ contest: Contest, _ style: Style) throws(MissingMaterial) {
    (self.contest, self.style) = (contest, style)
    let all = try contest.requireSketches(
      .latent, "coordinates of rows", "run a model that has some, such as vae or pca")
    drawn = Array(all.prefix(style.isText ? 1 : min(4, PanelGrid.most(in: style))))
    others = all.count - drawn.count
    var counts: [String: Int] = [:]
    for kind in drawn[0].kinds.compactMap(\.self) { counts[kind, default: 0] += 1 }
    kinds = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
      .prefix(style.theme.series.count - 1).map(\.key)
  }

  private func look(_ kind: String?) -> Dot {
    let place = kind.flatMap(kinds.firstIndex(of:))
    let shape: Dot.Shape = place.map { $0.isMultiple(of: 2) } ?? false ? .disc : .diamond
    return Dot(place.map { style.theme.series[$0] } ?? style.theme.ink, 0.85, shape)
  }

  func figure() -> Figure {
    let theme = style.theme
    let hasOthers = drawn.contains { own in
      zip(own.classes, own.kinds).contains { known, kind in
        known.label == .anomalous && !(kind.map(kinds.contains) ?? false)
      }
    }
    let grid = PanelGrid(
      cells: drawn.map(cell),
      keys: [.init(.dot(Looks.normal(theme)), "normal")]
        + kinds.map { .init(.dot(look($0)), $0) }
        + (hasOthers ? [.init(.dot(look(nil)), kinds.isEmpty ? "anomalous" : "other kinds")] : []),
      xName: "first coordinate", yName: "second coordinate")
    var sheet = Sheet(
      title, contest.subtitle(of: drawn),
      note: "The two coordinates in which rows lie furthest apart; up to 200 anomalous and 200 "
        + "normal rows. What a model cannot rebuild may still lie among the others here. "
        + "What lies far off stands at the edge." + others.leftOut,
      body: grid.height(in: style), in: style)
    grid.draw(on: &sheet)
    return sheet.figure
  }

  private static func points(_ own: Sketched) -> [Point] {
    guard own.sketch.series.count > 1 else { return [] }
    return zip(own.sketch.series[0].values, own.sketch.series[1].values).map { Point($0, $1) }
  }

  private func cell(_ own: Sketched) -> PanelGrid.Cell {
    let all = Self.points(own)
    let (wide, high) = (Self.range(all.map(\.x)), Self.range(all.map(\.y)))
    let (x, y) = (Self.axis(wide), Self.axis(high))
    let far = all.count { !(wide.contains($0.x) && high.contains($0.y)) }
    let points = all.map {
      Point(min(x.to, max(x.from, $0.x)), min(y.to, max(y.from, $0.y)))
    }
    let known = zip(points, zip(own.classes, own.kinds))
    let normal = known.filter { $0.1.0.label != .anomalous }.map(\.0)
    var groups: [String?: [Point]] = [:]
    for (point, (label, kind)) in known where label.label == .anomalous {
      groups[kind.flatMap { kinds.contains($0) ? $0 : nil }, default: []].append(point)
    }
    var marks: [Mark] = [.dots(normal, Looks.normal(style.theme))]
    for kind in [nil] + kinds.map(Optional.some).reversed() {
      groups[kind].map { marks.append(.dots($0, look(kind))) }
    }
    let outside = Self.outside(own)
    return PanelGrid.Cell(
      name: own.contender.name,
      detail: "\(outside.percent) of the anomalous rows lie outside"
        + (far > 0 ? "; \(far.of("row")) beyond the edge" : ""),
      x: x, y: y, marks: marks)
  }

  /// The numbers that a panel shows: all, but for a few that would press the others together.
  private static func range(_ values: [Double]) -> ClosedRange<Double> {
    let sorted = values.sorted()
    guard let low = sorted.first, let high = sorted.last, high > low else {
      return (sorted.first ?? 0) - 0.5...(sorted.first ?? 0) + 0.5
    }
    let (first, last) = (sorted[sorted.count / 20], sorted[sorted.count - 1 - sorted.count / 20])
    guard last > first else { return low...high }
    return max(low, first - 1.5 * (last - first))...min(high, last + 1.5 * (last - first))
  }

  private static func axis(_ range: ClosedRange<Double>) -> Axis {
    let reach = (range.upperBound - range.lowerBound) * 0.04
    return Axis.numbers(range.lowerBound - reach, range.upperBound + reach, about: 3).compacted
  }

  /// The share of anomalous rows that lie further from the middle of the normal ones than 95 % of
  /// these, in deviations along both coordinates.
  private static func outside(_ own: Sketched) -> Double {
    let points = zip(points(own), own.classes)
    let normal = points.filter { $0.1.label == .normal }.map(\.0)
    let anomalous = points.filter { $0.1.label == .anomalous }.map(\.0)
    guard normal.count > 20, !anomalous.isEmpty else { return 0 }
    func moments(_ values: [Double]) -> (mean: Double, variance: Double) {
      let mean = values.reduce(0, +) / Double(values.count)
      let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
      return (mean, max(squares / Double(values.count), 1e-12))
    }
    let (x, y) = (moments(normal.map(\.x)), moments(normal.map(\.y)))
    func distance(_ point: Point) -> Double {
      (point.x - x.mean) * (point.x - x.mean) / x.variance
        + (point.y - y.mean) * (point.y - y.mean) / y.variance
    }
    let limit = normal.map(distance).sorted()[normal.count * 95 / 100]
    return Double(anomalous.count { distance($0) > limit }) / Double(anomalous.count)
  }

  private var title: String {
    let first = drawn[0]
    return "In the latent space of \(first.contender.name), \(Self.outside(first).percent) of the "
      + "anomalous rows lie further out than 95 % of the normal ones"
  }
}
