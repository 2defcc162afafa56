/// Marks with fewer points that look the same.
///
/// Of a line, all points within half a pixel of each other from left to right give way to the first,
/// the last, the lowest and the highest of them, in their order: what is drawn covers the same
/// pixels. Of dots and of lines of their own that fall on the same quarter of a pixel, one is drawn,
/// and of upright ones none that lies within another; of many discs, those that cover a half pixel
/// that none before them does.
/// Cost: one pass; what is left is bounded by the pixels of a panel, however many points there were.
struct Thinning: Sendable {
  private let panel: Panel

  /// Thins for a panel.
  init(for panel: Panel) { self.panel = panel }

  /// The marks of the panel, thinned.
  var marks: [Mark] {
    panel.marks.map { mark in
      switch mark {
      case .line(let points, let pen): .line(self.points(points), pen)
      case .dots(let points, let dot): .dots(seen(apart(points), as: dot), dot)
      case .segments(let segments, let pen): .segments(apart(segments), pen)
      case .band, .boxes: mark
      }
    }
  }

  /// The points that are kept of a line.
  func points(_ points: [Point]) -> [Point] {
    guard points.count > 8 else { return points }
    var kept: [Point] = []
    var start = 0
    while start < points.count {
      let place = column(points[start].x)
      var end = start + 1
      while end < points.count, column(points[end].x) == place { end += 1 }
      kept += Self.corners(of: points[start..<end])
      start = end
    }
    return kept
  }

  private func column(_ x: Double) -> Int {
    Int((panel.x.share(of: x) * panel.frame.width * 2).rounded(.down))
  }

  private static func corners(of points: ArraySlice<Point>) -> [Point] {
    guard points.count > 4 else { return Array(points) }
    let low = points.indices.min { points[$0].y < points[$1].y } ?? points.startIndex
    let high = points.indices.max { points[$0].y < points[$1].y } ?? points.startIndex
    let ends = [points.startIndex, points.endIndex - 1]
    return Set(ends + [low, high]).sorted().map { points[$0] }
  }

  /// A quarter of a pixel.
  private struct Speck: Hashable {
    let x: Int, y: Int

    init(_ point: Point, in panel: Panel) {
      let place = panel.place(point.x, point.y)
      (x, y) = (Self.quarter(place.x), Self.quarter(place.y))
    }

    private static func quarter(_ length: Double) -> Int {
      guard length.isFinite else { return .max }
      // What lies far outside is as far outside as any.
      return Int((max(-1e6, min(length, 1e6)) * 4).rounded(.down))
    }
  }

  /// A segment, from one speck to another.
  private struct Stroke: Hashable {
    private let from: Speck, to: Speck

    init(_ segment: (from: Point, to: Point), in panel: Panel) {
      (from, to) = (Speck(segment.from, in: panel), Speck(segment.to, in: panel))
    }

    var isUpright: Bool { from.x == to.x }
    var column: Int { from.x }
    var range: ClosedRange<Int> { min(from.y, to.y)...max(from.y, to.y) }
    var order: (Int, Int) { (range.lowerBound, -range.upperBound) }
  }

  /// Fewer marks than this are left as they are; so are fewer discs than `many`.
  private static let (few, many) = (200, 2000)

  private func apart(_ points: [Point]) -> [Point] {
    guard points.count > Self.few else { return points }
    var taken: Set<Speck> = []
    return points.filter { taken.insert(Speck($0, in: panel)).inserted }
  }

  private func apart(_ segments: [(from: Point, to: Point)]) -> [(from: Point, to: Point)] {
    guard segments.count > Self.few else { return segments }
    var taken: Set<Stroke> = []
    let strokes = segments.map { Stroke($0, in: panel) }
    let shown = segments.indices.filter { taken.insert(strokes[$0]).inserted }
    let hidden = Self.hidden(among: shown, strokes)
    return shown.filter { !hidden.contains($0) }.map { segments[$0] }
  }

  /// Upright strokes that lie within a longer one.
  private static func hidden(among shown: [Int], _ strokes: [Stroke]) -> Set<Int> {
    var hidden: Set<Int> = []
    let upright = shown.filter { strokes[$0].isUpright }
    for column in Dictionary(grouping: upright, by: { strokes[$0].column }).values {
      var end = Int.min
      // From the one that begins first on, and of those that begin together the longest first.
      for place in column.sorted(by: { strokes[$0].order < strokes[$1].order }) {
        if strokes[place].range.upperBound <= end { hidden.insert(place) }
        end = max(end, strokes[place].range.upperBound)
      }
    }
    return hidden
  }
}

extension Thinning {
  /// The discs that cover something that none before them does.
  private func seen(_ points: [Point], as dot: Dot) -> [Point] {
    guard dot.shape == .disc, points.count > Self.many else { return points }
    var cover = Cover(panel.frame, radius: dot.radius)
    return points.filter { cover.grows(by: panel.place($0.x, $0.y)) }
  }

  /// The half pixels of a panel that discs cover.
  private struct Cover {
    private let frame: Frame
    /// The half pixels that a disc at a half pixel covers, from its middle.
    private let disc: [(x: Int, y: Int)]
    private let width: Int, height: Int
    private var isTaken: [Bool]

    init(_ frame: Frame, radius: Double) {
      self.frame = frame
      let reach = Int((radius * 2).rounded(.up))
      let square: [(x: Int, y: Int)] = (-reach...reach).flatMap { y in
        (-reach...reach).map { x in (x: x, y: y) }
      }
      disc = square.filter { cell in
        Double(cell.x * cell.x + cell.y * cell.y) <= radius * radius * 4
      }
      (width, height) = (Int(frame.width * 2) + 1, Int(frame.height * 2) + 1)
      isTaken = Array(repeating: false, count: width * height)
    }

    /// Adds a disc; says whether it covers anything anew. What reaches beyond the panel is kept.
    mutating func grows(by place: Point) -> Bool {
      let middle = ((place.x - frame.left) * 2, (place.y - frame.top) * 2)
      guard middle.0.isFinite, middle.1.isFinite, middle.0.magnitude < 1e6,
        middle.1.magnitude < 1e6
      else { return true }
      let (left, top) = (Int(middle.0.rounded()), Int(middle.1.rounded()))
      var isNew = false
      for cell in disc {
        let (x, y) = (left + cell.x, top + cell.y)
        guard (0..<width).contains(x), (0..<height).contains(y) else { continue }
        if !isTaken[y * width + x] { (isTaken[y * width + x], isNew) = (true, true) }
      }
      return isNew
    }
  }
}
