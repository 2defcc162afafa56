/// What the lines of a panel are, beside it: a piece of each line, its name and its figures.
struct SideTable {
  /// One line.
  struct Entry {
    let pen: Pen
    let name: String
    let figures: String
  }

  var heading: String
  var entries: [Entry]

  /// How wide it is.
  static func width(in style: Style) -> Double {
    style.isText ? 30 * Style.column : style.scaled(250)
  }

  /// The heading over as many lines as it takes where there are only characters.
  private func heads(_ style: Style) -> [String] {
    guard style.isText else { return [heading] }
    return style.wrapped(heading, within: Self.width(in: style), as: .small, lines: 3)
  }

  /// How many lines of characters it takes.
  func lines(in style: Style) -> Int { heads(style).count + 2 * entries.count + 1 }

  /// Draws the table into a frame.
  func draw(on sheet: inout Sheet, in frame: Frame) {
    let style = sheet.style
    let theme = style.theme
    // Three characters, and one between them and the name.
    let swatch = style.scaled(style.isText ? 20 : 22)
    let left = frame.left + (style.isText ? 32 : swatch + style.scaled(8))
    let heads = heads(style)
    let line = style.isText ? Style.line : style.scaled(17)
    let wanted = line * 2 + style.scaled(style.isText ? 0 : 8)
    let room = frame.height - line * (Double(heads.count) + 0.5)
    let step = min(wanted, room / Double(max(1, entries.count)))
    let isTight = step < line * 2
    var y = frame.top + line / 2
    for head in heads {
      sheet.write(head, at: Point(frame.left, y), as: .small, theme.quiet)
      y += style.isText ? line : line * 1.4
    }
    for entry in entries {
      sheet.stroke(Point(frame.left, y), Point(frame.left + swatch, y), entry.pen)
      let figures = isTight ? style.width(of: entry.figures, as: .small) + style.scaled(10) : 0
      let name = style.fitted(entry.name.printable, within: frame.right - left - figures)
      sheet.write(name, at: Point(left, y), .left, theme.ink)
      if isTight {
        sheet.write(entry.figures, at: Point(frame.right, y), .right, as: .small, theme.quiet)
      } else {
        sheet.write(entry.figures, at: Point(left, y + line), as: .small, theme.quiet)
      }
      y += step
    }
  }
}
