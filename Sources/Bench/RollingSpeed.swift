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
    guard word == "values" else {
      for _ in 0..<readings {
        print(quickest(of: 1) { _ = Columns(statistics(of: cells, by: codes)) })
      }
      return
    }
    for window in statistics(of: cells, by: codes) {
      print(window.count, window.sum, window.mean, window.deviation, separator: "\t")
    }
  }

  /// A row and up to nine rows of its account before it.
  private static func statistics(of cells: [Double], by codes: [UInt32]) -> [WindowStatistics] {
    let groups = RowGroups(codes: codes.span, count: accountCount)
    return RollingWindow.rows(10, withOwn: true).statistics(of: cells.span, in: groups)
  }

  /// A column each, as the peer makes them.
  private struct Columns {
    let columns: [[Double]]

    init(_ windows: [WindowStatistics]) {
      columns = [
        windows.map(\.count), windows.map(\.sum), windows.map(\.mean), windows.map(\.deviation),
      ]
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
