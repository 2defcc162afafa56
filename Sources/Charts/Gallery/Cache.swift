internal import RingtrueCore
internal import RingtrueKernels

extension Chart {
  /// What remembering answers saves.
  static let cache = Chart(
    "cache", "Shares of requests that a cache answers, and of cost that it saves, against reuse.",
    .ofContest { contest, style throws(MissingMaterial) in
      try CachePanels(contest, style).figure()
    })
}

/// Draws what a cache had answered and saved by the time that records had been asked about so often.
private struct CachePanels {
  /// What a cache had done for one categorizer at one time after the other.
  private struct Course {
    let sorter: Sorter
    /// Requests for each record so far.
    let reuse: [Double]
    let requests: [Double]
    let hits: [Double]
    let saved: [Double]

    init?(_ sorter: Sorter) {
      guard let sketch = sorter.sketch(.reuse), sketch["saved"].contains(where: { $0 > 0 }) else {
        return nil
      }
      self.sorter = sorter
      let requests = sketch["requests"]
      let reuse = zip(requests, sketch["distinct"]).map { max(1, $0 / max(1, $1)) }
      let hits = zip(sketch["hits"], requests).map { $0 / max(1, $1) }
      let saved = sketch["saved"]
      let count = [requests, reuse, hits, saved].map(\.count).min() ?? 0
      let kept = Self.lasts(reuse.prefix(count))
      self.requests = kept.map { requests[$0] }
      self.reuse = kept.map { reuse[$0] }
      self.hits = kept.map { hits[$0] }
      self.saved = kept.map { saved[$0] }
    }

    /// The places of values that all later ones exceed: records not asked about before make the mean
    /// sink for a while, and a line must not turn back on itself.
    private static func lasts(_ values: ArraySlice<Double>) -> [Int] {
      var (least, kept) = (Double.infinity, [Int]())
      for place in values.indices.reversed() where values[place] < least {
        least = values[place]
        kept.append(place)
      }
      return kept.reversed()
    }

    func points(_ values: [Double]) -> [Point] { zip(reuse, values).map { Point($0, $1) } }
  }

  private let contest: Contest
  private let style: Style
  private let courses: [Course]

  init(_ contest: Contest, _ style: Style) throws(MissingMaterial) {
    (self.contest, self.style) = (contest, style)
    courses = contest.sorters.filter { $0.role == .system }.compactMap { Course($0) }
    guard !courses.isEmpty else {
      throw .notKept(
        "what a cache saved", "run a scenario whose categorizer has a price, and says 'reuse'")
    }
  }

  func figure() -> Figure {
    let theme = style.theme
    let shown = courses.prefix(PanelGrid.most(in: style))
    let grid = PanelGrid(
      cells: shown.map(cell),
      keys: [
        .init(.line(Looks.hits(theme)), "requests answered from the cache"),
        .init(.line(Looks.saved(theme)), "cost saved"),
        .init(.line(Looks.ceiling(theme)), "requests that were asked before"),
      ], xName: "requests for each record so far", yName: "share")
    var sheet = Sheet(
      title, contest.subtitle(of: courses.map(\.sorter)),
      note: "Requests come by chance, for some records much more often than for others. Cost saved "
        + "is what the remembered answers had cost, of what all would have. The band is sampling, "
        + "95 % (Wilson)."
        + (courses.count - shown.count).leftOut,
      body: grid.height(in: style), in: style)
    grid.draw(on: &sheet)
    return sheet.figure
  }

  private func cell(_ course: Course) -> PanelGrid.Cell {
    let theme = style.theme
    let bounds = zip(course.hits, course.requests).map { WilsonBounds(share: $0, of: Int($1)) }
    return PanelGrid.Cell(
      name: course.sorter.name,
      detail: "\((course.hits.last ?? 0).percent) answered, "
        + "\((course.saved.last ?? 0).percent) saved",
      x: .numbers(1, max(1.1, course.reuse.max() ?? 2), about: 4), y: .percents(upTo: 1),
      marks: [
        .band(
          course.points(bounds.map(\.low)), course.points(bounds.map(\.high)),
          Looks.hits(theme).colour),
        .line(course.points(course.hits), Looks.hits(theme)),
        .line(course.points(course.saved), Looks.saved(theme)),
        .line(course.points(course.reuse.map { 1 - 1 / $0 }), Looks.ceiling(theme)),
      ])
  }

  private enum Looks {
    static func hits(_ theme: Theme) -> Pen { Pen(theme.series[0], 2.2) }
    static func saved(_ theme: Theme) -> Pen { Pen(theme.series[1], 1.6) }
    static func ceiling(_ theme: Theme) -> Pen { Pen(theme.ink, 1, .dotted) }
  }

  private var title: String {
    guard let first = courses.first, let reuse = first.reuse.last, let hits = first.hits.last,
      let saved = first.saved.last
    else { return "" }
    return "Asked \(reuse.decimals(1)) times for each record, a cache answers \(hits.percent) of "
      + "the requests and saves \(saved.percent) of the cost of \(first.sorter.name)"
  }
}
