internal import RingtrueCore
internal import RingtrueKernels

extension Chart {
  /// The receiver operating characteristic of all systems.
  static let roc = Chart(
    "roc", "True against false positive rate of every system, with operating points.",
    .ofContest { contest, style throws(MissingMaterial) in
      try ROC(contest, style).figure()
    })
}

/// Draws receiver operating characteristics.
private struct ROC {
  private let contest: Contest
  private let style: Style
  private let cast: Cast<Contender>

  init(_ contest: Contest, _ style: Style) throws(MissingMaterial) {
    (self.contest, self.style) = (contest, style)
    let drawn = try contest.requireCurves()
    cast = Cast(drawn.sorted { Self.area($0) > Self.area($1) }, in: style)
  }

  func figure() throws(MissingMaterial) -> Figure {
    guard let best = cast.members.first else { throw .noScores }
    var plot = CurvePlot(
      title: title(best.contender), subtitle: contest.subtitle,
      note: "The band holds the true positive rate at a given false positive rate with 95 % "
        + "(Wilson, \(contest.anomalies.of("anomalous row"))). "
        + "Dots mark where thresholds, chosen without test labels, came to lie.",
      x: .shares(), y: .shares(), xName: "false positive rate", yName: "true positive rate",
      backgroundPen: cast.background, table: table)
    plot.isSquare = true
    plot.ground = ground(best)
    plot.background = cast.others.map(Self.curve)
    plot.curves = cast.members.map { (Self.curve($0.contender), $0.pen) }
    plot.top = cast.members.compactMap(operatingPoint)
    return plot.drawn(in: style)
  }

  private func title(_ best: Contender) -> String {
    let area = Self.area(best)
    let control = contest.contenders.filter { $0.role == .control }
      .max { Self.area($0) < Self.area($1) }
    if let control, Self.area(control) > area {
      return "\(best.name) has the largest area of all systems, \(area.share), "
        + "and yet the control \(control.name) has \(Self.area(control).share)"
    }
    let head = "\(best.name) has the largest area, \(area.share)"
    guard let rate = best.estimate("tpr@fpr=0.01")?.value else { return head }
    return head
      + "; at one false alarm in a hundred normal rows it finds \(rate.percent) of the anomalies"
  }

  private static func area(_ contender: Contender) -> Double {
    contender.estimate("roc-auc")?.value ?? 0
  }

  private static func curve(_ contender: Contender) -> [Point] {
    MeanLine.points(of: contender.curves.map(\.corners))
  }

  /// The diagonal of chance, and the band around the best.
  private func ground(_ best: Cast<Contender>.Member) -> [Mark] {
    let chance = Mark.line([Point(0, 0), Point(1, 1)], Pen(style.theme.faint, 1, .dashed))
    let count = best.contender.curves.reduce(0) { $0 + $1.positives }
    let corners = best.contender.curves.map(\.corners)
    let places = (0...200).map { place in
      let root = Double(place) / 200
      return root * root
    }
    let middle = places.map { x in
      corners.reduce(0) { $0 + MeanLine.value(of: $1, at: x) } / Double(max(1, corners.count))
    }
    let bounds = middle.map { WilsonBounds(share: $0, of: count) }
    return [
      .band(
        zip(places, bounds).map { Point($0, $1.low) },
        zip(places, bounds).map { Point($0, $1.high) }, best.pen.colour), chance,
    ]
  }

  private func operatingPoint(_ member: Cast<Contender>.Member) -> Mark? {
    guard let x = member.contender.estimate("fpr")?.value,
      let y = member.contender.estimate("recall")?.value
    else { return nil }
    return .dots([Point(x, y)], Dot(member.pen.colour, 1.5))
  }

  private var table: SideTable {
    cast.table(
      "area under the curve, 95 %",
      figures: cast.members.map { member in
        member.contender.estimate("roc-auc").map { "AUC \($0.words)" } ?? ""
      })
  }
}
