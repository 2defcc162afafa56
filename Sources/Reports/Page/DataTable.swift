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
    let heads = columns.map { column -> Markup in
      column.isNumber
        ? "<th scope=\"col\" class=\"n\">\(column.title)</th>"
        : "<th scope=\"col\">\(column.title)</th>"
    }
    let looks: Markup = isWide ? " class=\"wide\"" : ""
    return """
      <div class="scroll" tabindex="0" role="region" aria-label="\(caption)">
      <table\(looks)><caption>\(caption)</caption>
      <thead><tr>\(heads)</tr></thead>
      <tbody>
      \(rows.map(line))</tbody></table></div>

      """
  }

  private func line(_ row: Row) -> Markup {
    let name: Markup = system.map { " data-system=\"\($0(row))\"" } ?? ""
    let looks: Markup = isAside(row) ? " class=\"aside\"" : ""
    let cells = columns.enumerated().map { place, column -> Markup in
      let (content, value) = column.cell(row)
      if place == 0 { return "<th scope=\"row\">\(content)</th>" }
      let key: Markup = value.map { " data-v=\"\($0.brief)\"" } ?? ""
      return column.isNumber ? "<td class=\"n\"\(key)>\(content)</td>" : "<td\(key)>\(content)</td>"
    }
    return "<tr\(looks)\(name)>\(cells)</tr>\n"
  }
}
