import RingtrueGoldens
import Testing

@testable import RingtrueCharts

/// Text on its way into a script.
@Suite struct `Text in a script` {
  @Test func `stands between single quotes, which gnuplot reads nothing in`() {
    #expect(GnuplotText.quoted("plain") == "'plain'")
    #expect(GnuplotText.quoted("it's") == "'it''s'")
    #expect(GnuplotText.quoted("`date` @x $y \\n") == "'`date` @x $y \\n'")
    #expect(GnuplotText.quoted("a\nb\u{0}c\u{7F}") == "'a b c '")
    #expect(GnuplotText.quoted("\u{202E}abc\u{2066}") == "'abc'")
    #expect(GnuplotText.quoted("]]>") == "']] >'")
  }

  @Test func `keeps the signs of the mark-up where it is bold`() {
    #expect(GnuplotText.bold("a_b^2 {x}") == #"'{/:Bold a\_b\^2 \{x\}}'"#)
    #expect(GnuplotText.bold(#"\ & ~ @ it's"#) == #"'{/:Bold \\ \& \~ \@ it''s}'"#)
  }

  @Test func `says a hundredth in a tick as such`() {
    #expect(GnuplotText.tick("50 %") == "'50 %%'")
  }
}

/// The scripts themselves.
@Suite struct `A script` {
  @Test(arguments: ["headroom", "roc", "kinds", "latency"])
  func `is what it was`(id: String) throws {
    let chart = try #require(Charts.named(id))
    let sample = Sample(systems: ["vae", "knn"], contests: ["retail"], rows: 120)
    let figure = try chart.exhibits(of: sample.material, in: Style())[0].figure.get()
    let script = GnuplotScript(drawing: figure, into: .init("\(id).svg", as: .svg))
    #expect(try Goldens().hold(script.text, as: "\(id).gnuplot"))
  }

  @Test func `is drawn with characters as it was`() throws {
    for id in ["roc", "score-ranks", "kinds", "trend"] {
      let sample = Sample(systems: ["vae", "knn"], contests: ["retail"], rows: 120)
      let chart = try #require(Charts.named(id))
      let figure = try chart.exhibits(of: sample.material, in: Style(columns: 90))[0].figure.get()
      let lines = TextPicture(figure).lines(inColour: false)
      #expect(try Goldens().hold(lines.joined(separator: "\n") + "\n", as: "\(id).txt"))
    }
  }
}

/// Numbers for people and for scripts.
@Suite struct `A number in a picture` {
  @Test func `has the figures that its size asks for`() {
    #expect(0.714.share == "0.71" && 0.0341.share == "0.034" && 1.0.share == "1.00")
    #expect((-0.0004).share == "0.000" && (-0.25).share == "−0.25")
    #expect(0.5.percent == "50 %" && 0.021.percent == "2.1 %" && 0.0004.percent == "0.04 %")
    #expect(0.0.percent == "0 %" && 1.0.percent == "100 %" && 1.5.percent == "150 %")
    #expect(0.9961.percent == "99.6 %" && 0.9997.percent == "99.97 %" && 0.984.percent == "98 %")
    #expect(0.99999.percent == "over 99.99 %" && 0.00001.percent == "under 0.01 %")
    #expect([1e-5, 0.001, 0.1, 1].map(\.percentOfTen) == ["0.001 %", "0.1 %", "10 %", "100 %"])
    #expect((-0.1234).percent == "−12 %" && (-0.0044).percent == "−0.44 %")
    #expect(12_345.0.duration == "12.3 µs" && 999.9.duration == "1 µs" && 3e9.duration == "3 s")
    #expect(1_250_000.0.compact == "1.25 M" && 20.0.compact == "20")
    #expect(1234.grouped == "1234" && 12_345.grouped == "12\u{2009}345")
    #expect(1.of("row") == "1 row" && 2.of("row") == "2 rows")
  }

  @Test func `is written in six figures, and whole ones in full`() {
    #expect(0.1.plain == "0.1" && (1.0 / 3).plain == "0.333333" && 16_777_215.0.plain == "16777215")
    #expect(Double.nan.plain == "NaN" && 0.0.plain == "0" && 1e-5.plain == "1e-05")
    #expect((-12.5).plain == "-12.5")
  }
}
