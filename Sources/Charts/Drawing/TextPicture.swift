/// A figure drawn with characters, for people on a remote shell.
///
/// Lines are drawn in braille, of which each character holds two by four dots; surfaces are blocks,
/// or colours behind the text where the terminal has them.
public struct TextPicture: Sendable {
  private struct Cell {
    var character: Character = " "
    /// The dots of a line, as braille numbers them.
    var dots: UInt8 = 0
    var colour: Colour?
    var ground: Colour?
    /// Whether the character is the second half of the one before.
    var isTail = false
  }

  private var cells: [[Cell]]
  private let columns: Int
  private let theme: Theme

  /// Draws a figure that was laid out for characters.
  public init(_ figure: Figure) {
    columns = Int(figure.width / Style.column)
    theme = figure.theme
    let rows = Int((figure.height / Style.line).rounded(.up))
    cells = Array(repeating: Array(repeating: Cell(), count: columns), count: max(1, rows))
    for panel in figure.panels { draw(panel) }
    for stroke in figure.strokes {
      drawLine(stroke.from, stroke.to, stroke.pen.colour)
      if let dot = stroke.dot { put(dot, at: stroke.from) }
    }
    for caption in figure.captions { write(caption) }
  }

  /// The lines, with the codes of colours where they are wanted.
  public func lines(inColour: Bool) -> [String] {
    cells.map { row in
      var line = ""
      var current = ""
      for cell in row where !cell.isTail {
        let code = inColour ? Self.code(cell) : ""
        if code != current {
          line += current.isEmpty ? code : "\u{1B}[0m" + code
          current = code
        }
        line.append(Self.shown(cell, inColour, theme))
      }
      if !current.isEmpty { line += "\u{1B}[0m" }
      while line.hasSuffix(" ") { line.removeLast() }
      return line
    }
  }

  private static func code(_ cell: Cell) -> String {
    func parts(_ colour: Colour) -> String { "\(colour.red);\(colour.green);\(colour.blue)" }
    let isBlank = cell.character == " " && cell.dots == 0
    let front = cell.colour.flatMap { isBlank ? nil : "\u{1B}[38;2;\(parts($0))m" } ?? ""
    let back = cell.ground.map { "\u{1B}[48;2;\(parts($0))m" } ?? ""
    return front + back
  }

  private static func shown(_ cell: Cell, _ inColour: Bool, _ theme: Theme) -> Character {
    if cell.character != " " { return cell.character }
    if cell.dots > 0, let braille = Unicode.Scalar(0x2800 + UInt32(cell.dots)) {
      return Character(braille)
    }
    guard !inColour, let ground = cell.ground else { return " " }
    let share = (ground.contrast(with: theme.ground) - 1) / 8
    let shades: [Character] = [" ", "░", "▒", "▓", "█"]
    return shades[max(0, min(4, Int(share * 5)))]
  }

  // MARK: - Panels

  private mutating func draw(_ panel: Panel) {
    nameTicks(panel)
    for mark in panel.marks {
      switch mark {
      case .line(let points, let pen):
        for (from, to) in zip(points, points.dropFirst()) {
          drawLine(panel.place(from.x, from.y), panel.place(to.x, to.y), pen.colour)
        }
      case .band: break
      case .dots(let points, let dot):
        for point in points { put(dot, at: panel.place(point.x, point.y)) }
      case .segments(let segments, let pen):
        for segment in segments {
          drawLine(
            panel.place(segment.from.x, segment.from.y), panel.place(segment.to.x, segment.to.y),
            pen.colour)
        }
      case .boxes(let boxes):
        for box in boxes {
          fill(
            panel.place(box.from.x, box.from.y), panel.place(box.to.x, box.to.y), box.colour)
        }
      }
    }
  }

  private mutating func nameTicks(_ panel: Panel) {
    let quiet = theme.quiet
    var free = -1.0
    for tick in panel.x.ticks where panel.x.hasNames {
      let width = TextMetrics.fixed(Style.column).width(of: tick.name, size: 0)
      // The last one ends with the panel, for something else may stand beside that.
      let wish = panel.place(tick.value, panel.y.from).x
      let place = Point(
        min(wish, panel.frame.right + Style.column - width / 2), panel.frame.bottom + 10)
      guard place.x - width / 2 > free else { continue }
      free = place.x + width / 2 + Style.column
      write(Caption(tick.name, at: place, .centre, quiet))
    }
    for tick in panel.y.ticks where panel.y.hasNames {
      let place = panel.place(panel.x.from, tick.value)
      write(Caption(tick.name, at: Point(panel.frame.left - Style.column, place.y), .right, quiet))
    }
  }

  // MARK: - Cells

  private mutating func change(_ column: Int, _ row: Int, _ body: (inout Cell) -> Void) {
    guard cells.indices.contains(row), (0..<columns).contains(column) else { return }
    body(&cells[row][column])
  }

  private mutating func fill(_ from: Point, _ to: Point, _ colour: Colour) {
    let left = Int((min(from.x, to.x) / Style.column).rounded())
    let right = Int((max(from.x, to.x) / Style.column).rounded())
    let top = Int((min(from.y, to.y) / Style.line).rounded())
    let bottom = max(top + 1, Int((max(from.y, to.y) / Style.line).rounded()))
    for row in top..<bottom {
      for column in left..<max(left + 1, right) { change(column, row) { $0.ground = colour } }
    }
  }

  /// The line of text at a height; what lies on a border belongs to the line above.
  private static func row(_ y: Double) -> Int { Int(((y - 0.01) / Style.line).rounded(.down)) }

  private mutating func put(_ dot: Dot, at place: Point) {
    let character: Character
    switch dot.shape {
    case .disc: character = "●"
    case .ring: character = "○"
    case .diamond: character = "◆"
    case .tick: character = "╵"
    }
    change(Int(place.x / Style.column), Self.row(place.y)) { cell in
      (cell.character, cell.colour) = (character, dot.colour)
    }
  }

  /// A straight line in braille dots, four of them below each other in a line of text.
  private mutating func drawLine(_ from: Point, _ to: Point, _ colour: Colour) {
    func dot(_ point: Point) -> (Int, Int) {
      (
        Int((point.x / Style.column * 2).rounded(.down)),
        Int(((point.y - 0.01) / Style.line * 4).rounded(.down))
      )
    }
    let ((x0, y0), (x1, y1)) = (dot(from), dot(to))
    let steps = min(4096, max((x1 - x0).magnitude, (y1 - y0).magnitude))
    for step in 0...steps {
      let share = steps == 0 ? 0 : Double(step) / Double(steps)
      let x = x0 + Int((Double(x1 - x0) * share).rounded())
      let y = y0 + Int((Double(y1 - y0) * share).rounded())
      guard x >= 0, y >= 0 else { continue }
      change(x / 2, y / 4) { cell in
        cell.dots |= Self.braille[y % 4][x % 2]
        cell.colour = cell.character == " " ? colour : cell.colour
      }
    }
  }

  /// The dots of a braille character, row by row.
  private static let braille: [[UInt8]] = [
    [0x01, 0x08], [0x02, 0x10], [0x04, 0x20], [0x40, 0x80],
  ]

  /// Blanks what is left of a wide character when one of its halves is written over.
  private mutating func split(_ column: Int, _ row: Int) {
    guard cells.indices.contains(row), (0..<columns).contains(column) else { return }
    let last = column + 1
    if cells[row][column].isTail { change(column - 1, row) { $0.character = " " } }
    if last < columns, cells[row][last].isTail { change(last, row) { $0.isTail = false } }
    change(column, row) { $0.isTail = false }
  }

  private mutating func write(_ caption: Caption) {
    let width = caption.text.reduce(0) { $0 + $1.columns }
    let place = caption.place.x / Style.column
    var column: Int
    switch caption.anchor {
    case .left: column = Int(place.rounded())
    case .centre: column = Int((place - Double(width) / 2).rounded())
    case .right: column = Int(place.rounded()) - width
    }
    let row = Self.row(caption.place.y)
    for character in caption.text {
      let size = character.columns
      guard size > 0 else { continue }
      guard column + size <= columns else { break }
      for place in column..<column + size { split(place, row) }
      change(column, row) { cell in
        (cell.character, cell.colour, cell.dots) = (character, caption.colour, 0)
        cell.isTail = false
      }
      if size == 2 { change(column + 1, row) { $0.isTail = true } }
      column += size
    }
  }
}
