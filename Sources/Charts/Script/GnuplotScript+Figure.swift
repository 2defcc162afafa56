extension GnuplotScript {
  /// The script that draws a figure into a file.
  public init(drawing figure: Figure, into target: Target) {
    add(.remark("Drawn by ringtrue; run 'gnuplot' on this file in its folder to draw it again."))
    add(.reset)
    add(.terminal(target, figure))
    add(.output(target.file))
    for stroke in figure.strokes { add(stroke, of: figure) }
    for caption in figure.captions {
      let place = Self.share(caption.place, of: figure)
      add(.label(caption, place.x, place.y, size: caption.role.size(for: figure.font)))
    }
    add(.unset("key"))
    let isMany = figure.panels.count > 1
    if isMany { add(.set("multiplot")) }
    var drawing = PanelDrawing(figure)
    for (place, panel) in figure.panels.enumerated() {
      drawing.add(panel, to: &self)
      // Text of the whole picture would else be drawn with each panel.
      if isMany, place == 0 { ["label", "arrow"].forEach { add(.unset($0)) } }
    }
    if isMany { add(.unset("multiplot")) }
    add(.close)
  }

  private static func share(_ place: Point, of figure: Figure) -> Point {
    Point(place.x / figure.width, 1 - place.y / figure.height)
  }

  private mutating func add(_ stroke: Stroke, of figure: Figure) {
    let (from, to) = (Self.share(stroke.from, of: figure), Self.share(stroke.to, of: figure))
    if from != to { add(.line(from, to, stroke.pen.look)) }
    if let dot = stroke.dot {
      add(.dot((from.x + to.x) / 2, (from.y + to.y) / 2, dot.look(figure.font)))
    }
  }
}

/// Adds panels to a script, and numbers their data.
private struct PanelDrawing {
  private let figure: Figure
  private var count = 0

  init(_ figure: Figure) { self.figure = figure }

  mutating func add(_ panel: Panel, to script: inout GnuplotScript) {
    let frame = panel.frame
    let margins = [
      ("lmargin", frame.left / figure.width), ("rmargin", frame.right / figure.width),
      ("tmargin", 1 - frame.top / figure.height), ("bmargin", 1 - frame.bottom / figure.height),
    ]
    for (side, share) in margins { script.add(.set("\(side) at screen \(share.plain)")) }
    script.add(.set("border 0"))
    add(panel.x, "x", to: &script)
    add(panel.y, "y", to: &script)
    let grid = [("x", panel.x), ("y", panel.y)].filter { $0.1.hasGrid && !$0.1.ticks.isEmpty }
    if grid.isEmpty {
      script.add(.unset("grid"))
    } else {
      let names = grid.map { "\($0.0)tics" }.joined(separator: " ")
      script.add(
        .set("grid \(names) back linetype 1 linecolor rgb '#\(figure.theme.grid.digits)' lw 1"))
    }
    var parts: [String] = []
    for mark in Thinning(for: panel).marks {
      let (rows, look) = mark.plotted(figure.font)
      guard !rows.isEmpty else { continue }
      count += 1
      script.add(.data(count, rows))
      parts.append("$data\(count) using \(look) notitle")
    }
    script.add(.plot(parts))
  }

  private func add(_ axis: Axis, _ name: String, to script: inout GnuplotScript) {
    // A tick at the very end of a logarithmic axis may be lost to rounding.
    let isLog = axis.scale == .logarithmic
    script.add(isLog ? .set("logscale \(name) 10") : .unset("logscale \(name)"))
    let (from, to) = isLog ? (axis.from * 0.99999, axis.to * 1.00001) : (axis.from, axis.to)
    script.add(.set("\(name)range [\(from.plain):\(to.plain)] noextend"))
    guard !axis.ticks.isEmpty else { return script.add(.unset("\(name)tics")) }
    let ticks = axis.ticks.map {
      Axis.Tick(value: $0.value, name: axis.hasNames ? $0.name : "")
    }
    let size = figure.font * 0.9
    script.add(
      .ticks(
        name, ticks,
        "scale 0 nomirror font ',\(size.plain)' textcolor rgb '#\(figure.theme.quiet.digits)'"))
  }
}

extension Pen {
  /// How gnuplot is told.
  fileprivate var look: String {
    // Into SVG gnuplot writes no dash where colour and width are those of the line before: a hair
    // of width, which nobody sees, tells them apart.
    let (dash, hair): (String, Double)
    switch self.dash {
    case .solid: (dash, hair) = ("1", 0)
    case .dashed: (dash, hair) = ("(6,4)", 0.01)
    case .dotted: (dash, hair) = ("(1.5,3)", 0.02)
    }
    return "lc rgb '#\(colour.digits)' lw \((width + hair).plain) dt \(dash)"
  }
}

extension Dot {
  /// How gnuplot is told, whose points are as large as letters are.
  fileprivate func look(_ font: Double) -> String {
    let type: Int
    switch shape {
    case .disc: type = 7
    case .ring: type = 6
    case .diamond: type = 13
    case .tick: type = 2
    }
    let scale = radius / (0.375 * font) * (font / 13)
    return "pt \(type) ps \(scale.plain) lc rgb '#\(colour.digits)'"
  }
}

extension Mark {
  /// The rows of data, and how they are drawn.
  fileprivate func plotted(_ font: Double) -> (rows: [[Double]], look: String) {
    switch self {
    case .line(let points, let pen):
      return (points.map { [$0.x, $0.y] }, "1:2 with lines \(pen.look)")
    case .band(let lower, let upper, let colour):
      let rows = zip(lower, upper).map { [$0.x, $0.y, $1.y] }
      let fill = "fillstyle transparent solid 0.16 noborder lc rgb '#\(colour.digits)'"
      return (rows, "1:2:3 with filledcurves \(fill)")
    case .dots(let points, let dot):
      return (points.map { [$0.x, $0.y] }, "1:2 with points \(dot.look(font))")
    case .segments(let segments, let pen):
      let rows = segments.map { [$0.from.x, $0.from.y, $0.to.x - $0.from.x, $0.to.y - $0.from.y] }
      return (rows, "1:2:3:4 with vectors nohead \(pen.look)")
    case .boxes(let boxes):
      let rows = boxes.map { box in
        let middle = Point((box.from.x + box.to.x) / 2, (box.from.y + box.to.y) / 2)
        return [
          middle.x, middle.y, min(box.from.x, box.to.x), max(box.from.x, box.to.x),
          min(box.from.y, box.to.y), max(box.from.y, box.to.y), Double(box.colour.code),
        ]
      }
      return (
        rows, "1:2:3:4:5:6:7 with boxxyerror fillstyle solid 1 noborder lc rgb variable"
      )
    }
  }
}
