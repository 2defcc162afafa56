internal import RingtrueCore

extension Chart {
  /// Precision against recall of all systems.
  static let precisionRecall = Chart(
    "precision-recall", "Precision against recall of every system, with lines of equal F1.",
    .ofContest { contest, style throws(MissingMaterial) in
      try PrecisionRecall(contest, style).figure()
    })
}

/// Draws precision against recall.
private struct PrecisionRecall {
  private let contest: Contest
  private let style: Style
  private let cast: Cast<Contender>

  init(_ contest: Contest, _ style: Style) throws(MissingMaterial) {
    (self.contest, self.style) = (contest, style)
    cast = Cast(try contest.requireCurves(), in: style)
  }

  func figure() throws(MissingMaterial) -> Figure {
    guard let best = cast.members.first else { throw .noScores }
    var plot = CurvePlot(
      title: title(best.contender), subtitle: contest.subtitle,
      note: "Grey arcs join points of equal F1; the dotted line is what flagging rows at random "
        + "would give. Dots mark where thresholds, chosen without test labels, came to lie.",
      x: .shares(), y: .shares(upTo: 1.02), xName: "recall", yName: "precision",
      backgroundPen: cast.background, table: table)
    plot.y.ticks = Axis.shares().ticks
    plot.isSquare = true
    plot.edge = style.scaled(style.isText ? 48 : 30)
    plot.ground = ground
    plot.background = cast.others.map(Self.curve)
    plot.curves = cast.members.map { (Self.curve($0.contender), $0.pen) }
    plot.top = cast.members.compactMap(operatingPoint)
    plot.words = Self.scores.map { score in
      ("F1 \(score.decimals(1))", 1.005, score / (2 - score), .left, style.theme.quiet)
    }
    return plot.drawn(in: style)
  }

  private func title(_ best: Contender) -> String {
    guard let precision = best.estimate("precision"), let recall = best.estimate("recall") else {
      return contest.finding(best)
    }
    if precision.value == 0 {
      return
        "At its threshold, \(best.name) finds none of the anomalies that it ranks highest of all"
    }
    let alerts = 1 / precision.value
    let number = alerts < 9.95 ? alerts.decimals(1) : Int(alerts.rounded()).grouped
    return "At its threshold, \(best.name) finds \(recall.value.percent) of the anomalies; "
      + "one alert in \(number) is right"
  }

  private static let scores = [0.2, 0.4, 0.6, 0.8]

  private var ground: [Mark] {
    let arcs = Self.scores.map { score -> Mark in
      let places = (0...60).map { score / 2 + (1 - score / 2) * Double($0) / 60 }
      let points = places.map { Point($0, score * $0 / max(1e-9, 2 * $0 - score)) }
      return .line(points.filter { $0.y <= 1.0 }, Pen(style.theme.grid, style.scaled(1.2)))
    }
    let chance = [Point(0, contest.prevalence), Point(1, contest.prevalence)]
    return arcs + [.line(chance, Pen(style.theme.quiet, 1, .dotted))]
  }

  /// The curve of one dataset, or the mean precision of several at each recall.
  private static func curve(_ contender: Contender) -> [Point] {
    let curves = contender.curves.map(\.precisions)
    if curves.count == 1 { return curves[0] }
    return (1...200).map { place in
      let recall = Double(place) / 200
      let sum = curves.reduce(0.0) { sum, points in
        sum + (points.first { $0.x >= recall - 1e-12 }?.y ?? 0)
      }
      return Point(recall, sum / Double(max(1, curves.count)))
    }
  }

  private func operatingPoint(_ member: Cast<Contender>.Member) -> Mark? {
    guard let x = member.contender.estimate("recall")?.value,
      let y = member.contender.estimate("precision")?.value
    else { return nil }
    return .dots([Point(x, y)], Dot(member.pen.colour, 1.5))
  }

  private var table: SideTable {
    let chance = SideTable.Entry(
      pen: Pen(style.theme.quiet, 1, .dotted), name: "chance",
      figures: "AP \(contest.prevalence.share)")
    return cast.table(
      "average precision, 95 %",
      figures: cast.members.map { member in
        "AP \(Estimate(member.contender.precision, member.contender.bounds).words)"
      }, beside: [chance])
  }
}
