/// A table of a page, which can be sorted and filtered where scripts run.
struct DataTable<Row: Sendable>: Sendable {
  /// A column: what it is called, and what stands in it.
  struct Column: Sendable {
    let title: String
    /// Whether it is read as a number, to the right.
    let isNumber: Bool
    /// What a row says in it, and what it is sorted by where that is a number.
    let cell: @Sendable (Row) -> (Markup, Double?)
  }

  /// What it shows, for those who cannot see at a glance.
  let caption: String
  let columns: [Column]
  let rows: [Row]
  /// The names by which rows can be picked: the system of each.
  var system: (@Sendable (Row) -> String)?
  /// Which rows stand behind the others.
  var isAside: @Sendable (Row) -> Bool = { _ in false }
  /// Whether words in it may break anywhere.
  var isWide = false
  /// Whether columns stand there that no row has anything to say in.
  var isComplete = false
}

extension DataTable.Column {
  static func words(_ title: String, _ cell: @escaping @Sendable (Row) -> String) -> Self {
    Self(title: title, isNumber: false) { ("\(cell($0))", nil) }
  }

  static func code(_ title: String, _ cell: @escaping @Sendable (Row) -> String) -> Self {
    Self(title: title, isNumber: false) { row in
      let text = cell(row)
      return (text.isEmpty ? "" : "<code>\(text)</code>", nil)
    }
  }

  static func markup(_ title: String, _ cell: @escaping @Sendable (Row) -> Markup) -> Self {
    Self(title: title, isNumber: false) { (cell($0), nil) }
  }

  static func number(_ title: String, _ cell: @escaping @Sendable (Row) -> Reading?) -> Self {
    Self(title: title, isNumber: true) { row in
      cell(row).map { ($0.markup, $0.value) } ?? ("", nil)
    }
  }
}

extension DataTable {
  /// The table with a place around it that scrolls when it is too wide.
  var markup: Markup {
    let cells = rows.map { row in columns.map { $0.cell(row) } }
    let shown = columns.indices.filter { place in
      isComplete || place == 0 || cells.contains { $0[place].0 != .none }
    }
    let heads = shown.map { place -> Markup in
      let column = columns[place]
      return column.isNumber
        ? "<th scope=\"col\" class=\"n\">\(column.title)</th>"
        : "<th scope=\"col\">\(column.title)</th>"
    }
    let looks: Markup = isWide ? " class=\"wide\"" : ""
    return """
      <div class="scroll" tabindex="0" role="region" aria-label="\(caption)">
      <table\(looks)><caption>\(caption)</caption>
      <thead><tr>\(heads)</tr></thead>
      <tbody>
      \(lines(cells, shown))</tbody></table></div>

      """
  }

  private func lines(_ cells: [[(Markup, Double?)]], _ shown: [Int]) -> [Markup] {
    // Where some numbers of a column have bounds, the others leave room for them, so that points
    // stand below points.
    let hasBounds = columns.indices.map { place in
      columns[place].isNumber && cells.contains { Self.isBounded($0[place].0) }
    }
    return zip(rows, cells).map { row, cells in
      let content = shown.map { place in
        cell(columns[place], cells[place], isFirst: place == 0, hasBounds: hasBounds[place])
      }
      return line(row, content)
    }
  }

  private static func isBounded(_ content: Markup) -> Bool { content.text.hasSuffix("]</span>") }

  private func line(_ row: Row, _ cells: [Markup]) -> Markup {
    let name: Markup = system.map { " data-system=\"\($0(row))\"" } ?? ""
    let looks: Markup = isAside(row) ? " class=\"aside\"" : ""
    return "<tr\(looks)\(name)>\(cells)</tr>\n"
  }

  private func cell(
    _ column: Column, _ cell: (Markup, Double?), isFirst: Bool, hasBounds: Bool
  ) -> Markup {
    var (content, value) = cell
    if isFirst {
      let looks: Markup = content.length > 24 ? " class=\"long\"" : ""
      return "<th scope=\"row\"\(looks)>\(content)</th>"
    }
    if hasBounds, value != nil, !Self.isBounded(content) {
      content = "\(content) <span class=\"of\"></span>"
    }
    let key: Markup = value.map { " data-v=\"\($0.brief)\"" } ?? ""
    return column.isNumber ? "<td class=\"n\"\(key)>\(content)</td>" : "<td\(key)>\(content)</td>"
  }
}
