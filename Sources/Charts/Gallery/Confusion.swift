extension Chart {
  /// How many rows of each class were flagged at the threshold.
  static let confusion = Chart(
    "confusion", "What every system flagged at its threshold, rightly and wrongly.",
    .ofContest { contest, style throws(MissingMaterial) in
      try FlagCounts(contest, style).figure()
    })
}

/// Draws the four counts of a threshold, each as a share of its class.
private struct FlagCounts {
  private let contest: Contest
  private let style: Style

  init(_ contest: Contest, _ style: Style) { (self.contest, self.style) = (contest, style) }

  func figure() throws(MissingMaterial) -> Figure {
    let leader = try contest.requireLeader()
    let known = contest.contenders.compactMap { contender in
      contender.flags.map { (contender: contender, flags: $0) }
    }
    guard let best = known.first(where: { $0.contender.name == leader.name }) else {
      throw MissingMaterial("no-threshold", "no threshold was chosen; name a rule by --threshold")
    }
    let theme = style.theme
    var grid = HeatGrid(
      rows: known.map {
        ($0.contender.name, $0.contender.role == .control ? theme.quiet : theme.ink)
      },
      columns: ["anomalies found", "anomalies missed", "false alarms", "normal passed"],
      cells: known.map { Self.cells($0.flags) }, scale: theme.sequence,
      ends: ("none of its class", "all of its class"))
    let others = grid.cut(in: style)
    var sheet = Sheet(
      Self.title(best.contender, best.flags), contest.subtitle,
      note: "Counts at the thresholds of the run, and their shares of all anomalous or all normal "
        + "rows; all datasets together."
        + others.leftOut,
      body: grid.height(in: style), in: style)
    grid.draw(on: &sheet)
    return sheet.figure
  }

  private static func cells(_ flags: FlagTable) -> [HeatGrid.Cell?] {
    let (anomalous, normal) = (flags.found + flags.missed, flags.alarmed + flags.passed)
    let counts = [
      (flags.found, anomalous), (flags.missed, anomalous), (flags.alarmed, normal),
      (flags.passed, normal),
    ]
    return counts.map { count, all in
      let share = all == 0 ? 0 : Double(count) / Double(all)
      return HeatGrid.Cell(share: share, text: count.grouped, detail: share.percent)
    }
  }

  private static func title(_ leader: Contender, _ flags: FlagTable) -> String {
    let anomalous = flags.found + flags.missed
    return "At its threshold, \(leader.name) finds \(flags.found.grouped) of "
      + "\(anomalous.of("anomaly", "anomalies")) "
      + "for \(flags.alarmed.of("false alarm"))"
  }
}
