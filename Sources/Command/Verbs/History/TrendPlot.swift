internal import RingtrueHistory

/// A trend drawn with characters: a column for each run, or for a few in a row when there are many.
struct TrendPlot {
  private static let height = 8

  private let fitted: FittedTrend

  /// Draws a trend, and its levels where they were found.
  init(_ fitted: FittedTrend) { self.fitted = fitted }

  /// The lines: a title, the plot with its scale, and a mark below each step.
  func lines(within columns: Int) -> [String] {
    let points = fitted.trend.points
    let series = points.map(\.mean)
    guard let low = series.min(), let high = series.max() else { return [] }
    let labels = (0..<Self.height).map { row -> String in
      row == 0 ? high.figures() : row == Self.height - 1 ? low.figures() : ""
    }
    let margin = labels.map(\.count).max() ?? 0
    let places = Self.columns(series.count, room: max(10, columns - margin - 3))
    let cells = places.map { column(series, $0, low: low, high: high) }
    let rows = (0..<Self.height).map { row in
      String.spaces(margin - labels[row].count) + labels[row] + " ┤"
        + String(cells.map { $0[row] })
    }
    let marks = String(places.map { isStep($0) ? "▲" : " " as Character })
    let title = "\(fitted.trend.metric) of \(fitted.trend.system) on \(fitted.trend.place)"
    return [title.visible] + rows
      + (fitted.steps.isEmpty ? [] : [String.spaces(margin + 2) + marks])
  }

  /// Which places of the series share a column.
  private static func columns(_ count: Int, room: Int) -> [Range<Int>] {
    let width = min(count, room)
    return (0..<width).map { ($0 * count / width)..<(($0 + 1) * count / width) }
  }

  private func isStep(_ places: Range<Int>) -> Bool {
    fitted.steps.contains { places.contains($0.place) }
  }

  /// A column of characters, the highest first: levels below, points above.
  private func column(
    _ series: [Double], _ places: Range<Int>, low: Double, high: Double
  ) -> [Character] {
    func row(_ value: Double) -> Int {
      guard high > low else { return Self.height / 2 }
      let share = (value - low) / (high - low)
      return Self.height - 1 - Int((share * Double(Self.height - 1)).rounded())
    }
    var column = [Character](repeating: " ", count: Self.height)
    for level in fitted.fit?.levels ?? [] where level.places.overlaps(places) {
      column[row(level.mean)] = "─"
    }
    for place in places { column[row(series[place])] = "•" }
    return column
  }
}
