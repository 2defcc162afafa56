/// A line with fewer points that looks the same.
///
/// Of all points within half a pixel of each other from left to right, the first, the last, the
/// lowest and the highest are kept, in their order: what is drawn covers the same pixels. Cost: one
/// pass; at most eight points a pixel are left, however many there were.
struct Thinning: Sendable {
  /// How wide half a pixel is, in units of the axis.
  private let cell: @Sendable (Double) -> Int

  /// Thins for a panel.
  init(for panel: Panel) {
    let columns = panel.frame.width * 2
    let axis = panel.x
    cell = { @Sendable x in Int((axis.share(of: x) * columns).rounded(.down)) }
  }

  /// The points that are kept of a line.
  func points(_ points: [Point]) -> [Point] {
    guard points.count > 8 else { return points }
    var kept: [Point] = []
    var start = 0
    while start < points.count {
      let place = cell(points[start].x)
      var end = start + 1
      while end < points.count, cell(points[end].x) == place { end += 1 }
      kept += Self.corners(of: points[start..<end])
      start = end
    }
    return kept
  }

  private static func corners(of points: ArraySlice<Point>) -> [Point] {
    guard points.count > 4 else { return Array(points) }
    let low = points.indices.min { points[$0].y < points[$1].y } ?? points.startIndex
    let high = points.indices.max { points[$0].y < points[$1].y } ?? points.startIndex
    let ends = [points.startIndex, points.endIndex - 1]
    return Set(ends + [low, high]).sorted().map { points[$0] }
  }
}
