/// Places for labels beside points, none over another nor over a point.
struct FreePlaces {
  private let bounds: Frame
  private let points: [Point]
  private let reach: Double
  private var taken: [Frame] = []

  /// Places within bounds that keep clear of some points.
  init(within bounds: Frame, avoiding points: [Point], reach: Double) {
    (self.bounds, self.points, self.reach) = (bounds, points, reach)
  }

  /// Takes the first free place around a point for a label of some size; nil if there is none.
  ///
  /// Right of the point is best, then left, above, below, and aslant. Cost: labels and points.
  mutating func take(_ size: (width: Double, height: Double), beside point: Point) -> Point? {
    let (x, y) = (size.width / 2 + reach * 1.6, size.height / 2 + reach * 1.2)
    let middles = [
      Point(point.x + x, point.y), Point(point.x - x, point.y),
      Point(point.x, point.y - y), Point(point.x, point.y + y),
      Point(point.x + x, point.y - y), Point(point.x + x, point.y + y),
      Point(point.x - x, point.y - y), Point(point.x - x, point.y + y),
    ]
    for middle in middles {
      let frame = Frame(
        left: middle.x - size.width / 2, top: middle.y - size.height / 2,
        right: middle.x + size.width / 2, bottom: middle.y + size.height / 2)
      if isFree(frame) {
        taken.append(frame)
        return middle
      }
    }
    return nil
  }

  private func isFree(_ frame: Frame) -> Bool {
    guard frame.left >= bounds.left, frame.right <= bounds.right, frame.top >= bounds.top,
      frame.bottom <= bounds.bottom
    else { return false }
    let coversNoPoint = points.allSatisfy { point in
      point.x + reach < frame.left || point.x - reach > frame.right || point.y + reach < frame.top
        || point.y - reach > frame.bottom
    }
    return coversNoPoint
      && taken.allSatisfy { other in
        frame.right < other.left || frame.left > other.right || frame.bottom < other.top
          || frame.top > other.bottom
      }
  }
}
