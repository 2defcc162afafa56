internal import RingtrueCore
internal import RingtrueKernels

extension Chart {
  /// What is left of the cost, the dearer a missed anomaly is.
  static let costCurve = Chart(
    "cost-curve", "What is left of the cost of doing without, by what a missed anomaly costs.",
    .ofContest { contest, style throws(MissingMaterial) in
      try CostCurves(contest, style).figure()
    })
}

/// Draws costs beside those of doing without a detector: flagging nothing, or everything.
///
/// The costs of Drummond and Holte, Machine Learning 65, 2006, over what a miss costs in false
/// alarms, which people can judge, rather than over chances.
private struct CostCurves {
  private let contest: Contest
  private let style: Style
  private let cast: Cast<Contender>

  init(_ contest: Contest, _ style: Style) throws(MissingMaterial) {
    (self.contest, self.style) = (contest, style)
    cast = Cast(try contest.requireCurves(), in: style)
  }

  /// What a miss costs in false alarms, from 1 to 10,000.
  private static let prices = (0...160).map { Elementary.exp(Double($0) / 40 * Elementary.log(10)) }

  func figure() throws(MissingMaterial) -> Figure {
    guard let best = cast.members.first else { throw .noScores }
    let curves = cast.members.map { (points: Self.points($0.contender), pen: $0.pen) }
    var plot = CurvePlot(
      title: title(best.contender, curves[0].points), subtitle: contest.subtitle,
      note: "Each threshold is the best one for its price, which only labels can tell: a ceiling. "
        + "1 is the cost of flagging no row, or every row if that is cheaper.",
      x: .powers(1, 10_000) { Int($0).grouped }, y: .shares(upTo: 1.02),
      xName: "false alarms that cost as much as one missed anomaly (log)",
      yName: "cost left, of doing without", backgroundPen: cast.background, table: table(curves))
    plot.y.ticks = Axis.shares().ticks
    plot.background = cast.others.map(Self.points)
    plot.curves = curves
    plot.ground = [.line([Point(1, 1), Point(10_000, 1)], Pen(style.theme.quiet, 1, .dotted))]
    return plot.drawn(in: style)
  }

  /// The mean over datasets of what is left of the cost at each price.
  private static func points(_ contender: Contender) -> [Point] {
    let lines = contender.curves.map { curve in Hull(curve) }
    return prices.map { price in
      let sum = lines.reduce(0) { $0 + $1.costLeft(at: price) }
      return Point(price, sum / Double(max(1, lines.count)))
    }
  }

  private func title(_ best: Contender, _ points: [Point]) -> String {
    guard let low = points.min(by: { $0.y < $1.y }), low.y < 0.995 else {
      return "\(best.name) saves nothing, whatever a missed anomaly costs"
    }
    let price = low.x < 9.5 ? Int(low.x.rounded()).of("false alarm") : roundedPrice(low.x)
    return "\(best.name) saves up to \((1 - low.y).percent) of the cost, "
      + "most where a miss costs as much as \(price)" + (more(than: low.y, best) ?? "")
  }

  /// Who saves the most, where that is another than the best by rank.
  private func more(than left: Double, _ best: Contender) -> String? {
    let others = (cast.members.map(\.contender) + cast.others).filter { $0.name != best.name }
    let lows = others.map { other in
      (name: other.name, left: Self.points(other).map(\.y).min() ?? 1)
    }
    guard let most = lows.min(by: { $0.left < $1.left }), most.left < left - 0.005 else {
      return nil
    }
    return "; \(most.name) up to \((1 - most.left).percent)"
  }

  private func roundedPrice(_ price: Double) -> String {
    let unit = powerOfTen(max(0, decade(of: price) - 1))
    return Int((price / unit).rounded() * unit).grouped + " false alarms"
  }

  private func table(_ curves: [(points: [Point], pen: Pen)]) -> SideTable {
    cast.table(
      "most that is saved",
      figures: curves.map { "saves up to \((1 - ($0.points.map(\.y).min() ?? 1)).percent)" })
  }
}

/// The corners of a curve that some price makes the cheapest: its upper hull.
private struct Hull {
  private let corners: [Point]
  private let positives: Double, negatives: Double

  init(_ curve: RankCurve) {
    var hull: [Point] = []
    for point in curve.corners {
      while hull.count > 1 {
        let (a, b) = (hull[hull.count - 2], hull[hull.count - 1])
        let turn = (b.x - a.x) * (point.y - a.y) - (b.y - a.y) * (point.x - a.x)
        guard turn >= 0 else { break }
        hull.removeLast()
      }
      hull.append(point)
    }
    corners = hull
    (positives, negatives) = (Double(curve.positives), Double(curve.negatives))
  }

  /// The cost at the best threshold, as a share of that of flagging no row or all.
  func costLeft(at price: Double) -> Double {
    let least = corners.map { price * positives * (1 - $0.y) + negatives * $0.x }.min() ?? 0
    return least / min(price * positives, negatives)
  }
}
