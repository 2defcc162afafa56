internal import RingtrueCore

extension Chart {
  /// How often bounds hold.
  static let coverage = Chart(
    "coverage", "The share of ordinary cells within the bounds that models foretell.",
    .ofContest { contest, style throws(MissingMaterial) in
      try CoverageRows(contest, style).figure()
    })
}

/// Draws how often bounds of cells hold, beside what they promise.
private struct CoverageRows {
  private let contest: Contest
  private let style: Style
  private let known: [(contender: Contender, share: Estimate, promised: Double)]

  init(_ contest: Contest, _ style: Style) throws(MissingMaterial) {
    (self.contest, self.style) = (contest, style)
    _ = try contest.requireLeader()
    known = contest.contenders.compactMap { contender in
      guard let share = contender.estimate("interval-coverage"),
        let gap = contender.estimate("interval-coverage-gap")
      else { return nil }
      // What is promised is told by how far the share is from it, to the hundredth.
      return (contender, share, ((share.value - gap.value) * 100).rounded() / 100)
    }
    guard !known.isEmpty else {
      throw .noMeasure("bounds of cells", "run a model that foretells some, such as lstm or vae")
    }
  }

  func figure() -> Figure {
    let theme = style.theme
    let promised = known[0].promised
    let rows = known.map { contender, share, _ in
      RowList.Row(
        name: contender.name,
        values: [.init(value: share.value, bounds: share.bounds, dot: Dot(theme.series[0], 1.3))],
        figures: [share.words] + width(contender), colour: theme.ink)
    }
    let cut = RowList.cut(rows, in: style)
    let lows = known.map { $0.share.bounds?.lowerBound ?? $0.share.value } + [promised]
    let list = RowList(
      rows: cut.rows, axis: .numbers(max(0, (lows.min() ?? 0) - 0.05), 1, about: 5),
      axisName: "share of the cells of normal rows within their bounds",
      guides: [
        .init(
          value: promised, name: "promised \(promised.percent)", pen: Pen(theme.bad, 1, .dashed))
      ])
    var sheet = Sheet(
      title, contest.subtitle,
      note: cut.remark
        + "Bounds that hold too often are too wide, and warn too late; those that hold too seldom "
        + "cry wolf. Up to 200 normal rows of each dataset; widths are in deviations of a cell.",
      body: list.height(in: style), in: style)
    list.draw(on: &sheet)
    return sheet.figure
  }

  private func width(_ contender: Contender) -> [String] {
    contender.estimate("interval-width").map { ["width \($0.value.share)"] } ?? []
  }

  private var title: String {
    guard let best = known.first else { return "" }
    let head =
      "\(best.contender.name)'s bounds of \(best.promised.percent) hold "
      + "\(best.share.value.percent) of ordinary cells"
    let difference = best.share.value - best.promised
    if difference.magnitude < 0.015 { return head + ", as promised" }
    return head + (difference > 0 ? ": wider than they need be" : ": too narrow")
  }
}
