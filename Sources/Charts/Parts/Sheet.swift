/// A page with a title, which says what was found, and room below it for what shows it.
struct Sheet {
  let style: Style
  var figure: Figure
  /// The room between the head and the remarks.
  let body: Frame

  /// A page whose body is as tall as it asks for, as far as its size allows.
  init(
    _ title: String, _ subtitle: String, note: String = "", body height: Double? = nil,
    in style: Style
  ) {
    self.style = style
    let margin = style.scaled(style.isText ? 8 : 24)
    let width = style.width - 2 * margin
    // A terminal is narrow, but can be scrolled: nothing is cut there that lines have room for.
    let (few, many) = style.isText ? (3, 8) : (2, 3)
    let titles = style.balanced(title.printable, within: width, as: .title, lines: few)
    let subtitles = style.wrapped(subtitle.printable, within: width, as: .subtitle, lines: few)
    let notes = style.wrapped(note.printable, within: width, as: .small, lines: many)
    let lines = Lines(style)
    let head =
      lines.margin + lines.height(titles.count, .title) + lines.height(subtitles.count, .subtitle)
    let foot = lines.height(notes.count, .small) + lines.margin * 0.8
    let gap = style.scaled(style.isText ? 20 : 14)
    let below = style.isText ? gap : gap * 0.6
    let wanted = height.map { head + gap + $0 + below + foot } ?? style.height
    let whole =
      style.isFixed
      ? style.height : min(style.limit, max(wanted, style.height * 0.4)).rounded()
    figure = Figure(
      title: title.printable, subtitle: subtitle.printable, theme: style.theme, font: style.font,
      width: style.width, height: whole)
    body = Frame(
      left: margin, top: head + gap, right: style.width - margin,
      bottom: whole - foot - below)
    var y = lines.margin
    for (texts, role, colour) in [
      (titles, Caption.Role.title, style.theme.ink), (subtitles, .subtitle, style.theme.quiet),
    ] {
      for text in texts {
        let tall = lines.height(1, role)
        figure.captions.append(
          Caption(text, at: Point(margin, y + tall / 2), as: role, colour))
        y += tall
      }
    }
    y = whole - foot
    for text in notes {
      let tall = lines.height(1, .small)
      figure.captions.append(
        Caption(text, at: Point(margin, y + tall / 2), as: .small, style.theme.quiet))
      y += tall
    }
  }

  /// How many rows of a list fit on a page, beside what else a body holds.
  static func rowLimit(in style: Style, beside height: Double) -> Int {
    let lines = Lines(style)
    let frame =
      lines.margin * 1.8 + lines.height(2, .title) + lines.height(1, .subtitle)
      + lines.height(3, .small) + style.scaled(style.isText ? 32 : 23)
    return max(3, Int((style.limit - frame - height) / style.row))
  }

  /// Writes a text, in a colour that can be read on what is behind it.
  mutating func write(
    _ text: String, at place: Point, _ anchor: Caption.Anchor = .left,
    as role: Caption.Role = .text, _ colour: Colour? = nil, on ground: Colour? = nil,
    turn: Int = 0
  ) {
    guard !text.isEmpty else { return }
    let ink = style.theme.ink
    let shown = (colour ?? ink).legible(on: ground ?? style.theme.ground, towards: ink)
    figure.captions.append(Caption(text, at: place, anchor, as: role, shown, turn: turn))
  }

  /// Draws a line.
  mutating func stroke(_ from: Point, _ to: Point, _ pen: Pen, dot: Dot? = nil) {
    figure.strokes.append(Stroke(from: from, to: to, pen: pen, dot: dot))
  }

  /// Names an axis below a panel; of characters, over as many lines as it takes, as far to the left
  /// as a column.
  mutating func nameBelow(_ panel: Panel, _ name: String, endingAt end: Double? = nil) {
    let middle = (panel.frame.left + panel.frame.right) / 2
    guard style.isText else {
      let place = Point(middle, panel.frame.bottom + style.scaled(38))
      return write(name, at: place, .centre, as: .small, style.theme.quiet)
    }
    let room = body.left...max(body.left, end ?? body.right)
    for (line, text) in Self.linesBelow(name, within: room, in: style).enumerated() {
      let width = style.width(of: text, as: .small)
      let left = max(room.lowerBound, min(middle - width / 2, room.upperBound - width))
      let place = Point(left, panel.frame.bottom + 38 + Double(line) * Style.line)
      write(text, at: place, as: .small, style.theme.quiet)
    }
  }

  /// The lines that the name of an axis takes below a panel of characters.
  private static func linesBelow(
    _ name: String, within room: ClosedRange<Double>, in style: Style
  ) -> [String] {
    style.wrapped(name, within: room.upperBound - room.lowerBound, as: .small, lines: 3)
  }

  /// The room below a panel that the numbers of an axis and its name take.
  func roomBelow(_ name: String, endingAt end: Double? = nil) -> Double {
    guard style.isText else { return style.scaled(48) }
    let room = body.left...max(body.left, end ?? body.right)
    return Double(Self.linesBelow(name, within: room, in: style).count + 1) * Style.line
  }

  /// The room left of a panel that the numbers of an axis take.
  func roomBeside(_ axis: Axis) -> Double {
    guard style.isText else { return style.scaled(40) }
    let names = axis.ticks.map { style.width(of: $0.name, as: .small) }
    return max(40, (names.max() ?? 0) + Style.column)
  }

  /// The room above a panel of characters that the name of an axis takes: a line above its highest
  /// number.
  static func roomAbove(_ axis: Axis) -> Double {
    let isAtTop = axis.ticks.contains { axis.share(of: $0.value) > 0.97 }
    return isAtTop ? 2 * Style.line : Style.line
  }

  /// Names an axis above a panel.
  mutating func nameAbove(_ panel: Panel, _ name: String) {
    let place =
      style.isText
      ? Point(body.left, panel.frame.top - Self.roomAbove(panel.y) + 1)
      : Point(panel.frame.left - style.scaled(34), panel.frame.top - style.scaled(19))
    write(name, at: place, as: .small, style.theme.quiet)
  }

  /// The heights of lines of text.
  private struct Lines {
    private let style: Style

    init(_ style: Style) { self.style = style }

    /// The margin above and below.
    var margin: Double { style.isText ? 0 : style.scaled(18) }

    func height(_ count: Int, _ role: Caption.Role) -> Double {
      Double(count) * (style.isText ? Style.line : style.size(of: role) * 1.42)
    }
  }
}
