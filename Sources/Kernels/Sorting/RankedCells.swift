internal import CKernels

/// Cells in ascending order, each with the place that it came from.
///
/// Room is kept for the cells of another column, so that columns can be ranked one after another.
/// Cost: O(n) time, 26 bytes a cell.
package struct RankedCells {
  private var ranked: [UInt64]
  private var start = 0
  private var values: [Double]
  private var places: [UInt16]
  private let count: Int

  /// Room for so many cells.
  package init(count: Int) {
    precondition(count < 1 << 32, "ranking: \(count) cells, but places are 32 bits")
    self.count = count
    ranked = Array(repeating: 0, count: 2 * count)
    values = Array(repeating: 0, count: count)
    places = Array(repeating: 0, count: count)
  }

  /// Ranks as many cells as there is room for.
  package mutating func rank(_ cells: Span<Float>) {
    precondition(cells.count == count, "ranking: \(cells.count) cells in room for \(count)")
    start = unsafe ranked.withUnsafeMutableBufferPointer { room in
      unsafe cells.withUnsafeBufferPointer { cells in
        let first = unsafe ck_rank_f32(cells.baseAddress, cells.count, room.baseAddress)
        return unsafe first == UnsafePointer(room.baseAddress) ? 0 : count
      }
    }
  }

  /// The cells, ascending; zeros come out as +0.0.
  package var sorted: [Float] {
    unsafe [Float](unsafeUninitializedCapacity: count) { cells, size in
      size = count
      unsafe ranked.withUnsafeBufferPointer { ranked in
        guard let first = ranked.baseAddress else { return }
        unsafe ck_ranked_values(first + start, count, cells.baseAddress)
      }
    }
  }

  /// Adds to each sum what the tails are worth in which its cell lies among known ones.
  ///
  /// Cost: O(n) beside n known cells; O(n log known) where the known are many more.
  package mutating func add(
    _ tails: Tails, among known: Span<Float>, surprise: Span<Double>,
    to sums: inout MutableSpan<Double>
  ) {
    precondition(sums.count == count, "ranking: \(sums.count) sums for \(count) cells")
    precondition(surprise.count == known.count + 1, "ranking: a surprise for each size of a tail")
    unsafe known.withUnsafeBufferPointer { known in
      unsafe surprise.withUnsafeBufferPointer { surprise in
        unsafe sums.withUnsafeMutableBufferPointer { sums in
          let tails = unsafe ck_tails(
            sorted: known.baseAddress, count: known.count, surprise: surprise.baseAddress,
            left: tails.left, right: tails.right, own: tails.own, other: tails.other)

          unsafe ranked.withUnsafeBufferPointer { ranked in
            guard let first = ranked.baseAddress else { return }
            unsafe ck_tails_add(tails, first + start, count, &values, &places, sums.baseAddress)
          }
        }
      }
    }
  }
}

/// What the surprise of a cell's two tails is worth: the larger of two mixtures.
package struct Tails: Sendable, Equatable {
  /// How much of the left tail counts in the first mixture.
  package let left: Double
  /// How much of the right tail counts in the first mixture.
  package let right: Double
  /// How much of one tail, whichever is better, counts in the second.
  package let own: Double
  /// How much of the other tail counts in the second.
  package let other: Double

  /// A fixed mixture, and one that may be taken either way around.
  package init(left: Double, right: Double, own: Double, other: Double) {
    self.left = left
    self.right = right
    self.own = own
    self.other = other
  }
}
