import RingtrueCore
import RingtrueGoldens
import RingtrueHistory
import RingtrueKernels
import Testing

@testable import RingtrueReports

/// The page of a run.
@Suite struct PageTests {
  @Test func `is as it was recorded, its style and its script left out`() throws {
    let page = [StyleSheet.text, PageScript.text].reduce(Sample().report.html) { page, text in
      page.replacing(text, with: "…")
        .replacing(Base64.text(SHA256.digest(of: text).bytes), with: "…")
    }
    #expect(try Goldens().hold(page, as: "page.html"))
  }

  @Test func `leaves out the last pictures where it would be too large, and says which`() {
    let sample = Sample()
    func page(_ count: Int) -> String {
      let letters = String(repeating: "all of it ", count: 90_000)
      let pictures = ["roc", "kinds", "latency", "trend"].prefix(count).map { chart in
        Pictures.Picture(
          chart: chart, contest: chart == "trend" ? nil : "retail/ledger", title: "t",
          subtitle: "s",
          drawing: "<svg viewBox='0 0 9 9'><text>\(letters)</text></svg>")
      }
      return Report(sample.record, sample.material, pictures: Pictures(pictures)).html
    }
    let (three, four) = (page(3), page(4))
    #expect(three.utf8.count > 2_700_000 && !three.contains("left out:"))
    #expect(four.utf8.count < 3_000_000)
    #expect(
      four.contains("1 picture would make this page larger than 3 MB, and is left out: trend."))
  }

  @Test func `leaves out the largest pictures first, and so the fewest`() {
    let pictures = [5, 900, 7, 900, 6].enumerated().map { place, size in
      let letters = String(repeating: "x", count: size)
      return Pictures.Picture(
        chart: "\(place)", contest: nil, title: "t", subtitle: "s",
        drawing: "<svg><g><text>\(letters)</text></g></svg>")
    }
    #expect(Pictures(pictures).without(bytes: 600).omitted.map(\.chart) == ["3"])
    #expect(Pictures(pictures).without(bytes: 1000).omitted.map(\.chart) == ["1", "3"])
    #expect(Pictures(pictures).without(bytes: 1000).all.map(\.chart) == ["0", "2", "4"])
  }

  @Test func `is the same in whatever order the trials ended`() {
    let sample = Sample(seeds: [1, 2])
    let record = sample.record
    let turned = RunRecord(
      record.note, datasets: record.datasets.reversed(), reports: record.reports.reversed(),
      findings: record.findings, isComplete: true)
    let pictures = Pictures(missing: "There is no gnuplot.")
    let pages = [record, turned].map { Report($0, sample.material, pictures: pictures).html }
    #expect(pages[0] == pages[1])
  }

  @Test func `allows its own style and script by their digests, and nothing else`() throws {
    let page = Sample().report.html
    let policy = try #require(
      Elements(page).named("meta").first { $0["http-equiv"] == "Content-Security-Policy" })
    let rules = try #require(policy["content"]).replacing("&#39;", with: "'")
    func digest(between opening: String, _ closing: String) throws -> String {
      let start = try #require(page.firstRange(of: opening)).upperBound
      let end = try #require(page[start...].firstRange(of: closing)).lowerBound
      return Base64.text(SHA256.digest(of: String(page[start..<end])).bytes)
    }
    #expect(rules.contains("default-src 'none'"))
    #expect(try rules.contains("style-src 'sha256-\(digest(between: "<style>", "</style>"))'"))
    #expect(try rules.contains("script-src 'sha256-\(digest(between: "<script>", "</script>"))'"))
    #expect(!rules.contains("unsafe") && !rules.contains("http"))
  }

  @Test func `needs no file and no network`() {
    for element in Elements(Sample().report.html).all {
      let isLocal = element["href"].map { $0.hasPrefix("#") } ?? true
      #expect(isLocal && element["src"] == nil, "\(element.name) \(element.attributes)")
      #expect(!["link", "img", "iframe", "object", "embed", "form"].contains(element.name))
    }
  }

  @Test func `repeats the heads of tables on paper, and sets bounds below their numbers`() throws {
    let start = try #require(StyleSheet.text.firstRange(of: "@media print")).lowerBound
    let paper = StyleSheet.text[start...]
    for rule in [
      "thead { display: table-header-group; break-inside: avoid; }",
      "th button { display: contents; }", ".n .of { display: block;",
    ] {
      #expect(paper.contains(rule), "\(rule)")
    }
  }

  @Test func `lets long names break in tables and in texts, and tells what a table is at its left`()
    throws
  {
    let name = String(repeating: "an_unbroken_name_", count: 4)
    let page = Sample(systems: [name, "knn"]).report.html
    #expect(page.contains("<th scope=\"row\" class=\"long\">\(name)"))
    #expect(page.contains("<th scope=\"row\">knn"))
    #expect(!page.contains("class=\"long\">knn"))
    for rule in [
      ".long { max-width: 18rem; white-space: normal; overflow-wrap: break-word; }",
      "caption { position: sticky; left: 0;",
    ] {
      #expect(StyleSheet.text.contains(rule), "\(rule)")
    }
    let start = try #require(StyleSheet.text.firstRange(of: "\np {")).upperBound
    #expect(StyleSheet.text[start...].prefix { $0 != "}" }.contains("overflow-wrap: anywhere;"))
    let paper = try #require(StyleSheet.text.firstRange(of: "@media print")).lowerBound
    #expect(StyleSheet.text[paper...].contains("pre { overflow: visible; white-space: pre-wrap;"))
    let few: Markup = "<b>knn</b> <span>baseline</span>"
    #expect(few.length == 12)
  }

  @Test func `names the charts that are left out once, with how many pictures of each`() {
    let sample = Sample()
    let letters = String(repeating: "all of it ", count: 150_000)
    let pictures = ["ledger", "recon"].flatMap { part in
      ["roc", "kinds"].map { chart in
        Pictures.Picture(
          chart: chart, contest: "retail/\(part)", title: "t", subtitle: "s",
          drawing: "<svg viewBox='0 0 9 9'><text>\(letters)</text></svg>")
      }
    }
    let page = Report(sample.record, sample.material, pictures: Pictures(pictures)).html
    #expect(page.contains("3 pictures would make this page larger than 3 MB"))
    #expect(page.contains("left out: kinds (2) and roc."))
  }

  @Test(arguments: [1, 3, 36])
  func `shows any number of systems`(count: Int) {
    let names = (0..<count).map { "system-\($0)" }
    let page = Sample(systems: names).report.html
    #expect(names.allSatisfy { page.contains("<tr data-system=\"\($0)\">") })
    #expect(page.utf8.count < 600_000)
  }

  @Test func `says that nothing was measured, where that is so`() {
    let page = Sample(isScored: false).report.html
    #expect(page.contains("<h1>Nothing was measured</h1>") && page.contains("broke: balance_break"))
    #expect(!page.contains("id=\"lab\""))
  }

  @Test func `says that there is no money, where that is so`() {
    let sample = Sample(parts: ["ledger"], hasMoney: false)
    #expect(sample.report.html.contains("There is no money here"))
    #expect(!Sample().report.html.contains("There is no money here"))
  }

  @Test func `leaves out columns that no row has anything to say in, but for every measure`() {
    struct Line { let name: String, value: Double? }
    func table(_ values: [Double?], isComplete: Bool = false) -> String {
      DataTable(
        caption: "Some",
        columns: [
          .words("Name") { $0.name }, .number("Known") { _ in Reading(1) },
          .number("Rare") { $0.value.map { Reading($0) } },
        ],
        rows: values.map { Line(name: "x", value: $0) }, isComplete: isComplete
      ).markup.text
    }
    #expect(!table([nil, nil]).contains("Rare") && table([nil, nil]).contains("Known"))
    #expect(table([nil, 0.5]).contains("Rare") && table([nil], isComplete: true).contains("Rare"))
  }

  @Test func `keeps the gaps between figures of pictures, which browsers would close`() throws {
    let start = try #require(StyleSheet.text.firstRange(of: ".chart text {")).upperBound
    #expect(StyleSheet.text[start...].prefix { $0 != "}" }.contains("white-space: pre;"))
  }

  @Test func `tells who leads, and from whom that cannot be told apart`() {
    let page = Sample().report.html
    #expect(page.contains("vae leads"))
    #expect(page.contains("Chance alone could put it before knn"))
    #expect(Sample().report.headline == "vae leads on all of retail")
  }

  @Test func `counts alerts a day and the money of anomalies, where they are known`() {
    let page = Sample().report.html
    #expect(page.contains("\"anomalies\":10,\"days\":20,\"money\":100545,"))
    let without = Sample(hasMoney: false).report.html
    #expect(!without.contains("\"money\":") && !without.contains("\"days\":"))
  }

  @Test func `names the report before it and the digest of its record`() {
    var report = Sample().report
    report.predecessor = .init(run: "yesterday", digest: "abc123")
    report.recordDigest = "def456"
    #expect(report.html.contains("abc123 (yesterday)") && report.html.contains("def456"))
  }

  @Test func `stays within its size with many parts`() {
    let parts = (0..<12).map { "part-\($0)" }
    let page = Sample(systems: (0..<36).map { "system-\($0)" }, parts: parts, rows: 100).report.html
    #expect(page.utf8.count < 3_000_000)
  }
}
