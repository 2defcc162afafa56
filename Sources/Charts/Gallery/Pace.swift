internal import RingtrueCore

extension Chart {
  /// How times of rows went while they were taken.
  static let pace = Chart(
    "pace", "The time to score a row over the course of its timing, to see the machine drift.",
    .ofContest { contest, style throws(MissingMaterial) in
      try PaceLines(contest, style).figure()
    })
}

/// Draws times of single rows in the order in which they were taken.
private struct PaceLines {
  private let contest: Contest
  private let style: Style
  private let drawn: [Sketched]
  private let cast: Cast<Contender>

  init(_ contest: Contest, _ style: Style) throws(MissingMaterial) {
    (self.contest, self.style) = (contest, style)
    drawn = try contest.requireSketches(
      .pace, "times of rows in their order", "run with --timing quick or full",
      with: [.system, .control])
    guard drawn[0].contender.role == .system else { throw .noSystems }
    cast = Cast(drawn.map(\.contender), in: style)
  }

  private func points(_ contender: Contender, _ name: String) -> [Point] {
    guard let own = drawn.first(where: { $0.contender.name == contender.name }) else { return [] }
    let times = own.sketch[name]
    return times.enumerated().map {
      Point(Double($0) / Double(max(1, times.count - 1)), max(1, $1))
    }
  }

  func figure() -> Figure {
    let leader = drawn[0].contender
    let lines = drawn.map { points($0.contender, "median") } + [points(leader, "highest")]
    let times = lines.flatMap { $0.map(\.y) }
    let low = (times.min() ?? 1) * 0.8
    var plot = CurvePlot(
      title: title(leader), subtitle: contest.subtitle(of: drawn),
      note:
        "Medians of up to 60 windows of consecutive rows; the dots are the longest time in each "
        + "window of the best system. A line that climbs or steps tells of the machine, and makes "
        + "its figures worth less.",
      x: .shares(), y: .powers(low, max(low * 5, (times.max() ?? 1) * 1.3)) { $0.duration },
      xName: "share of the timing done", yName: "time to score a row (log)",
      backgroundPen: cast.background, table: table)
    plot.background = cast.others.map { points($0, "median") }
    plot.curves = cast.members.map { (points($0.contender, "median"), $0.pen) }
    if let pen = cast.members.first?.pen {
      plot.top = [.dots(points(leader, "highest"), Dot(pen.colour, 0.6, .ring))]
    }
    return plot.drawn(in: style)
  }

  /// By how much the median moved from the first third to the last, as a share.
  private func move(_ contender: Contender) -> Double {
    let times = points(contender, "median").map(\.y)
    let third = max(1, times.count / 3)
    let ends = [times.prefix(third), times.suffix(third)].map { part in
      part.sorted()[part.count / 2]
    }
    return ends[1] / ends[0] - 1
  }

  private static func signed(_ share: Double) -> String {
    (share < 0 ? "−" : "+") + share.magnitude.percent
  }

  private var table: SideTable {
    cast.table(
      "median, and its move from first to last third",
      figures: cast.members.map { member in
        let times = points(member.contender, "median").map(\.y).sorted()
        let middle = times.isEmpty ? 0 : times[times.count / 2]
        return "\(middle.duration), \(Self.signed(move(member.contender)))"
      })
  }

  private func title(_ leader: Contender) -> String {
    let moved = move(leader)
    let way = moved < 0 ? "faster" : "slower"
    if moved.magnitude < 0.05 {
      return
        "\(leader.name) kept its pace while it was timed, to within \(max(moved.magnitude, 0.001).percent)"
    }
    return "\(leader.name) was \(moved.magnitude.percent) \(way) at the end of its timing than at "
      + "the start"
  }
}
