internal import RingtrueCharts
internal import RingtrueCore
internal import RingtrueHistory

/// A chapter of a report.
struct Chapter: Sendable {
  /// What links to it say.
  let id: String
  /// What stands above it.
  let title: String
  /// The charts that belong to each part of a scenario, and those of the whole run.
  let charts: [String], runCharts: [String]
  /// What it says of the whole run, and of each part of a scenario.
  private let whole: @Sendable (Report) -> Markup
  private let ofPart: (@Sendable (Report.Part) -> Markup)?
  /// Whether it tells of systems alone, and so nothing of parts that none was tried on.
  private let needsSystems: Bool

  /// A chapter about the whole run.
  init(
    _ id: String, _ title: String, charts: [String] = [],
    _ whole: @escaping @Sendable (Report) -> Markup
  ) {
    (self.id, self.title, self.charts, runCharts) = (id, title, [], charts)
    (self.whole, ofPart, needsSystems) = (whole, nil, false)
  }

  /// A chapter that tells of one part of a scenario after the other.
  init(
    _ id: String, _ title: String, charts: [String] = [], runCharts: [String] = [],
    needsSystems: Bool = true, opening: @escaping @Sendable (Report) -> Markup,
    ofPart: @escaping @Sendable (Report.Part) -> Markup
  ) {
    (self.id, self.title, self.charts, self.runCharts) = (id, title, charts, runCharts)
    (whole, self.ofPart, self.needsSystems) = (opening, ofPart, needsSystems)
  }

  /// A chapter whose subject this run did not touch: its place, and why it is empty.
  static func absent(_ id: String, _ title: String, _ why: String) -> Chapter {
    Chapter(id, title) { _ in "<p class=\"absent\">\(why)</p>" }
  }

  /// The chapter as it stands in a page; parts that it has nothing to say of are passed over.
  func markup(_ report: Report) -> Markup {
    """
    <section id="\(id)" aria-labelledby="\(id)-title">
    <h2 id="\(id)-title">\(title)</h2>
    \(whole(report))\(parts(of: report))\(runCharts.map { report.picture($0, nil) })</section>

    """
  }

  private func parts(of report: Report) -> [Markup] {
    guard let ofPart else { return [] }
    return report.parts.map { part in
      guard !needsSystems || !part.contest.contenders.isEmpty else { return .none }
      let content = ([ofPart(part)] + charts.map { report.picture($0, part.contest.name) })
        .filter { $0 != .none }
      guard !content.isEmpty else { return .none }
      return """
        <section data-contest="\(part.number)">
        <h3>\(part.contest.name)</h3>
        \(content)</section>

        """
    }
  }
}

extension Report {
  /// A picture with what it says for those who cannot see it, and how to draw it alone.
  func picture(_ chart: String, _ contest: String?) -> Markup {
    guard let picture = pictures.of(chart, contest: contest) else { return .none }
    let drawing = InlineDrawing(picture.drawing)
    let command = ShellWords.line(["ringtrue", "chart", chart, record.note.id])
    return """
      <figure class="chart">
      <svg viewBox="\(drawing.viewBox)" role="img" aria-label="\(picture.title). \(picture.subtitle)">\
      \(Markup(trusted: drawing.shapes))</svg>
      <figcaption><code>\(command)</code></figcaption>
      </figure>

      """
  }
}
