internal import RingtrueCore
internal import RingtrueKernels

extension Chart {
  /// Whether categorizers are as often right as they say they are.
  static let confidence = Chart(
    "confidence", "How often categorizers are right, against how sure they say they are.",
    .ofContest { contest, style throws(MissingMaterial) in
      try ConfidenceCurves(contest, style).figure()
    })
}

/// Draws the share of right answers against the confidence that came with them (reliability).
private struct ConfidenceCurves {
  private let contest: Contest
  private let style: Style
  private let drawn: [Sorter]
  private let cast: Cast<Sorter>

  init(_ contest: Contest, _ style: Style) throws(MissingMaterial) {
    (self.contest, self.style) = (contest, style)
    drawn = contest.sorters.filter { $0.sketch(.confidence) != nil }
    guard drawn.contains(where: { $0.role == .system }) else {
      throw .notKept(
        "how sure a categorizer was", "run a scenario with a categorizer that says how sure it is")
    }
    cast = Cast(drawn, in: style)
  }

  func figure() -> Figure {
    let theme = style.theme
    var plot = CurvePlot(
      title: title, subtitle: contest.subtitle(of: drawn),
      note: "On the diagonal answers are right as often as they claim; below it they claim too "
        + "much. Lines are 95 % intervals of what was found (Wilson)"
        + (cast.members.count > Self.bounded ? ", for the first \(Self.bounded). " : ". ")
        + "A bucket counts as right if it is the one and only; an answer that did not come, as "
        + "wrong with no confidence.",
      x: .shares(), y: .shares(), xName: "confidence that answers claim",
      yName: "share of them that is right", backgroundPen: cast.background,
      table: cast.table(
        "calibration error, 95 %",
        figures: cast.members.map {
          $0.contender.estimate("top-label-ece@15")?.words ?? ""
        }))
    plot.isSquare = true
    plot.ground = [.line([Point(0, 0), Point(1, 1)], Pen(theme.quiet, 1, .dashed))]
    plot.background = cast.others.map { bins($0).map { Point($0.sure, $0.right) } }
    plot.curves = cast.members.map { member in
      (bins(member.contender).map { Point($0.sure, $0.right) }, member.pen)
    }
    plot.top = cast.members.enumerated().reversed().flatMap { place, member in
      marks(member, isBounded: place < Self.bounded)
    }
    return plot.drawn(in: style)
  }

  private func bins(_ sorter: Sorter) -> [(sure: Double, right: Double, rows: Int)] {
    guard let sketch = sorter.sketch(.confidence) else { return [] }
    return zip(sketch["confidence"], zip(sketch["right"], sketch["rows"])).map {
      ($0, $1.0, Int($1.1))
    }
  }

  /// How many have their intervals drawn: those of more would hide one another.
  private static let bounded = 3

  /// The bins of one, and how far the truth may lie from them.
  private func marks(_ member: Cast<Sorter>.Member, isBounded: Bool) -> [Mark] {
    let bins = bins(member.contender)
    let bounds = bins.map { bin in
      let bounds = WilsonBounds(share: bin.right, of: bin.rows)
      return (from: Point(bin.sure, bounds.low), to: Point(bin.sure, bounds.high))
    }
    let dots = Mark.dots(bins.map { Point($0.sure, $0.right) }, Dot(member.pen.colour, 1.1))
    return isBounded
      ? [.segments(bounds, Pen(member.pen.colour, style.scaled(1.2))), dots] : [dots]
  }

  private var title: String {
    guard let best = drawn.first(where: { $0.role == .system }) else { return "" }
    let bins = bins(best)
    let rows = Double(bins.reduce(0) { $0 + $1.rows })
    let sure = bins.reduce(0) { $0 + $1.sure * Double($1.rows) } / max(1, rows)
    let right = bins.reduce(0) { $0 + $1.right * Double($1.rows) } / max(1, rows)
    let bounds = WilsonBounds(share: right, of: Int(rows))
    let verdict =
      sure > bounds.high ? "it claims too much" : sure < bounds.low ? "it claims too little" : ""
    return "\(best.name) is \(sure.percent) sure in the mean, and \(right.percent) of its answers "
      + "are right" + (verdict.isEmpty ? "" : ": \(verdict)")
  }
}
