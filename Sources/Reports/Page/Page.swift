internal import RingtrueCharts
internal import RingtrueHistory
internal import RingtrueCore
internal import RingtrueKernels

/// A report as one page that needs nothing else: no network, no file beside it.
///
/// What may run and how it may look is fixed by the digests of its own script and style sheet, so
/// that a name or a comment could do nothing even if it got in as mark-up.
struct Page: Sendable {
  let report: Report

  /// How many bytes a page may have, so that it can be sent by mail and opens at once.
  static let limit = 3_000_000
  /// Room for what is said of pictures that are left out.
  private static let reserve = 4096

  /// The page; with fewer pictures where it would be too large.
  var text: String {
    let whole = (head + content).text
    let excess = whole.utf8.count - Self.limit
    guard excess > 0 else { return whole }
    var smaller = report
    smaller.pictures = report.pictures.without(bytes: excess + Self.reserve)
    return (head + Page(report: smaller).content).text
  }

  private var head: Markup {
    let (style, script) = (Self.digest(StyleSheet.text), Self.digest(PageScript.text))
    let policy =
      "default-src 'none'; style-src '\(style)'; script-src '\(script)'; "
      + "base-uri 'none'; form-action 'none'"
    return """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="\(policy)">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="referrer" content="no-referrer">
      <title>\(report.title) – Ringtrue</title>
      <style>\(Markup(trusted: StyleSheet.text))</style>
      </head>

      """
  }

  private static func digest(_ text: String) -> String {
    "sha256-" + Base64.text(SHA256.digest(of: text).bytes)
  }

  private var content: Markup {
    """
    <body>
    <a class="skip" href="#verdict">Skip to the verdict</a>
    <div class="page">
    \(header)\(bar)<div class="body">
    \(contents)<main>
    \(report.pictures.absence.map { "<p class=\"absent\">\($0)</p>\n" as Markup } ?? .none)\
    \(omission)\(Chapters.all.map { $0.markup(report) })</main>
    </div>
    <footer class="quiet"><p>Made by ringtrue \
    \(report.record.note.environment["version"]?.string ?? "") from the record of run \
    <code>\(report.record.note.id)</code>. The same record gives the same page.</p></footer>
    </div>
    \(points)<script>\(Markup(trusted: PageScript.text))</script>
    </body>
    </html>

    """
  }

  /// What was left out, and how to see it all the same.
  private var omission: Markup {
    let omitted = report.pictures.omitted
    guard !omitted.isEmpty else { return .none }
    let command = ShellWords.line(["ringtrue", "chart", "all", report.record.note.id])
    let charts = omitted.map(\.chart).reduce(into: [String]()) { charts, chart in
      if !charts.contains(chart) { charts.append(chart) }
    }
    let names = charts.map { chart in
      let count = omitted.count { $0.chart == chart }
      return count > 1 ? "\(chart) (\(count))" : chart
    }
    return """
      <p class="absent">\(omitted.count.of("picture")) would make this page larger than 3 MB, and \
      \(omitted.count == 1 ? "is" : "are") left out: \(names.listed). <code>\(command)</code> \
      draws all.</p>

      """
  }

  private var header: Markup {
    let note = report.record.note
    let day = note.begun.description.prefix { $0 != "T" }
    return """
      <header>
      <p class="over">Ringtrue report</p>
      <h1>\(report.headline)</h1>
      <p class="quiet">Run <code>\(note.id)</code> of \(String(day)) · \(Contest.words(of: report.seeds)) · \
      \(report.parts.count.of("part")) of \(note.scenarios.count.of("scenario")) · \
      \(note.planned.of("trial"))</p>
      </header>

      """
  }

  private var contents: Markup {
    let links = Chapters.all.map { "<li><a href=\"#\($0.id)\">\($0.title)</a></li>\n" as Markup }
    return "<nav class=\"contents\" aria-label=\"Chapters\"><ol>\n\(links)</ol></nav>\n"
  }

  /// What picks and themes; it stays hidden until the script runs.
  private var bar: Markup {
    let parts = report.parts.map { part -> Markup in
      "<option value=\"\(part.number)\">\(part.contest.name)</option>\n"
    }
    let names = report.parts.flatMap(\.contest.contenders).map(\.name)
    let systems = names.reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
    let boxes = systems.map { name -> Markup in
      "<label><input type=\"checkbox\" value=\"\(name)\" checked> \(name)</label>\n"
    }
    return """
      <div class="bar" role="toolbar" aria-label="What is shown" hidden>
      <label>Part <select id="part"><option value="">All parts</option>
      \(parts)</select></label>
      <details id="picks"><summary>Systems: \(systems.count) of \(systems.count)</summary>
      <div class="picks">
      <p><button class="button" type="button" value="all">All</button>
      <button class="button" type="button" value="none">None</button></p>
      \(boxes)</div></details>
      <button class="button" type="button" id="theme" value="auto">Theme: auto</button>
      </div>

      """
  }

  /// The shapes of points, which all drawings share.
  private var points: Markup {
    guard let first = report.pictures.all.first else { return .none }
    let shapes = Markup(trusted: InlineDrawing(first.drawing).points)
    return "<svg width=\"0\" height=\"0\" aria-hidden=\"true\"><defs>\(shapes)</defs></svg>\n"
  }
}
