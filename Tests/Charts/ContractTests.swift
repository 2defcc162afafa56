import RingtrueCore
import RingtruePlatform
import Testing

@testable import RingtrueCharts

/// What holds for every chart of the list.
@Suite struct `Every chart` {
  @Test func `has a name, a sentence, and a place in the list of its own`() {
    #expect(Set(Charts.all.map(\.id)).count == Charts.all.count)
    for chart in Charts.all {
      #expect(chart.summary.hasSuffix("."))
      #expect(Charts.named(chart.id)?.summary == chart.summary)
      #expect(chart.id.utf8.allSatisfy { $0 == 0x2D || (0x61...0x7A).contains($0) })
    }
  }

  @Test func `can be drawn from a run that has it all`() {
    for exhibit in exhibits(Sample()) {
      #expect(throws: Never.self, "\(exhibit.name)") { try exhibit.figure.get() }
    }
  }

  @Test func `says what is missing instead of drawing nothing`() {
    let empty = ChartMaterial(
      RunNote(id: "empty", begun: Instant(seconds: 0), planned: 0),
      contests: [Contest("none", datasets: [], contenders: [])])
    for exhibit in Charts.all.flatMap({ $0.exhibits(of: empty, in: Style()) }) {
      #expect(throws: MissingMaterial.self, "\(exhibit.name)") { try exhibit.figure.get() }
      if case .failure(let why) = exhibit.figure { #expect(why.description.contains(";")) }
    }
  }

  @Test(arguments: [1, 3, 30])
  func `keeps its labels apart and within the page, however many systems there are`(count: Int) {
    for size in Style.Size.allCases {
      let style = Style(size)
      let sample = Sample(systems: (0..<count).map { "system-\($0):k=\($0)" })
      for (name, figure) in exhibits(sample, style).figures {
        expectNoOverlap(figure, style, "\(name), \(count) systems, \(size)")
      }
    }
  }

  @Test func `keeps labels apart with names of any length in any script`() {
    for style in [Style(), Style(.slide, .dark), Style(.print)] {
      let sample = Sample(
        systems: hostileNames, control: hostileNames[12], contests: hostileNames,
        kinds: hostileNames)
      for (name, figure) in exhibits(sample, style).figures {
        expectNoOverlap(figure, style, "\(name), \(style.size)")
      }
    }
  }

  @Test(arguments: [3, 30])
  func `draws nothing beyond its panels, and cuts no name of an axis`(count: Int) {
    for style in [Style(), Style(.slide), Style(.print), Style(columns: 80)] {
      let sample = Sample(systems: (0..<count).map { "system-\($0):k=\($0)" })
      for (name, figure) in exhibits(sample, style).figures {
        for panel in figure.panels {
          let far = panel.marks.flatMap(\.points).filter { !panel.holds($0) }
          #expect(far.isEmpty, "\(name), \(style.size): \(far.prefix(3))")
        }
        for caption in figure.captions where caption.turn == 90 {
          #expect(!caption.text.contains("…"), "\(name), \(style.size): \(caption.text)")
        }
      }
    }
  }

  @Test(arguments: [3, 30])
  func `of quality against time names every system, through none of which a line leads`(
    count: Int
  ) throws {
    for style in [Style(), Style(.slide), Style(.print)] {
      let names = (0..<count).map { "system-\($0):k=\($0)" }
      let figure = try #require(
        exhibits(Sample(systems: names, contests: ["one"]), style).figures
          .first { $0.name == "trade-off" }?.figure)
      for name in names { #expect(figure.captions.contains { $0.text == name }, "\(name)") }
      let panel = try #require(figure.panels.first)
      let lines = panel.marks.flatMap { mark -> [(Point, Point)] in
        guard case .line(let points, _) = mark else { return [] }
        let places = points.map { panel.place($0.x, $0.y) }
        return Array(zip(places, places.dropFirst()))
      }
      let specks = (lines + figure.strokes.map { ($0.from, $0.to) }).flatMap { from, to in
        (1..<200).map { place in
          let share = Double(place) / 200
          return Point(from.x + (to.x - from.x) * share, from.y + (to.y - from.y) * share)
        }
      }
      for (caption, frame) in figure.frames(in: style) where names.contains(caption.text) {
        let isCrossed = specks.contains { speck in
          frame.left < speck.x && speck.x < frame.right && frame.top < speck.y
            && speck.y < frame.bottom
        }
        #expect(!isCrossed, "\(caption.text), \(style.size)")
      }
    }
  }

  @Test func `gives the same script for the same material`() {
    func scripts() -> [String] {
      exhibits(Sample(seeds: 2)).figures.map {
        GnuplotScript(drawing: $1, into: .init("\($0).svg", as: .svg)).text
      }
    }
    #expect(scripts() == scripts())
  }

  @Test func `has a title that says something, and says on what`() {
    for (name, figure) in exhibits(Sample()).figures {
      #expect(figure.title.count > 20, "\(name)")
      #expect(figure.subtitle.count > 10, "\(name)")
    }
  }

  @Test func `says what bounds of cells promise beside what they hold`() throws {
    let found = exhibits(Sample(systems: ["vae"], contests: ["one"])).figures
    let coverage = try #require(found.first { $0.name == "coverage" })
    #expect(
      coverage.figure.title
        == "vae's bounds of 85 % hold 90 % of ordinary cells: wider than they need be")
  }

  @Test func `stays small however many rows there are`() {
    #if DEBUG
      let rows = 20_000
    #else
      let rows = 1_000_000
    #endif
    let sample = Sample(systems: ["vae", "knn"], contests: ["large"], rows: rows)
    for (name, figure) in exhibits(sample).figures {
      let text = GnuplotScript(drawing: figure, into: .init("x.svg", as: .svg)).text
      #expect(text.utf8.count < 400_000, "\(name): \(text.utf8.count) bytes")
      for axis in figure.panels.flatMap({ [$0.x, $0.y] }) {
        #expect(Set(axis.ticks.map(\.name)).count == axis.ticks.count, "\(name)")
      }
    }
  }

  @Test(arguments: [80, 100])
  func `of ranks stays between the edges of a terminal`(columns: Int) {
    let style = Style(columns: columns)
    for (name, figure) in exhibits(Sample(systems: hostileNames), style).figures
    where name == "critical-difference" {
      for (caption, frame) in figure.frames(in: style) {
        let isInside = frame.left >= -Style.column && frame.right <= figure.width + Style.column
        #expect(isInside, "\(name): '\(caption.text)'")
      }
    }
  }

  @Test func `can be drawn with characters, none of them steering the terminal`() {
    for (name, figure) in exhibits(Sample(systems: hostileNames), Style(columns: 100)).figures {
      let lines = TextPicture(figure).lines(inColour: false)
      #expect(lines.contains { $0.contains(figure.title.prefix(12)) }, "\(name)")
      for line in lines {
        #expect(line.reduce(0) { $0 + $1.columns } <= 100, "\(name): \(line)")
        #expect(!line.unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x202E }, "\(name)")
      }
    }
  }
}

/// What gnuplot makes of the scripts, where it is installed.
@Suite(.enabled(if: gnuplot != nil)) struct `What gnuplot draws` {
  @Test(arguments: GnuplotScript.Target.Format.allCases)
  func `draws every chart in one process, and runs nothing that names say`(
    format: GnuplotScript.Target.Format
  ) throws {
    let gnuplot = try #require(gnuplot)
    let folder = try TemporaryFolder()
    let content = try ChartFolder(folder.path).draw(
      of: Sample(systems: hostileNames, kinds: hostileNames).material, in: Style(.screen, .dark),
      as: format, with: gnuplot)
    #expect(content.missing.isEmpty)
    #expect(content.pictures.count > Charts.all.count)
    for picture in content.pictures {
      #expect(try Files.status(of: folder.file(picture)).size > 1000, "\(picture)")
    }
    let names = try Files.entries(of: folder.path).map(\.name)
    #expect(!names.contains("pwned"))
    #expect(names.allSatisfy { $0.hasSuffix(".gnuplot") || $0.hasSuffix(".\(format.rawValue)") })
  }

  @Test func `keeps dashes, in keys as in panels`() throws {
    let folder = try TemporaryFolder()
    let material = Sample(contests: ["one"]).material
    _ = try ChartFolder(folder.path).draw([.alerts], of: material, with: try #require(gnuplot))
    let figure = try Chart.alerts.exhibits(of: material, in: Style())[0].figure.get()
    let lines = figure.panels.flatMap(\.marks).count { mark in
      if case .line(_, let pen) = mark { pen.dash != .solid } else { false }
    }
    let dashes = try Files.readText(folder.file("alerts.svg")).split(separator: "dasharray").count
    #expect(lines == 6 && dashes - 1 == lines + figure.strokes.count { $0.pen.dash != .solid })
  }

  @Test func `redraws a picture from the script beside it alone`() throws {
    let gnuplot = try #require(gnuplot)
    let folder = try TemporaryFolder()
    let charts = ChartFolder(folder.path)
    _ = try charts.draw([.roc], of: Sample(contests: ["one"]).material, with: gnuplot)
    let first = try Files.read(folder.file("roc.svg"))
    try Files.remove(folder.file("roc.svg"))
    try gnuplot.draw(["roc.gnuplot"], in: folder.path)
    #expect(try Files.read(folder.file("roc.svg")) == first)
  }

  @Test func `says where it stumbles`() throws {
    let gnuplot = try #require(gnuplot)
    let folder = try TemporaryFolder()
    try Files.write("plot $nothing\n", to: folder.file("bad.gnuplot"))
    #expect(throws: ChartsError.self) { try gnuplot.draw(["bad.gnuplot"], in: folder.path) }
  }
}
