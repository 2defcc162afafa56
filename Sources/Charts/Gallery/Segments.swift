internal import RingtrueCore
internal import RingtrueKernels

extension Chart {
  /// Where the best system is weak: by desk, product, age, weekday.
  static let segments = Chart(
    "segments", "Area of the best system within every segment of the rows, by dimension.",
    .ofContest { contest, style throws(MissingMaterial) in
      try Segments(contest, style).figure()
    })
}

/// Draws the segments of one system.
private struct Segments {
  private let contest: Contest
  private let style: Style

  init(_ contest: Contest, _ style: Style) { (self.contest, self.style) = (contest, style) }

  private struct Segment {
    let dimension: String, value: String
    let anomalies: Int, rows: Int
    let estimate: Estimate
  }

  func figure() throws(MissingMaterial) -> Figure {
    let leader = try contest.requireLeader()
    let segments = segments(of: leader)
    guard !segments.isEmpty, let whole = leader.estimate("roc-auc") else {
      throw MissingMaterial(
        "no-segments", "no segment has the 50 rows and 5 anomalies that it takes; run more rows")
    }
    let shown = rows(segments, whole.value)
    let list = RowList(
      rows: shown.rows, axis: .shares(), axisName: "area under the ROC curve within the segment",
      guides: [
        .init(value: 0.5, name: "chance", pen: Pen(style.theme.quiet, 1, .dotted)),
        .init(
          value: whole.value, name: "all rows \(whole.value.share)",
          pen: Pen(style.theme.series[0], 1.2, .dashed)),
      ])
    var sheet = Sheet(
      title(leader, segments, whole.value), contest.subtitle,
      note: shown.remark + "Lines are 95 % intervals (DeLong). In colour: those whose interval "
        + "lies below the area of all rows. Segments with too few rows or anomalies are left out.",
      body: list.height(in: style), in: style)
    list.draw(on: &sheet)
    return sheet.figure
  }

  private func segments(of leader: Contender) -> [Segment] {
    let slices = leader.reports.flatMap(\.slices).filter { !$0.dimension.hasPrefix("kind") }
    return Dictionary(grouping: slices) { [$0.dimension, $0.value] }.compactMap { key, slices in
      Estimate(slices.compactMap { $0.measures.first { $0.metric == "roc-auc" } }).map {
        Segment(
          dimension: key[0], value: key[1], anomalies: slices.reduce(0) { $0 + $1.anomalies },
          rows: slices.reduce(0) { $0 + $1.rows }, estimate: $0)
      }
    }.sorted { ($0.dimension, $0.value) < ($1.dimension, $1.value) }
  }

  /// By dimension under headings, or, where that is too long, the weakest of all.
  private func rows(
    _ segments: [Segment], _ whole: Double
  ) -> (rows: [RowList.Row], remark: String) {
    var dimensions: [String] = []
    for segment in segments where !dimensions.contains(segment.dimension) {
      dimensions.append(segment.dimension)
    }
    let limit = Sheet.rowLimit(in: style, beside: RowList.overhead(in: style))
    if segments.count + dimensions.count <= limit {
      let rows = dimensions.flatMap { dimension in
        [RowList.Row(name: dimension, colour: style.theme.quiet, isHeading: true)]
          + segments.filter { $0.dimension == dimension }.map { row($0, whole, name: $0.value) }
      }
      return (rows, "")
    }
    let weakest = segments.sorted { $0.estimate.value < $1.estimate.value }.prefix(limit)
    return (
      weakest.map { row($0, whole, name: "\($0.dimension): \($0.value)") },
      "The weakest \(weakest.count) of \(segments.count) segments. "
    )
  }

  private func row(_ segment: Segment, _ whole: Double, name: String) -> RowList.Row {
    let theme = style.theme
    let isWeak = (segment.estimate.bounds?.upperBound ?? 1) < whole
    let dot = Dot(isWeak ? theme.series[1] : theme.series[0], 1.15)
    return RowList.Row(
      name: name,
      values: [.init(value: segment.estimate.value, bounds: segment.estimate.bounds, dot: dot)],
      figures: [
        segment.estimate.value.decimals(2), "\(segment.anomalies) of \(segment.rows.grouped)",
      ],
      colour: theme.ink)
  }

  private func title(_ leader: Contender, _ segments: [Segment], _ whole: Double) -> String {
    guard let worst = segments.min(by: { $0.estimate.value < $1.estimate.value }) else { return "" }
    let isSure = reach(of: worst.estimate, among: segments.count) < whole
    return "\(leader.name) is weakest at \(worst.dimension) \(worst.value): area "
      + "\(worst.estimate.value.share) against \(whole.share) overall"
      + (isSure ? "" : ", which chance may explain")
  }

  /// How high an area may be in truth when it is the lowest of so many (Bonferroni); 1 where its
  /// bounds are not known.
  private func reach(of estimate: Estimate, among count: Int) -> Double {
    guard let bounds = estimate.bounds else { return 1 }
    let deviations = [1, count].map { Elementary.normalQuantile(1 - 0.025 / Double($0)) }
    return estimate.value + (bounds.upperBound - estimate.value) * deviations[1] / deviations[0]
  }
}
