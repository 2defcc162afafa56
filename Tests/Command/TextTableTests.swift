import RingtrueGoldens
import Testing

@testable import RingtrueCommand

@Suite struct `A table of text` {
  struct Row { var name: String, score: String, note: String }

  static let table = TextTable(
    of: [
      Row(name: "isolation-forest", score: "0.913", note: "the trees of 2008"),
      Row(name: "lof", score: "12.5", note: "neighbours, and the neighbours of neighbours"),
      Row(name: "異常検知", score: "-3", note: "wide letters"),
      Row(name: "e\u{301}te\u{301}", score: "undefined", note: "marks that sit on letters"),
      Row(name: "🎯👩‍👩‍👧🇨🇿", score: "0.5", note: "pictures\tand\u{1B}[31mcontrols\n"),
    ],
    [
      .words("name", .name) { $0.name }, .numbers("score") { $0.score },
      .words("note") { $0.note },
    ])

  @Test(arguments: [nil, 120, 60, 40, 10])
  func `is laid out as it was`(_ columns: Int?) throws {
    let lines = Self.table.drawn(within: columns).map { $0 + "|\n" }.joined()
    #expect(
      try Goldens().hold(lines, as: "table-\(columns.map(String.init) ?? "unlimited")" + ".txt"))
  }

  @Test(arguments: [120, 60, 50])
  func `fits where it can`(_ columns: Int) {
    for line in Self.table.drawn(within: columns) { #expect(line.width <= columns) }
  }

  @Test func `is the same without its colours`() {
    let painted = Self.table.drawn(within: 60, paint: Paint(isOn: true)).joined(separator: "\n")
    let plain = Self.table.drawn(within: 60).joined(separator: "\n")
    #expect(painted.contains("\u{1B}[36m"))
    #expect(painted.replacing(/\u{1B}\[\d*m/, with: "") == plain)
  }

  @Test func `has one line a row for programs, whatever the cells hold`() {
    let lines = Self.table.tabSeparated.split(separator: "\n")
    #expect(lines.count == 6)
    for line in lines { #expect(line.split(separator: "\t").count == 3) }
  }

  @Test func `shows its header when it is empty`() {
    let table = TextTable(of: [], [.words("name") { (row: Row) in row.name }])
    #expect(table.drawn() == ["name"])
  }

  @Test(arguments: [
    ("abc", 3), ("", 0), ("漢字", 4), ("e\u{301}", 1), ("👩‍👩‍👧", 2), ("🇨🇿", 2), ("❤️", 2), ("❤", 1),
    ("한국", 4), ("ｱ", 1), ("Ａ", 2), ("\u{200B}", 0), ("–…€", 3), ("नि", 1),
  ])
  func `knows how wide a terminal draws a text`(_ text: String, _ width: Int) {
    #expect(text.width == width)
  }

  @Test(arguments: [
    ("漢字漢字", 5, "漢字…"), ("漢字漢字", 4, "漢…"), ("abc", 3, "abc"), ("abc", 1, "…"), ("abc", 0, ""),
  ])
  func `cuts between characters`(_ text: String, _ columns: Int, _ cut: String) {
    #expect(text.cut(to: columns) == cut)
    #expect(cut.width <= columns)
  }
}
