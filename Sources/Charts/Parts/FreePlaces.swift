internal import RingtrueKernels

/// Places for labels beside points, none over another nor over a point or a line.
struct FreePlaces {
  /// A place for a label, and the line that leads to it from its point where it is not beside it.
  struct Place {
    let middle: Point
    var leader: (from: Point, to: Point)?
  }

  private let bounds: Frame
  private let points: [Point]
  private let reach: Double
  /// Whether labels may stand away from their points, at the end of a line.
  private let canLead: Bool
  /// Points all along lines, which labels keep clear of.
  private var specks: [Point]
  private var leaders: [Point] = []
  private var taken: [Frame] = []

  /// Places within bounds that keep clear of some points, and of lines through others.
  init(
    within bounds: Frame, avoiding points: [Point], lines: [Point] = [], reach: Double,
    canLead: Bool = false
  ) {
    (self.bounds, self.points, self.reach) = (bounds, points, reach)
    self.canLead = canLead
    specks = zip(lines, lines.dropFirst()).flatMap { Self.specks(from: $0, to: $1) }
  }

  /// Takes the first free place around a point for a label of some size; nil if there is none.
  ///
  /// Right of the point is best, then left, above, below, and aslant; then ever further away.
  /// Cost: labels, points and the lengths of lines.
  mutating func take(_ size: (width: Double, height: Double), beside point: Point) -> Place? {
    let (x, y) = (size.width / 2 + reach * 1.6, size.height / 2 + reach * 1.2)
    let middles = [
      Point(point.x + x, point.y), Point(point.x - x, point.y),
      Point(point.x, point.y - y), Point(point.x, point.y + y),
      Point(point.x + x, point.y - y), Point(point.x + x, point.y + y),
      Point(point.x - x, point.y - y), Point(point.x - x, point.y + y),
    ]
    for middle in middles {
      let frame = Frame(around: middle, size)
      if isFree(frame) {
        taken.append(frame)
        return Place(middle: middle)
      }
    }
    return canLead ? takeAway(size, from: point) : nil
  }

  /// Takes a place away from a point, as near as there is one to which a line can lead.
  private mutating func takeAway(
    _ size: (width: Double, height: Double), from point: Point
  ) -> Place? {
    for step in 1...14 {
      let distance = reach * (1 + 1.6 * Double(step))
      for turn in 0..<24 {
        let angle = Double(turn) / 24 * 2 * Double.pi
        let (right, down) = (Elementary.cos(angle), Elementary.sin(angle))
        let frame = Frame(
          around: Point(
            point.x + right * (distance + size.width / 2),
            point.y + down * (distance + size.height / 2)), size)
        guard isFree(frame) else { continue }
        let end = frame.nearest(to: point)
        // From the rim of what is drawn at the point on.
        let share = min(1, reach / max(reach, point.distance(to: end)))
        let start = Point(
          point.x + (end.x - point.x) * share, point.y + (end.y - point.y) * share)
        let line = Self.specks(from: start, to: end)
        guard isFree(line, from: point) else { continue }
        taken.append(frame)
        leaders += line
        return Place(middle: frame.middle, leader: (start, end))
      }
    }
    return nil
  }

  private func isFree(_ frame: Frame) -> Bool {
    guard frame.left >= bounds.left, frame.right <= bounds.right, frame.top >= bounds.top,
      frame.bottom <= bounds.bottom
    else { return false }
    return !points.contains { frame.contains($0, within: reach) }
      && !specks.contains { frame.contains($0, within: 2) }
      && !leaders.contains { frame.contains($0, within: 2) }
      && !taken.contains { frame.overlaps($0) }
  }

  /// Whether a line from a point crosses no label and no other leader, and passes no other point.
  private func isFree(_ line: [Point], from point: Point) -> Bool {
    let others = points.filter { $0 != point }
    return line.allSatisfy { speck in
      !taken.contains { $0.contains(speck, within: 1) }
        && !leaders.contains { $0.distance(to: speck) < 3 }
        && !others.contains { $0.distance(to: speck) < reach }
    }
  }

  /// Points along a line, close enough that nothing fits between them.
  private static func specks(from: Point, to: Point) -> [Point] {
    let length = max((to.x - from.x).magnitude, (to.y - from.y).magnitude)
    let count = max(1, Int((length / 3).rounded(.up)))
    return (0...count).map { place in
      let share = Double(place) / Double(count)
      return Point(from.x + (to.x - from.x) * share, from.y + (to.y - from.y) * share)
    }
  }
}

extension Frame {
  fileprivate init(around middle: Point, _ size: (width: Double, height: Double)) {
    self.init(
      left: middle.x - size.width / 2, top: middle.y - size.height / 2,
      right: middle.x + size.width / 2, bottom: middle.y + size.height / 2)
  }

  fileprivate var middle: Point { Point((left + right) / 2, (top + bottom) / 2) }

  /// Its place that is nearest to a point.
  fileprivate func nearest(to point: Point) -> Point {
    Point(min(right, max(left, point.x)), min(bottom, max(top, point.y)))
  }

  fileprivate func contains(_ point: Point, within reach: Double) -> Bool {
    point.x + reach >= left && point.x - reach <= right && point.y + reach >= top
      && point.y - reach <= bottom
  }

  fileprivate func overlaps(_ other: Frame) -> Bool {
    right >= other.left && left <= other.right && bottom >= other.top && top <= other.bottom
  }
}

extension Point {
  fileprivate func distance(to other: Point) -> Double {
    ((x - other.x) * (x - other.x) + (y - other.y) * (y - other.y)).squareRoot()
  }
}
