internal import RingtrueKernels

/// Times rolling statistics by account over a million rows of arithmetic's making, which a peer can
/// make as well.
enum RollingSpeed {
  private static let rowCount = 1_000_000
  private static let accountCount = 20_000
  private static let readings = 7

  /// Prints the seconds of some readings, or with `values` what every row's window came to.
  static func run(_ word: String?) {
    let codes = (0..<rowCount).map { UInt32(mixed(UInt64($0)) % UInt64(accountCount)) }
    let cells = (0..<rowCount).map { Double(mixed(UInt64($0 + rowCount)) % 1_000_000) / 100 }
    var room = Room()
    guard word == "values" else {
      for _ in 0..<readings { print(quickest(of: 1) { room.fill(with: cells, by: codes) }) }
      return
    }
    room.fill(with: cells, by: codes)
    for window in room.windows {
      print(window.count, window.sum, window.mean, window.deviation, separator: "\t")
    }
  }

  /// Where results go, reading after reading, as a peer's allocator keeps its room too.
  private struct Room {
    var windows = [WindowStatistics](repeating: .none, count: rowCount)
    private var counts = [Double](repeating: 0, count: rowCount)
    private var sums = [Double](repeating: 0, count: rowCount)
    private var means = [Double](repeating: 0, count: rowCount)
    private var deviations = [Double](repeating: 0, count: rowCount)

    /// Rolls over a row and up to nine rows of its account before it; then makes a column each.
    mutating func fill(with cells: [Double], by codes: [UInt32]) {
      let groups = RowGroups(codes: codes.span, count: accountCount)
      RollingWindow.rows(10, withOwn: true).fill(&windows, of: cells.span, in: groups)
      for row in 0..<rowCount {
        counts[row] = windows[row].count
        sums[row] = windows[row].sum
        means[row] = windows[row].mean
        deviations[row] = windows[row].deviation
      }
    }
  }

  /// SplitMix64 of a number (Steele, Lea & Flood, Fast splittable pseudorandom number generators,
  /// OOPSLA 2014).
  private static func mixed(_ number: UInt64) -> UInt64 {
    var bits = (number &+ 1) &* 0x9E37_79B9_7F4A_7C15
    bits = (bits ^ bits >> 30) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ bits >> 27) &* 0x94D0_49BB_1331_11EB
    return bits ^ bits >> 31
  }
}
