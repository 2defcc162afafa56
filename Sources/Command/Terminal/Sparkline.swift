/// A series in one line of text, from low to high.
enum Sparkline {
  private static let heights = Array("▁▂▃▄▅▆▇█")

  /// A character for each number; all of one height when they are alike.
  static func text(_ series: [Double]) -> String {
    guard let low = series.min(), let high = series.max() else { return "" }
    return String(
      series.map { number in
        guard high > low else { return heights[3] }
        let share = (number - low) / (high - low)
        return heights[min(heights.count - 1, Int(share * Double(heights.count)))]
      })
  }
}
