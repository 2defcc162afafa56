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
      figures[0].1.title
        == "Their amount alone gives all 10 anomalous rows away: each is beyond what its operation "
        + "moves")
    #expect(
      figures[1].1.title.hasPrefix("No day of the week stands out, with ")
        && figures[1].1.title.hasSuffix("days hold anomalous rows"))
    #expect(figures[2].1.title.hasPrefix("The account A1 has 10 anomalous rows among"))
    for (name, figure) in figures {
      #expect(figure.subtitle.hasPrefix("retail  ·  180 rows, 10 of them anomalous"), "\(name)")
    }
  }

  @Test func `claims of amounts and days what they show, be it all, some or none`() throws {
    func portrait(_ amounts: [Double], busy: Int = 1) -> Portrait {
      func row(_ day: Int, _ amount: Double, _ event: Portrait.Event? = nil) -> Portrait.Row {
        Portrait.Row(
          entity: "A1", moment: Double(day), operation: "deposit", amount: amount, event: event)
      }
      // 1970 began on a Thursday.
      let usual = (0..<700).flatMap { day in
        (0..<(day % 7 == 0 ? busy : 1)).map { _ in row(day, 50 + Double(day % 100)) }
      }
      let anomalous = amounts.enumerated().map { row($0 + 9, $1, .init("theft", number: $0)) }
      return Portrait("retail", seed: 7, rows: usual + anomalous)
    }
    let titles = try [[9000], [9000, 9000], [9000, 90], [90, 90], [90]].map {
      try figures(portrait($0))[0].1.title
    }
    #expect(titles[0].hasPrefix("Its amount alone gives the one anomalous row away"))
    #expect(titles[1].hasPrefix("Their amount alone gives all 2 anomalous rows away"))
    #expect(titles[2].hasPrefix("Their amount alone gives 1 of 2 anomalous rows away: the rest"))
    #expect(titles[3].hasPrefix("No amount gives any of 2 anomalous rows away"))
    #expect(titles[4].hasPrefix("The one anomalous row moves no more and no less"))
    #expect(
      try figures(portrait([]))[1].1.title.hasPrefix("No day of the week stands out, with 1 "))
    #expect(
      try figures(portrait([], busy: 3))[1].1.title.hasPrefix(
        "Thursdays are busiest, with 3 rows each"))
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
