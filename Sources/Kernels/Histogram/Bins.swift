internal import CKernels

/// Equal bins over a range, and an open one beyond each end.
///
/// Bin 0 holds what lies below the range and bin `count + 1` what lies above it; a stray that is
/// nearer than `margin` bins counts to the outermost bin inside.
package struct Bins: Sendable, Equatable {
  /// Where the range begins.
  package let low: Double

  /// How wide a bin is.
  package let width: Double

  /// How many bins the range has.
  package let count: Int

  /// How far outside a stray still counts as inside, in bins.
  package let margin: Double

  /// The same, as kernels know it.
  private let raw: ck_bins

  /// Cuts a range into bins; one without length is widened by a half to each side.
  package init(_ range: ClosedRange<Double>, count: Int, margin: Double = 0) {
    precondition(1...1 << 20 ~= count && margin >= 0, "bins: \(count), with a margin of \(margin)")
    // Beyond 2⁴⁰ a half would be lost in rounding.
    let spread = max(0.5, abs(range.lowerBound) * 0x1p-40)
    let isFlat = range.lowerBound == range.upperBound
    let low = isFlat ? range.lowerBound - spread : range.lowerBound
    let high = isFlat ? range.upperBound + spread : range.upperBound
    self.init(low: low, width: (high - low) / Double(count), count: count, margin: margin)
  }

  /// Bins of a width from a start.
  package init(low: Double, width: Double, count: Int, margin: Double = 0) {
    precondition(width > 0 && count >= 1, "bins: \(count) of width \(width)")
    self.low = low
    self.width = width
    self.count = count
    self.margin = margin
    raw = ck_bins_between(low, width, Int32(count), margin)
  }

  /// Whether bins lie alike.
  package static func == (a: Bins, b: Bins) -> Bool {
    (a.low, a.width, a.count, a.margin) == (b.low, b.width, b.count, b.margin)
  }

  /// How many elements each bin holds, the open ones first and last. Cost: O(n).
  package func counts(_ x: Span<Float>, on isa: ISA = .active) -> [Int64] {
    var counts = [Int64](repeating: 0, count: count + 2)
    unsafe x.withUnsafeBufferPointer { x in
      unsafe ck_bins_count(isa.path, raw, x.baseAddress, x.count, &counts)
    }
    return counts
  }

  /// Adds to each sum what a table holds for the bin of its element. Cost: O(n).
  package func add(
    _ table: [Double], of x: Span<Float>, to sums: inout MutableSpan<Double>,
    on isa: ISA = .active
  ) {
    precondition(table.count == count + 2, "bins: a table of \(table.count) for \(count) bins")
    precondition(x.count == sums.count, "bins: \(x.count) elements for \(sums.count) sums")
    unsafe x.withUnsafeBufferPointer { x in
      unsafe sums.withUnsafeMutableBufferPointer { sums in
        unsafe ck_bins_add(isa.path, raw, x.baseAddress, x.count, table, sums.baseAddress)
      }
    }
  }
}
