internal import CKernels

/// Adds up in what tails the cells of rows lie, column after column, in the same room.
///
/// Cost: 16 bytes a cell of one column.
package struct TailSums {
  private var scratch: [UInt64]
  private let count: Int

  /// Room for columns of so many cells.
  package init(count: Int) {
    precondition(count < 1 << 32, "tails: \(count) cells, but places are 32 bits")
    self.count = count
    scratch = Array(repeating: 0, count: 2 * count)
  }

  /// Adds to each sum what the tails are worth in which its cell lies among known, ascending ones.
  ///
  /// Cost: O(n) beside n known cells; O(n log known) where the known are many more.
  package mutating func add(
    _ tails: Tails, of cells: Span<Float>, among known: Span<Float>, surprise: Span<Double>,
    to sums: inout MutableSpan<Double>
  ) {
    precondition(
      cells.count == count && sums.count == count,
      "tails: \(cells.count) cells and \(sums.count) sums in room for \(count)")
    precondition(surprise.count == known.count + 1, "tails: a surprise for each size of a tail")
    unsafe cells.withUnsafeBufferPointer { cells in
      unsafe known.withUnsafeBufferPointer { known in
        unsafe surprise.withUnsafeBufferPointer { surprise in
          unsafe sums.withUnsafeMutableBufferPointer { sums in
            let tails = unsafe ck_tails(
              sorted: known.baseAddress, count: known.count, surprise: surprise.baseAddress,
              left: tails.left, right: tails.right, own: tails.own, other: tails.other)
            unsafe ck_tails_add(tails, cells.baseAddress, count, &scratch, sums.baseAddress)
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
