internal import CKernels

/// Which rows of its group a row's window holds, and whether the row itself is one of them.
package struct RollingWindow: Sendable, Equatable {
  fileprivate let span: Int64
  fileprivate let ticks: [Int64]?
  private let isInclusive: Bool

  private init(span: Int64, ticks: [Int64]?, isInclusive: Bool) {
    precondition(span > 0, "window: a span of \(span)")
    self.span = span
    self.ticks = ticks
    self.isInclusive = isInclusive
  }

  /// So many rows: the row and those before it, or else only rows before it.
  package static func rows(_ count: Int, withOwn isInclusive: Bool) -> RollingWindow {
    // The own row takes a place in the window even where it does not count.
    RollingWindow(
      span: Int64(isInclusive ? count : count + 1), ticks: nil, isInclusive: isInclusive)
  }

  /// Rows less than a span before a row, by ticks that rise within each group.
  package static func ticks(
    _ span: Int64, of ticks: [Int64], withOwn isInclusive: Bool
  ) -> RollingWindow {
    RollingWindow(span: span, ticks: ticks, isInclusive: isInclusive)
  }

  /// What every row's window of cells comes to, in the order of the rows.
  package func statistics(
    of cells: Span<Double>, in groups: RowGroups, first: [Int64]? = nil
  ) -> [WindowStatistics] {
    var windows = [WindowStatistics](repeating: .none, count: cells.count)
    fill(&windows, of: cells, in: groups, first: first)
    return windows
  }

  /// Writes what every row's window of cells comes to into room for as many.
  ///
  /// A NaN does not count. `first` says how many rows each group had before these, so that rows by
  /// and by give the bits of all at once, given as many before them as the window holds. Errors
  /// are those of summing one window, however many rows went before. Cost: O(n); room that is used
  /// again spares the system from making it, which takes as long as the sums.
  package func fill(
    _ windows: inout [WindowStatistics], of cells: Span<Double>, in groups: RowGroups,
    first: [Int64]? = nil
  ) {
    precondition(windows.count == cells.count, "window: room for one a row")
    precondition(cells.count == groups.order.count, "window: one cell a row")
    precondition(ticks.map { $0.count == cells.count } ?? true, "window: one tick a row")
    precondition(first.map { $0.count == groups.count } ?? true, "window: one first place a group")
    unsafe withUnsafeTemporaryAllocation(of: Double.self, capacity: 4 * groups.longest) { scratch in
      unsafe cells.withUnsafeBufferPointer { cells in
        unsafe windows.withUnsafeMutableBytes { windows in
          unsafe roll(
            cells.baseAddress, groups, first, scratch.baseAddress,
            windows.assumingMemoryBound(to: ck_window.self).baseAddress)
        }
      }
    }
  }

  private func roll(
    _ cells: UnsafePointer<Double>?, _ groups: RowGroups, _ first: [Int64]?,
    _ scratch: UnsafeMutablePointer<Double>?, _ windows: UnsafeMutablePointer<ck_window>?
  ) {
    unsafe withPointer(ticks) { ticks in
      unsafe withPointer(first) { first in
        unsafe ck_rolling(
          cells, ticks, first, groups.order, groups.starts, groups.count, span, isInclusive,
          scratch, windows)
      }
    }
  }

  private func withPointer(
    _ numbers: [Int64]?, _ body: (UnsafePointer<Int64>?) -> Void
  ) {
    guard let numbers else { return body(nil) }
    unsafe numbers.withUnsafeBufferPointer { unsafe body($0.baseAddress) }
  }
}

/// What a window of rows comes to.
package struct WindowStatistics: Sendable, Equatable, BitwiseCopyable {
  /// How many cells of the window are there.
  package let count: Double
  /// Their sum.
  package let sum: Double
  /// Their mean; NaN without a cell.
  package let mean: Double
  /// Their standard deviation, by n − 1; NaN with fewer than two cells.
  package let deviation: Double

  /// Of a window without a cell.
  package static let none = WindowStatistics(count: 0, sum: 0, mean: .nan, deviation: .nan)
}
