/// Curves of several systems in one panel, with a table of them beside it.
struct CurvePlot {
  var title: String
  var subtitle: String
  var note = ""
  var x: Axis, y: Axis
  var xName: String, yName: String
  /// What is drawn below the curves.
  var ground: [Mark] = []
  /// The curves in the background.
  var background: [[Point]] = []
  var backgroundPen: Pen
  /// The curves in colour, the most important first.
  var curves: [(points: [Point], pen: Pen)] = []
  /// What is drawn above the curves.
  var top: [Mark] = []
  /// Words at places of the panel.
  var words: [(text: String, x: Double, y: Double, anchor: Caption.Anchor, colour: Colour)] = []
  var table: SideTable
  /// Room for words at the right edge of the panel.
  var edge = 0.0
  /// Whether a step along one axis is as long as along the other.
  var isSquare = false

  /// Draws the page.
  func drawn(in style: Style) -> Figure {
    let lines = max(isSquare ? 18 : 15, table.lines(in: style) + 1)
    var sheet = Sheet(
      title, subtitle, note: note, body: style.isText ? Double(lines) * Style.line : nil, in: style)
    let side = SideTable.width(in: style)
    let gap = style.scaled(style.isText ? 16 : 28)
    let above = style.isText ? Sheet.roomAbove(y) : style.scaled(26)
    let end = sheet.body.right - side - gap
    var area = sheet.body.inset(
      left: sheet.roomBeside(y), top: above, right: side + gap + edge,
      bottom: sheet.roomBelow(xName, endingAt: end))
    if isSquare {
      // A slide is as wide as it is.
      let width = min(area.width, area.height * (style.isFixed ? 1.8 : 1.3))
      area.right = area.left + width
    }
    var panel = Panel(area, x: x, y: y)
    panel.marks = ground
    // Characters are too coarse for lines that are only there to be many.
    for points in style.isText ? [] : background {
      panel.marks.append(.line(points, backgroundPen))
    }
    for curve in curves.reversed() {
      panel.marks.append(.line(curve.points, curve.pen))
    }
    panel.marks += top
    sheet.figure.panels.append(panel)
    sheet.nameBelow(panel, xName, endingAt: end)
    sheet.nameAbove(panel, yName)
    for word in words {
      sheet.write(
        word.text, at: panel.place(word.x, word.y), word.anchor, as: .small, word.colour)
    }
    let frame = Frame(
      left: area.right + gap + edge, top: area.top - above,
      right: sheet.body.right, bottom: sheet.body.bottom)
    table.draw(on: &sheet, in: frame)
    return sheet.figure
  }
}
