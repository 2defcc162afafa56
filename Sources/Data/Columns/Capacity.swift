internal import RingtruePlatform

extension Array where Element: BitwiseCopyable {
  /// Makes room for a column's cells at once, on large pages.
  mutating func reserveColumn(_ rows: Int) {
    reserveCapacity(rows)
    LargePages.prefer(under: &self)
  }
}
