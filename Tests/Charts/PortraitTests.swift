import RingtrueCore
import RingtruePlatform
import Testing

@testable import RingtrueCharts

/// Pictures of data.
@Suite struct `A portrait` {
  private func figures(_ portrait: Portrait, _ style: Style = Style()) throws -> [(String, Figure)]
  {
    try portrait.exhibits(in: style).map { ($0.name, try $0.figure.get()) }
  }

  @Test func `tells of amounts, days and one account, each with what it found`() throws {
    let figures = try figures(Portrait.sample())
    #expect(figures.map(\.0) == ["portrait.amounts", "portrait.calendar", "portrait.balance"])
    #expect(
      figures[0].1.title.hasPrefix("Their amount alone gives 100 % of the anomalous rows away"))
    #expect(figures[1].1.title.contains("days hold anomalous rows"))
    #expect(figures[2].1.title.hasPrefix("The account A1 has 10 anomalous rows among"))
    for (name, figure) in figures {
      #expect(figure.subtitle.hasPrefix("retail  ·  180 rows, 10 of them anomalous"), "\(name)")
    }
  }

  @Test func `keeps its labels apart, with names of any length in any script`() throws {
    for style in [Style(), Style(.slide, .dark), Style(.print)] {
      for (name, figure) in try figures(Portrait.sample(hostileNames), style) {
        expectNoOverlap(figure, style, name)
      }
      for (name, figure) in try figures(Portrait.sample(["x"], days: 900), style) {
        expectNoOverlap(figure, style, name)
      }
    }
    let text = Style(columns: 100)
    for (_, figure) in try figures(Portrait.sample(), text) {
      let widths = TextPicture(figure).lines(inColour: false).map {
        $0.reduce(0) { $0 + $1.columns }
      }
      #expect(widths.allSatisfy { $0 <= 100 })
    }
  }

  @Test func `draws one event of a kind as its example, or says that there is none`() throws {
    let figure = try Portrait.sample().example(
      of: "transfer theft", summary: "Money leaves.", in: Style())
    #expect(figure.title.hasPrefix("transfer theft: one event, as severe as it gets, in "))
    #expect(figure.subtitle.hasPrefix("Money leaves."))
    #expect(figure.panels.count == 2)
    #expect(throws: MissingMaterial.self) {
      try Portrait.sample().example(of: "ring", summary: "", in: Style())
    }
  }

  @Test func `says what is missing of data that have nothing to show`() {
    let empty = Portrait("none", seed: 1, rows: [])
    for exhibit in empty.exhibits(in: Style()) {
      #expect(throws: MissingMaterial.self) { try exhibit.figure.get() }
      if case .failure(let why) = exhibit.figure { #expect(why.description.contains(";")) }
    }
  }

  @Test func `of a million rows is as small as one of few`() throws {
    #if DEBUG
      let rows = 20_000
    #else
      let rows = 1_000_000
    #endif
    for (name, figure) in try figures(Portrait.sample(["withdrawal", "transfer"], days: rows)) {
      let text = GnuplotScript(drawing: figure, into: .init("x.svg", as: .svg)).text
      #expect(text.utf8.count < 600_000, "\(name): \(text.utf8.count) bytes")
    }
  }
}
