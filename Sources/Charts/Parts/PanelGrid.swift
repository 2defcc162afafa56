/// Several small panels of one make, each under its name, with one key to all of them.
struct PanelGrid {
  /// One panel.
  struct Cell {
    let name: String
    var detail = ""
    let x: Axis, y: Axis
    var marks: [Mark]
  }

  /// What a mark means.
  struct Key {
    /// How it is drawn.
    enum Look {
      case dot(Dot)
      case line(Pen)
    }

    let look: Look
    let name: String

    init(_ look: Look, _ name: String) { (self.look, self.name) = (look, name) }
  }

  var cells: [Cell]
  var keys: [Key]
  var xName: String, yName: String
  /// Whether panels stand one below the other, over the same axis.
  var isStacked = false

  /// How many panels a page has room for: one row of them on a slide.
  static func most(in style: Style) -> Int { style.isText ? 2 : style.isFixed ? 3 : 6 }

  private func columns(_ style: Style) -> Int {
    if isStacked { return 1 }
    let columns = [0, 1, 2, 3, 2, 3, 3][min(6, cells.count)]
    return style.isText ? min(2, columns) : columns
  }

  private func rows(_ style: Style) -> Int {
    let columns = max(1, columns(style))
    return (cells.count + columns - 1) / columns
  }

  /// The height that it asks for.
  func height(in style: Style) -> Double {
    guard !style.isText else { return 20 * Style.line }
    let rows = rows(style)
    return style.scaled(rows == 1 ? 420 : 60 + 290 * Double(rows))
  }

  /// Draws the panels into the body of a page.
  func draw(on sheet: inout Sheet) {
    let style = sheet.style
    let top = drawKeys(on: &sheet)
    let area = sheet.body.inset(top: top)
    let (columns, rows) = (columns(style), rows(style))
    let gap = style.scaled(style.isText ? 16 : 26)
    let width = (area.width - gap * Double(columns - 1)) / Double(columns)
    // So that the name of an axis does not seem to be of the panel below.
    let space = style.isText ? 0 : style.scaled(12)
    let below = (0..<rows).map { roomBelow(row: $0, of: rows, style) }
    let inner = (area.height - space * Double(rows - 1) - below.reduce(0, +)) / Double(rows)
    for (place, cell) in cells.enumerated() {
      let (row, column) = (place / columns, place % columns)
      let left = area.left + Double(column) * (width + gap)
      let top = area.top + Double(row) * (inner + space) + below.prefix(row).reduce(0, +)
      let frame = Frame(left: left, top: top, right: left + width, bottom: top + inner)
      let hasAxis = !isStacked || row == rows - 1
      draw(cell, in: frame, isLeft: column == 0, hasAxis: hasAxis, on: &sheet)
    }
    nameSide(of: area, on: &sheet)
  }

  /// The room below a row of panels for the axis; of those over the same one the last has it.
  private func roomBelow(row: Int, of rows: Int, _ style: Style) -> Double {
    isStacked && row < rows - 1 ? style.scaled(6) : style.scaled(style.isText ? 40 : 46)
  }

  /// Names what all panels show upwards: beside each row of them, or once where a row is too low.
  private func nameSide(of area: Frame, on sheet: inout Sheet) {
    let style = sheet.style
    let panels = sheet.figure.panels.suffix(cells.count).map(\.frame)
    guard !style.isText, let first = panels.first else { return }
    let rows = Set(panels.map { Band(top: $0.top, bottom: $0.bottom) })
    let fits = style.width(of: yName, as: .small) <= first.height
    let bands = fits ? rows.sorted { $0.top < $1.top } : [Band(top: area.top, bottom: area.bottom)]
    for band in bands {
      sheet.write(
        style.fitted(yName, within: band.bottom - band.top, as: .small),
        at: Point(area.left + style.scaled(6), (band.top + band.bottom) / 2), .centre, as: .small,
        style.theme.quiet, turn: 90)
    }
  }

  private struct Band: Hashable { let top: Double, bottom: Double }

  /// Draws a panel into a frame, and its axis below that.
  private func draw(
    _ cell: Cell, in frame: Frame, isLeft: Bool, hasAxis: Bool, on sheet: inout Sheet
  ) {
    let style = sheet.style
    let line = style.isText ? Style.line : style.scaled(18)
    let names = tickWidth(of: cell, style)
    let left = names + style.scaled(style.isText ? 16 : isLeft ? 30 : 12)
    let details = details(of: cell, within: frame.width, style)
    let area = frame.inset(
      left: left, top: line * Double(1 + details.count) + style.scaled(6), right: style.scaled(6))
    var x = cell.x
    x.hasNames = x.hasNames && hasAxis
    var panel = Panel(area, x: x, y: cell.y)
    panel.marks = cell.marks
    sheet.figure.panels.append(panel)
    let room = frame.right - area.left
    sheet.write(
      style.fitted(cell.name.printable, within: room), at: Point(area.left, frame.top + line / 2))
    for (place, detail) in details.enumerated() {
      sheet.write(
        style.fitted(detail, within: room, as: .small),
        at: Point(area.left, frame.top + line * (1.5 + Double(place))), as: .small,
        style.theme.quiet)
    }
    guard hasAxis else { return }
    // Where it is wider than the panel, it reaches below the numbers beside it.
    let isWide = style.isText && style.width(of: xName, as: .small) > area.width
    let base = isWide ? frame : area
    sheet.write(
      style.fitted(xName, within: base.width, as: .small),
      at: Point((base.left + base.right) / 2, area.bottom + style.scaled(style.isText ? 30 : 34)),
      .centre, as: .small, style.theme.quiet)
  }

  /// The width of the numbers beside a panel; those over the same axis stand under one another.
  private func tickWidth(of cell: Cell, _ style: Style) -> Double {
    let ticks = (isStacked ? cells : [cell]).flatMap(\.y.ticks)
    return ticks.map { style.width(of: $0.name, as: .small) }.max() ?? 0
  }

  /// What is told below the name of a panel, over as many lines as the longest of all takes where
  /// there are only characters.
  private func details(of cell: Cell, within width: Double, _ style: Style) -> [String] {
    guard style.isText else { return cell.detail.isEmpty ? [] : [cell.detail] }
    func lines(_ cell: Cell) -> [String] {
      let room = width - tickWidth(of: cell, style) - 2 * Style.column
      return style.wrapped(cell.detail, within: room, as: .small, lines: 3)
    }
    let most = cells.map { lines($0).count }.max() ?? 0
    let own = lines(cell)
    return own + Array(repeating: "", count: most - own.count)
  }

  /// Draws what marks mean, over as many lines as it takes; gives the height of that.
  private func drawKeys(on sheet: inout Sheet) -> Double {
    guard !keys.isEmpty else { return 0 }
    let style = sheet.style
    let line = style.isText ? Style.line : style.scaled(20)
    let swatch = style.scaled(20)
    let after = style.isText ? 12.0 : style.scaled(6)
    let gap = style.scaled(style.isText ? 16 : 20)
    var place = Point(sheet.body.left, sheet.body.top + line / 2)
    for key in keys {
      let name = style.fitted(
        key.name.printable, within: sheet.body.width - swatch - gap, as: .small)
      let width = swatch + after + style.width(of: name, as: .small)
      if place.x + width > sheet.body.right {
        place = Point(sheet.body.left, place.y + line)
      }
      let (from, to) = (place, Point(place.x + swatch, place.y))
      switch key.look {
      case .line(let pen): sheet.stroke(from, to, pen)
      case .dot(let dot):
        let middle = Point((from.x + to.x) / 2, from.y)
        sheet.stroke(middle, middle, Pen(dot.colour), dot: dot)
      }
      sheet.write(
        name, at: Point(place.x + swatch + after, place.y), as: .small,
        style.theme.quiet)
      place = Point(place.x + width + gap, place.y)
    }
    return place.y - sheet.body.top + line / 2 + style.scaled(style.isText ? 20 : 10)
  }
}
