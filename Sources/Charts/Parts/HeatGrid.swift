/// A table of numbers in colour.
struct HeatGrid {
  /// A number, and how far along the scale its colour stands.
  struct Cell {
    let share: Double
    let text: String
    /// A second line, where there is room for it.
    var detail = ""
  }

  var rows: [(name: String, colour: Colour)]
  var columns: [String]
  /// The cells of each row, nil where there is nothing to tell.
  var cells: [[Cell?]]
  var scale: ColourScale
  /// What the colours at both ends say.
  var ends: (low: String, high: String)

  private func turns(_ style: Style, _ width: Double) -> Bool {
    // In characters turned names are numbers, for which those that are numbers need not be given.
    columns.enumerated().contains { place, name in
      style.width(of: name, as: .small) > width - style.scaled(8)
        && !(style.isText && name == "\(place + 1)")
    }
  }

  private func headHeight(_ style: Style, _ width: Double) -> Double {
    guard turns(style, width) else { return style.scaled(style.isText ? 20 : 26) }
    return style.isText ? Style.line : longest(style) * 0.62 + style.scaled(18)
  }

  /// The width of the longest name of a column.
  private func longest(_ style: Style) -> Double {
    columns.map { style.width(of: limited($0, style), as: .small) }.max() ?? 0
  }

  private func limited(_ name: String, _ style: Style) -> String {
    style.fitted(name.printable, within: style.scaled(190), as: .small)
  }

  /// The height that it asks for in a style.
  func height(in style: Style) -> Double {
    let width = cellWidth(style, style.width - style.scaled(48))
    return headHeight(style, width) + Double(rows.count) * rowHeight(style)
      + below(style, width)
  }

  /// Leaves out the last rows, or the first, that a page has no room for; gives how many.
  mutating func cut(in style: Style, keepsLast: Bool = false) -> Int {
    let width = cellWidth(style, style.width - style.scaled(48))
    let limit = Sheet.rowLimit(in: style, beside: headHeight(style, width) + below(style, width))
    let rest = max(0, rows.count - limit)
    if keepsLast {
      rows.removeFirst(rest)
      cells.removeFirst(rest)
    } else {
      rows.removeLast(rest)
      cells.removeLast(rest)
    }
    return rest
  }

  /// The room that it takes below its rows.
  private func below(_ style: Style, _ width: Double) -> Double {
    let isNumbered = style.isText && turns(style, width)
    return style.scaled(44) + (isNumbered ? Double((columns.count + 1) / 2 + 1) * Style.line : 0)
  }

  private func nameWidth(_ style: Style, _ room: Double) -> Double {
    min(rows.map { style.width(of: $0.name) }.max() ?? 0, room * 0.3)
  }

  private func cellWidth(_ style: Style, _ room: Double) -> Double {
    let names = nameWidth(style, room) + style.scaled(16)
    let count = Double(max(1, columns.count))
    // A slide is as large as it is, be there few cells or many.
    let widest = style.scaled(style.isFixed ? 220 : 150)
    let width = min(widest, (room - names) / count)
    guard !style.isText, turns(style, width) else { return width }
    // Turned names of the last columns reach beyond them.
    return min(widest, (room - names - longest(style) * 0.79) / (count - 0.5))
  }

  private func rowHeight(_ style: Style) -> Double {
    let hasDetail = cells.contains { $0.contains { $0?.detail.isEmpty == false } }
    if style.isText { return Style.line }
    return style.row * (hasDetail && rows.count <= 20 ? 1.7 : 1.1)
  }

  /// Draws the grid into the body of a page.
  func draw(on sheet: inout Sheet) {
    let style = sheet.style
    let body = sheet.body
    let names = nameWidth(style, body.width)
    let width = cellWidth(style, body.width)
    let head = headHeight(style, width)
    let tallest = style.isFixed ? style.row * 3.4 : rowHeight(style)
    let tall = min(
      tallest, (body.height - head - below(style, width)) / Double(max(1, rows.count)))
    let left = body.left + names + style.scaled(16)
    let area = Frame(
      left: left, top: body.top + head, right: left + width * Double(columns.count),
      bottom: body.top + head + tall * Double(rows.count))
    var panel = Panel(area, x: .columns(columns.count), y: .rows(rows.count))
    panel.marks = [.boxes(boxes(style, width, tall))]
    sheet.figure.panels.append(panel)
    nameColumns(on: &sheet, panel, turned: turns(style, width))
    for (place, row) in rows.enumerated() {
      let y = panel.place(0, Double(place)).y
      let name = style.fitted(row.name.printable, within: names)
      sheet.write(name, at: Point(left - style.scaled(10), y), .right, row.colour)
      for (column, cell) in cells[place].enumerated() {
        let middle = panel.place(Double(column), Double(place))
        write(cell, at: middle, on: &sheet, width: width, height: tall)
      }
    }
    drawScale(on: &sheet, below: area)
    if style.isText, turns(style, width) { listColumns(on: &sheet, below: area) }
  }

  /// What the numbers of the columns stand for, in two lists beside each other.
  private func listColumns(on sheet: inout Sheet, below area: Frame) {
    let style = sheet.style
    let (width, lines) = (sheet.body.width / 2, (columns.count + 1) / 2)
    for (place, name) in columns.enumerated() {
      let line = Double(place % lines) + 2.5
      let text = "\(place + 1)  \(name.printable)"
      sheet.write(
        style.fitted(text, within: width - 2 * Style.column),
        at: Point(
          sheet.body.left + (place < lines ? 0 : width), area.bottom + line * Style.line),
        .left, style.theme.quiet)
    }
  }

  private func boxes(
    _ style: Style, _ width: Double, _ height: Double
  ) -> [(from: Point, to: Point, colour: Colour)] {
    // A hair between cells, in units of columns and rows.
    let (gapX, gapY) = style.isText ? (0, 0) : (style.scaled(1) / width, style.scaled(1) / height)
    return cells.enumerated().flatMap { row, cells in
      cells.enumerated().map { column, cell in
        (
          from: Point(Double(column) - 0.5 + gapX, Double(row) - 0.5 + gapY),
          to: Point(Double(column) + 0.5 - gapX, Double(row) + 0.5 - gapY),
          colour: cell.map { scale.colour(at: $0.share) } ?? style.theme.stripe
        )
      }
    }
  }

  private func nameColumns(on sheet: inout Sheet, _ panel: Panel, turned: Bool) {
    let style = sheet.style
    var free = 0.0
    for (place, name) in columns.enumerated() {
      let middle = panel.place(Double(place), -0.5)
      let y = panel.frame.top - style.scaled(10)
      if style.isText {
        let text = turned ? "\(place + 1)" : name.printable
        // Of numbers that would run together some are enough.
        let width = style.width(of: text)
        guard middle.x - width / 2 >= free else { continue }
        free = middle.x + width / 2 + Style.column
        sheet.write(text, at: Point(middle.x, y), .centre, style.theme.quiet)
      } else if turned {
        let place = Point(middle.x - style.scaled(2), y + style.scaled(2))
        sheet.write(limited(name, style), at: place, as: .small, style.theme.quiet, turn: 38)
      } else {
        sheet.write(name.printable, at: Point(middle.x, y), .centre, as: .small, style.theme.quiet)
      }
    }
  }

  private func write(
    _ cell: Cell?, at middle: Point, on sheet: inout Sheet, width: Double, height: Double
  ) {
    let style = sheet.style
    guard let cell else {
      return sheet.write("–", at: middle, .centre, as: .small, style.theme.quiet)
    }
    let ground = scale.colour(at: cell.share)
    let colour = style.theme.text(on: ground)
    let role: Caption.Role = height > style.scaled(40) ? .text : .small
    guard style.width(of: cell.text, as: role) < width else { return }
    let hasDetail =
      !cell.detail.isEmpty && !style.isText && height > style.scaled(30)
      && style.width(of: cell.detail, as: .small) < width - style.scaled(4)
    let lift = hasDetail ? style.scaled(role == .text ? 8 : 7) : 0
    sheet.write(
      cell.text, at: Point(middle.x, middle.y - lift), .centre, as: role, colour, on: ground)
    if hasDetail {
      sheet.write(
        cell.detail, at: Point(middle.x, middle.y + lift), .centre, as: .small, colour, on: ground)
    }
  }

  private func drawScale(on sheet: inout Sheet, below area: Frame) {
    let style = sheet.style
    let y = area.bottom + style.scaled(style.isText ? 30 : 24)
    let low = style.width(of: ends.low, as: .small) + style.scaled(8)
    let length = style.scaled(120)
    let all = low + length + style.scaled(8) + style.width(of: ends.high, as: .small)
    let left = max(sheet.body.left, min(area.left, sheet.body.right - all))
    let start = left + low
    sheet.write(ends.low, at: Point(left, y), as: .small, style.theme.quiet)
    sheet.write(
      ends.high, at: Point(start + length + style.scaled(8), y), as: .small, style.theme.quiet)
    if style.isText { return fillScale(on: &sheet, from: start, length, line: y) }
    for piece in 0..<24 {
      let from = start + length * Double(piece) / 24
      let pen = Pen(scale.colour(at: (Double(piece) + 0.5) / 24), style.scaled(10))
      sheet.stroke(Point(from, y), Point(from + length / 24 + 0.4, y), pen)
    }
  }

  /// The scale in whole characters, which look as those of the cells do.
  private func fillScale(
    on sheet: inout Sheet, from start: Double, _ length: Double, line y: Double
  ) {
    let count = Int(length / Style.column)
    let frame = Frame(
      left: start, top: y - Style.line / 2, right: start + Double(count) * Style.column,
      bottom: y + Style.line / 2)
    var panel = Panel(frame, x: .columns(count), y: .rows(1))
    let boxes = (0..<count).map { piece in
      (
        from: Point(Double(piece) - 0.5, -0.5), to: Point(Double(piece) + 0.5, 0.5),
        colour: scale.colour(at: (Double(piece) + 0.5) / Double(count))
      )
    }
    panel.marks = [.boxes(boxes)]
    sheet.figure.panels.append(panel)
  }
}
