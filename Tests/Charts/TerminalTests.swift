import Testing

@testable import RingtrueCharts

/// What holds for every chart that is drawn with characters.
@Suite struct `Every chart of characters` {
  /// How systems, kinds and parts of scenarios are called.
  enum Naming: String, CaseIterable {
    case letter, long, wide, marked, vowels

    /// A name of one character, or of sixty.
    func name(_ place: Int) -> String {
      let number = place < 10 ? "-0\(place)" : "-\(place)"
      func filled(_ piece: String) -> String {
        String(String(repeating: piece, count: 60).prefix(60 - number.count)) + number
      }
      switch self {
      case .letter: return String(UnicodeScalar(UInt8(65 + place % 26))) + (place < 26 ? "" : "'")
      case .long: return filled("an-ensemble-of-detectors,k=20@entity:window=10+30d;")
      case .wide: return filled("取引明細と照合差異の異常を検出するための深層学習モデル")
      case .marked: return filled("e\u{301}\u{304}n\u{303}o\u{308}\u{332}x")
      case .vowels: return filled("विसंगति की पहचान ")
      }
    }
  }

  @Test(arguments: Naming.allCases, [3, 30])
  func `is no wider than a terminal, and cuts no word off`(naming: Naming, count: Int) throws {
    let names = (0..<count).map(naming.name)
    let sample = Sample(
      systems: names, control: naming.name(40), contests: Array(names.prefix(2)), rows: 120,
      kinds: Array(names.prefix(8)))
    for columns in count == 3 ? [80, 100] : [80] {
      let style = Style(columns: columns)
      let portraits = Portrait.sample(sample.kinds).exhibits(in: style)
      for (name, figure) in (exhibits(sample, style) + portraits).figures {
        let lines = TextPicture(figure).lines(inColour: false)
        for line in lines { #expect(line.cells <= columns, "\(name): \(line.cells), '\(line)'") }
        // What is cut off at an edge, or covered by something else, does not stand there whole.
        let words = figure.captions.map(\.text) + figure.heights
        for word in words where word.contains(where: { $0 != " " }) {
          #expect(lines.contains { $0.contains(word) }, "\(name): '\(word)'")
        }
        expectNoOverlap(figure, style, "\(name), \(columns) columns")
      }
    }
  }

  @Test func `has wide characters and those with marks stand where they take room`() {
    #expect("取引".cells == 4 && "e\u{301}\u{304}".cells == 1 && "कि".cells == 2)
    for text in ["取引", "e\u{301}\u{304}x", "कि", "abc", "पहचान", "한국어", "ﬁ", "Ｆ"] {
      #expect(text.reduce(0) { $0 + $1.columns } == text.cells, "\(text)")
    }
  }
}

extension Figure {
  /// The numbers at the sides of panels.
  fileprivate var heights: [String] {
    panels.filter(\.y.hasNames).flatMap { panel in panel.y.ticks.map(\.name) }
  }
}

extension String {
  /// The cells that a terminal gives it which counts scalar by scalar, as wcwidth does.
  fileprivate var cells: Int {
    unicodeScalars.reduce(0) { sum, scalar in
      switch scalar.properties.generalCategory {
      case .nonspacingMark, .enclosingMark, .format: return sum
      default: break
      }
      let isWide =
        (0x1100...0x115F).contains(scalar.value) || (0x2E80...0xA4CF).contains(scalar.value)
        || (0xAC00...0xD7A3).contains(scalar.value) || (0xF900...0xFAFF).contains(scalar.value)
        || (0xFF00...0xFF60).contains(scalar.value)
      return sum + (isWide ? 2 : 1)
    }
  }
}
