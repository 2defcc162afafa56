/// A table of text: a header, rows, and how to draw them to fit.
struct TextTable: Sendable {
  /// How the cells of a column stand under each other.
  enum Alignment: Sendable {
    /// Words, at the left; cut when the room is short.
    case left
    /// Numbers, with their decimal points under each other; never cut.
    case point
  }

  /// One cell, and its colour.
  struct Cell: Sendable, ExpressibleByStringInterpolation {
    let text: String
    let ink: Ink?

    init(_ text: String, _ ink: Ink? = nil) {
      self.text = text.visible
      self.ink = ink
    }

    init(stringLiteral text: String) { self.init(text) }
  }

  /// A column of a table about things of a type: its title, and the cell for a thing.
  struct Column<Row> {
    let title: String
    let alignment: Alignment
    let cell: (Row) -> Cell

    /// A column of words.
    static func words(
      _ title: String, _ ink: Ink? = nil, _ text: @escaping (Row) -> String
    ) -> Self {
      Column(title: title, alignment: .left) { Cell(text($0), ink) }
    }

    /// A column of words, each in a colour of its own.
    static func words(_ title: String, _ cell: @escaping (Row) -> Cell) -> Self {
      Column(title: title, alignment: .left, cell: cell)
    }

    /// A column of numbers, written already.
    static func numbers(_ title: String, _ text: @escaping (Row) -> String) -> Self {
      Column(title: title, alignment: .point) { Cell(text($0)) }
    }
  }

  /// The titles, one a column.
  let titles: [String]
  /// How each column stands.
  let alignments: [Alignment]
  /// The cells, row by row.
  let rows: [[Cell]]

  /// A table of things, a row each.
  init<Row>(of things: [Row], _ columns: [Column<Row>]) {
    titles = columns.map(\.title)
    alignments = columns.map(\.alignment)
    rows = things.map { thing in columns.map { $0.cell(thing) } }
  }

  /// The table with tabs between the cells, for programs.
  ///
  /// Tabs and line breaks within a cell are written out, so that a line is a row.
  var tabSeparated: String {
    ([titles] + rows.map { $0.map(\.text) }).map { $0.joined(separator: "\t") + "\n" }.joined()
  }
}
