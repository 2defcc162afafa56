/// An order of points in which any 64 that follow each other lie close together.
///
/// The points are halved at the median of their widest coordinate, again and again, in multiples
/// of 64: the leaves of a k-d tree, from left to right.
///
/// Cost: O(n (log n + d)). Friedman, Bentley & Finkel, ACM TOMS 3(3), 1977,
/// doi:10.1145/355744.355745
package struct SpatialOrder: Sendable {
  /// The points' places in the matrix, in their new order.
  package private(set) var places: [UInt32]

  /// Orders the rows of a matrix stored column by column, or some of them; `check` is asked often, and
  /// may throw.
  package init<Failure: Error>(
    columns: Span<Float>, count: Int, dimensions: Int, rows: Range<Int>? = nil,
    check: () throws(Failure) -> Void
  ) throws(Failure) {
    precondition(
      columns.count == count * dimensions && count < 1 << 31,
      "spatial order: \(columns.count) floats for \(count) points of \(dimensions) coordinates")
    let rows = rows ?? 0..<count
    precondition(rows.upperBound <= count, "spatial order: no rows \(rows) of \(count)")
    places = rows.map { UInt32($0) }
    var keys = [UInt64](repeating: 0, count: rows.count)
    var waiting = [0..<rows.count]
    while let range = waiting.popLast() {
      guard range.count > PointBlocks.size else { continue }
      try check()
      let half = (range.count / 2 + PointBlocks.size - 1) / PointBlocks.size * PointBlocks.size
      let middle = range.lowerBound + half
      if let c = widest(of: dimensions, range, columns, count) {
        split(range, at: middle, by: columns.extracting(c * count..<(c + 1) * count), &keys)
      }
      waiting += [middle..<range.upperBound, range.lowerBound..<middle]
    }
  }

  /// The coordinate in which a sample of the points is spread most; nil when they are all equal.
  private func widest(
    of dimensions: Int, _ range: Range<Int>, _ columns: Span<Float>, _ count: Int
  ) -> Int? {
    var widest: (c: Int, width: Float)?
    for c in 0..<dimensions {
      var (least, most) = (Float.infinity, -Float.infinity)
      for place in stride(from: range.lowerBound, to: range.upperBound, by: range.count / 512 + 1) {
        let x = columns[c * count + Int(places[place])]
        least = min(least, x)
        most = max(most, x)
      }
      // Halves, since the whole may be beyond the greatest float.
      let width = most / 2 - least / 2
      if width > widest?.width ?? 0 { widest = (c, width) }
    }
    return widest?.c
  }

  /// Puts the lower half of a range before its upper half; equal coordinates keep their order.
  private mutating func split(
    _ range: Range<Int>, at middle: Int, by column: Span<Float>, _ keys: inout [UInt64]
  ) {
    for place in range {
      let point = places[place]
      keys[place] = UInt64(ascendingBits(column[Int(point)])) << 32 | UInt64(point)
    }
    var span = keys.mutableSpan
    select(&span, range, middle)
    for place in range { places[place] = UInt32(truncatingIfNeeded: keys[place]) }
  }
}

/// Bits whose unsigned order is that of the floats.
private func ascendingBits(_ x: Float) -> UInt32 {
  let bits = (x + 0).bitPattern  // -0 becomes +0
  return bits ^ (bits >> 31 == 1 ? .max : 1 << 31)
}

/// Rearranges distinct keys of a range so that none before the place is above one at or after it.
///
/// Hoare, CACM 4(7), 1961, doi:10.1145/366622.366647, with the median of three as the pivot.
private func select(_ keys: inout MutableSpan<UInt64>, _ range: Range<Int>, _ place: Int) {
  var (low, high) = (range.lowerBound, range.upperBound - 1)
  while low < high {
    let (a, b, c) = (keys[low], keys[(low + high) / 2], keys[high])
    let pivot = max(min(a, b), min(max(a, b), c))
    var (i, j) = (low, high)
    while i <= j {
      while keys[i] < pivot { i += 1 }
      while keys[j] > pivot { j -= 1 }
      if i <= j {
        keys.swapAt(i, j)
        i += 1
        j -= 1
      }
    }
    if place <= j { high = j } else if place >= i { low = i } else { return }
  }
}
