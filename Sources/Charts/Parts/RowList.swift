/// A list whose rows have a name, values with their intervals on an axis, and figures behind it.
struct RowList {
  /// A value of a row.
  struct Value {
    let value: Double
    let bounds: ClosedRange<Double>?
    let dot: Dot
  }

  /// One row.
  struct Row {
    var name: String
    var values: [Value] = []
    /// Thin lines, one for each of many values.
    var ticks: [Double] = []
    /// What is told behind it; of several figures each stands below that of the row above.
    var figures: [String] = []
    var colour: Colour
    /// The colour of its thin lines, where they have one of their own.
    var tint: Colour?
    /// Whether it heads the rows below it.
    var isHeading = false
  }

  /// A value that all rows are held against.
  struct Guide {
    let value: Double
    let name: String
    let pen: Pen
    /// Whether a line is drawn, rather than its name alone.
    var hasLine = true
  }

  var rows: [Row]
  var axis: Axis
  /// What the axis tells, below it.
  var axisName: String
  var guides: [Guide] = []

  /// The height beside its rows.
  static func overhead(in style: Style) -> Double { style.scaled(style.isText ? 80 : 84) }

  /// The height that it asks for.
  func height(in style: Style) -> Double {
    Double(rows.count) * style.row + Self.overhead(in: style)
  }

  /// Draws the list into the body of a page.
  func draw(on sheet: inout Sheet) {
    let style = sheet.style
    let frame = sheet.body
    let widest = rows.map { style.width(of: $0.name) }.max() ?? 0
    let names = min(widest, frame.width * 0.36)
    let columns = figureEdges(style)
    let figures = columns.last ?? 0
    let gap = style.scaled(16)
    var area = frame.inset(
      left: names + gap,
      top: style.scaled(style.isText ? (guides.isEmpty ? 0 : 20) : guides.isEmpty ? 6 : 28),
      right: figures + (figures > 0 ? gap : 0),
      bottom: style.scaled(style.isText ? 40 : 52))
    if style.isText { area.bottom = area.top + Double(rows.count) * style.row }
    var panel = Panel(area, x: axis, y: .rows(rows.count))
    panel.marks = marks(style)
    for (place, row) in rows.enumerated() {
      let y = panel.place(axis.from, Double(place)).y
      let name = style.fitted(row.name.printable, within: names)
      if row.isHeading {
        sheet.write(name, at: Point(frame.left, y), as: .small, style.theme.quiet)
      } else {
        sheet.write(name, at: Point(area.left - gap * 0.7, y), .right, row.colour)
      }
      for (figure, edge) in zip(row.figures, columns) {
        sheet.write(
          figure, at: Point(frame.right - figures + edge, y), .right, as: .small,
          style.theme.quiet)
      }
    }
    nameGuides(on: &sheet, panel)
    sheet.figure.panels.append(panel)
    sheet.nameBelow(panel, axisName)
  }

  /// Where each column of figures ends, from where the first begins.
  private func figureEdges(_ style: Style) -> [Double] {
    let count = rows.map(\.figures.count).max() ?? 0
    let gap = style.isText ? 2 * Style.column : style.scaled(14)
    return (0..<count).reduce(into: [Double]()) { edges, place in
      let column = rows.compactMap { $0.figures.dropFirst(place).first }
      let width = column.map { style.width(of: $0, as: .small) }.max() ?? 0
      edges.append((edges.last.map { $0 + gap } ?? 0) + width)
    }
  }

  private func marks(_ style: Style) -> [Mark] {
    let theme = style.theme
    let stripes = rows.indices.filter { $0.isMultiple(of: 2) && !rows[$0].isHeading }.map { row in
      (
        from: Point(axis.from, Double(row) - 0.5), to: Point(axis.to, Double(row) + 0.5),
        colour: theme.stripe
      )
    }
    var marks: [Mark] = style.isText ? [] : [.boxes(stripes)]
    for guide in guides where guide.hasLine {
      marks.append(
        .segments(
          [(Point(guide.value, Double(rows.count) - 0.5), Point(guide.value, -0.5))], guide.pen))
    }
    for (place, row) in rows.enumerated() {
      let lines = row.ticks.map {
        (from: Point($0, Double(place) - 0.3), to: Point($0, Double(place) + 0.3))
      }
      if !lines.isEmpty { marks.append(.segments(lines, Pen(row.tint ?? row.colour, 1))) }
    }
    return marks + Self.grouped(values(style))
  }

  /// Values and their intervals, shifted within the row where there are several.
  private func values(_ style: Style) -> [(interval: (Point, Point)?, point: Point, dot: Dot)] {
    rows.enumerated().flatMap { place, row in
      row.values.enumerated().map { index, value in
        let count = Double(row.values.count)
        let isApart = !style.isText && row.ticks.isEmpty
        let y = Double(place) + (isApart ? (Double(index) - (count - 1) / 2) * 0.3 : 0)
        let bounds = value.bounds.map { bounds in
          (Point(limited(bounds.lowerBound), y), Point(limited(bounds.upperBound), y))
        }
        return (bounds, Point(limited(value.value), y), value.dot)
      }
    }
  }

  private func limited(_ value: Double) -> Double {
    min(max(axis.from, axis.to), max(min(axis.from, axis.to), value))
  }

  /// All intervals of a colour as one mark, and all dots of a look as another.
  private static func grouped(
    _ values: [(interval: (Point, Point)?, point: Point, dot: Dot)]
  ) -> [Mark] {
    var dots: [Dot] = []
    for value in values where !dots.contains(value.dot) { dots.append(value.dot) }
    let lines = dots.map { dot -> Mark in
      .segments(
        values.filter { $0.dot == dot }.compactMap(\.interval).map { (from: $0.0, to: $0.1) },
        Pen(dot.colour, 1.6))
    }
    return lines + dots.map { dot in .dots(values.filter { $0.dot == dot }.map(\.point), dot) }
  }

  private func nameGuides(on sheet: inout Sheet, _ panel: Panel) {
    let style = sheet.style
    let (gap, left) = (style.scaled(14), panel.frame.left - style.scaled(40))
    let room = (sheet.body.right - left) / Double(max(1, guides.count)) - gap
    let full = guides.map { style.width(of: $0.name.printable, as: .small) + gap }
    let isTight = full.reduce(0, +) > sheet.body.right - left
    let names = guides.map {
      isTight ? style.fitted($0.name.printable, within: room, as: .small) : $0.name.printable
    }
    let sizes = names.map { style.width(of: $0, as: .small) + gap }
    let wishes = guides.map { panel.place($0.value, 0).x }
    let middles = Spread.middles(wishes, sizes: sizes, within: left...sheet.body.right)
    for (place, (guide, middle)) in zip(guides, middles).enumerated() {
      sheet.write(
        names[place], at: Point(middle, panel.frame.top - style.scaled(style.isText ? 10 : 11)),
        .centre, as: .small, guide.pen.colour)
    }
  }
}

extension RowList {
  /// As many rows as fit, and how many were left out, in a remark.
  static func cut(_ rows: [Row], in style: Style) -> (rows: [Row], remark: String) {
    let limit = Sheet.rowLimit(in: style, beside: overhead(in: style))
    guard rows.count > limit else { return (rows, "") }
    return (Array(rows.prefix(limit)), (rows.count - limit).leftOut.dropFirst() + " ")
  }
}
