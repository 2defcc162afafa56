import RingtrueCharts
import Testing

@testable import RingtrueReports

/// Texts of users, wherever a report shows them.
@Suite struct EscapingTests {
  private var hostile: Report {
    Sample(
      systems: hostileNames, parts: ["<b>part", "p' onclick='alert(1)"], word: hostileNames[0]
    )
    .report
  }

  @Test func `never become elements or attributes of a page`() {
    let elements = Elements(hostile.html)
    #expect(elements.named("script").count == 2)
    #expect(elements.named("img", "b", "iframe", "object").isEmpty)
    for element in elements.all {
      #expect(element.attributes.keys.allSatisfy { !$0.hasPrefix("on") }, "\(element)")
      #expect(element["href"].map { $0.hasPrefix("#") } ?? true)
      #expect(element["style"] == nil, "what is styled in place would be refused")
    }
  }

  @Test func `never end the data that the script reads`() throws {
    let page = hostile.html
    let start = try #require(page.firstRange(of: "id=\"lab-data\">")).upperBound
    let data = page[start...].prefix { $0 != "<" }
    #expect(page[data.endIndex...].hasPrefix("</script>"))
    #expect(data.contains("\\u003cscript>alert(1)") && data.hasSuffix("}"))
  }

  @Test(arguments: [
    ("<b>&\"'", "&lt;b&gt;&amp;&quot;&#39;"), ("a\u{0}b\nc", "a b c"), ("\u{202E}abc", "abc"),
    ("plain", "plain"), ("名前", "名前"),
  ])
  func `are written as they are read`(text: String, written: String) {
    #expect(("\(text)" as Markup).text == written)
  }

  @Test func `stay texts in a comment, and call nobody in`() {
    let comment = withoutCode(hostile.markdown)
    for word in ["<script", "<img", "<svg", "</title", "@everyone", "](javascript"] {
      #expect(!comment.contains(word))
    }
    // Only our own tags.
    let tags = comment.split(separator: "<").dropFirst().map { $0.prefix { $0 != ">" } }
      .filter { $0.first != " " }
    #expect(Set(tags) == ["details", "summary", "/summary", "/details"])
  }

  /// A comment without what stands between backquotes, where hosts take nothing as mark-up.
  private func withoutCode(_ comment: String) -> String {
    comment.split(separator: "\n").map { line -> String in
      var (kept, rest) = ("", line[...])
      while let start = rest.firstIndex(of: "`") {
        if rest[..<start].last == "\\" {
          kept += rest[...start]
          rest = rest[rest.index(after: start)...]
          continue
        }
        kept += rest[..<start]
        let fence = rest[start...].prefix { $0 == "`" }
        let inner = rest[fence.endIndex...]
        guard let end = inner.firstRange(of: fence) else { return kept + rest[start...] }
        rest = inner[end.upperBound...]
      }
      return kept + rest
    }.joined(separator: "\n")
  }

  @Test(arguments: [
    ("plain", "`plain`"), ("a`b", "``a`b``"), ("`a`", "`` `a` ``"), ("a|b", "`a\\|b`"), ("", ""),
  ])
  func `stand between backquotes as they are`(text: String, code: String) {
    #expect(MarkdownText.code(text) == code)
  }

  @Test(arguments: [
    (["ringtrue", "run"], "ringtrue run"), (["a b"], "'a b'"), (["it's"], #"'it'\''s'"#),
    (["$(rm)"], "'$(rm)'"), ([""], "''"),
  ])
  func `are one word of a shell`(words: [String], line: String) {
    #expect(ShellWords.line(words) == line)
  }
}

/// Drawings on their way into a page.
@Suite struct InlineDrawingTests {
  @Test func `keep shapes, letters and looks`() {
    let drawing = InlineDrawing(
      """
      <?xml version="1.0"?><svg viewBox="0 0 960 311" xmlns="x"><title>Gnuplot</title>
      <g id="gnuplot_canvas"><rect x="0" y="0" width="960" height="311" fill="#ffffff"/>
      <defs><circle id='gpDot' r='0.5' stroke='currentColor'/></defs>
      <g fill="none" stroke-linecap="butt"></g>
      <polygon fill = 'rgb( 11, 101, 176)' points = '1,2 3,4'/>
      <use xlink:href='#gpDot' color='red'/><text x="1">a &lt; b</text></g></svg>
      """)
    #expect(drawing.viewBox == "0 0 960 311")
    #expect(drawing.points == "<circle id=\"gpDot\" r=\"0.5\" stroke=\"currentColor\"/>")
    #expect(
      drawing.shapes == "<g><polygon fill=\"#0b65b0\" points=\"1,2 3,4\"/>"
        + "<use href=\"#gpDot\" color=\"red\"/><text x=\"1\">a &lt; b</text></g>")
  }

  @Test func `draw discs in a row as one path, and texts without a group of their own`() {
    func disc(_ x: Int, _ colour: String) -> String {
      "<use xlink:href='#gpPt6' transform='translate(\(x).00,20.50) scale(2.00)' color='\(colour)'/>"
    }
    let (red, blue) = ("rgb(255, 0, 0)", "rgb(  0, 0, 255)")
    let drawing = InlineDrawing(
      """
      <svg><g stroke="x">\(disc(10, red))\(disc(12, red))</g><g fill="none">\(disc(15, blue))
      <use xlink:href='#gpPt5' transform='translate(1,2) scale(2.00)' color='\(red)'/>
      </g><g transform="translate(9.00,8.00)" stroke="none" font-size="11"><text>a &gt; b</text></g>
      <g fill="red"><text>two</text><text>three</text></g><g><text>four</text></g></svg>
      """)
    func path(_ colour: String, _ course: String) -> String {
      "<path stroke=\"\(colour)\" stroke-width=\"4.4\" stroke-linecap=\"round\" d=\"\(course)\"/>"
    }
    #expect(
      drawing.shapes == "<g stroke=\"x\">" + path("#ff0000", "M10,20.5h0m2,0h0") + "</g>"
        + "<g fill=\"none\">" + path("#0000ff", "M15,20.5h0")
        + "<use href=\"#gpPt5\" transform=\"translate(1,2) scale(2.00)\" color=\"#ff0000\"/></g>"
        + "<text transform=\"translate(9.00,8.00)\" font-size=\"11\">a &gt; b</text>"
        + "<g fill=\"red\"><text>two</text><text>three</text></g><g><text>four</text></g>")
  }

  @Test func `leave out paths that draw nothing`() {
    let drawing = InlineDrawing(
      "<svg><g><path d='M64.00,339.75'/></g><path stroke-width='1.00' d='M1,2 L3,2'/></svg>")
    #expect(drawing.shapes == "<path stroke-width=\"1\" d=\"M1,2h2\"/>")
  }

  @Test(arguments: [
    "<svg><script>alert(1)</script></svg>", "<svg onload='alert(1)'><g onclick='x'></g></svg>",
    "<svg><a href='javascript:alert(1)'><path d='M0'/></a></svg>",
    "<svg><image href='http://x/y.png'/></svg>", "<svg><use href='http://x#y'/></svg>",
    "<svg><foreignObject><p>x</p></foreignObject></svg>", "<svg><style>*{}</style></svg>",
    "<svg><path style='background:url(http://x)'/></svg>", "<svg><g><g", "<", "",
    "<svg><path fill='url(http://x)' d='M0\"><script>'/></svg>",
  ])
  func `let nothing through that runs, loads or links`(drawing: String) {
    let shapes = InlineDrawing(drawing).shapes
    for word in ["script", "onclick", "onload", "http", "javascript", "<style", "<p>", "<a"] {
      let isText = word == "script" && shapes.contains("&lt;script")
      #expect(!shapes.contains(word) || isText, "\(shapes)")
    }
  }
}
