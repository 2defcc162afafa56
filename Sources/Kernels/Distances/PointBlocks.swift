internal import CKernels

/// Points in blocks of 64, each block dimension by dimension, as distance kernels read them.
///
/// Coordinate c of point i of a block is its element 64 c + i. The last block is filled up with
/// +infinity, so that what is not a point is near nothing.
package struct PointBlocks: Sendable {
  /// How many points a block holds.
  package static let size = 64

  /// How many points there are, the filling not counted.
  package let count: Int

  /// How many coordinates a point has.
  package let dimensions: Int

  /// The blocks, one after the other; vectors of them should not lie across lines of a cache.
  private let storage: AlignedArray<Float>

  /// How many blocks there are.
  package var blocks: Int { (count + Self.size - 1) / Self.size }

  /// Blocks of the points of a matrix stored row by row.
  package init(rows: Span<Float>, count: Int, dimensions: Int) {
    precondition(
      rows.count == count * dimensions,
      "point blocks: \(rows.count) floats for \(count) points of \(dimensions) coordinates")
    self.init(count: count, dimensions: dimensions) { point, c in rows[point * dimensions + c] }
  }

  /// Blocks of some rows of a matrix stored column by column, in the order given, each number
  /// multiplied by the scale.
  package init(
    columns: Span<Float>, of rows: Int, dimensions: Int, order: Span<UInt32>, scale: Float = 1
  ) {
    self.init(
      columns: columns, of: rows, dimensions: dimensions, order: order, scale: scale
    ) { () throws(Never) in }
  }

  /// The same; `check` is asked often, and may throw.
  package init<Failure: Error>(
    columns: Span<Float>, of rows: Int, dimensions: Int, order: Span<UInt32>, scale: Float,
    check: () throws(Failure) -> Void
  ) throws(Failure) {
    precondition(
      columns.count == rows * dimensions,
      "point blocks: \(columns.count) floats for \(rows) points of \(dimensions) coordinates")
    try self.init(count: order.count, dimensions: dimensions, check: check) { point, c in
      columns[c * rows + Int(order[point])] * scale
    }
  }

  /// Blocks of some rows of a matrix stored column by column, seen from an origin, each number then
  /// multiplied by the scale.
  package init(
    columns: Span<Float>, of rows: Int, _ range: Range<Int>, origin: Span<Float>, scale: Float
  ) {
    precondition(
      columns.count == rows * origin.count && 0..<rows + 1 ~= range.upperBound,
      "point blocks: \(columns.count) floats for \(rows) points of \(origin.count) coordinates")
    self.init(count: range.count, dimensions: origin.count) { point, c in
      (columns[c * rows + range.lowerBound + point] - origin[c]) * scale
    }
  }

  /// Blocks as they were, or nil when there are not as many floats as such blocks have.
  package init?(elements: [Float], count: Int, dimensions: Int) {
    guard count >= 0, dimensions > 0, count <= elements.count,
      elements.count == (count + Self.size - 1) / Self.size * Self.size * dimensions
    else { return nil }
    self.count = count
    self.dimensions = dimensions
    storage = AlignedArray(copying: elements)
  }

  private init(count: Int, dimensions: Int, coordinate: (_ point: Int, _ c: Int) -> Float) {
    self.init(count: count, dimensions: dimensions, check: { () throws(Never) in }, coordinate)
  }

  /// How many blocks are laid without asking whether to go on.
  static let blocksAnAsk = 256

  private init<Failure: Error>(
    count: Int, dimensions: Int, check: () throws(Failure) -> Void,
    _ coordinate: (_ point: Int, _ c: Int) -> Float
  ) throws(Failure) {
    self.count = count
    self.dimensions = dimensions
    let blocks = (count + Self.size - 1) / Self.size
    storage = AlignedArray(room: blocks * Self.size * dimensions)
    for block in 0..<blocks {
      if block % Self.blocksAnAsk == 0 { try check() }
      let points = block * Self.size..<min(count, (block + 1) * Self.size)
      for c in 0..<dimensions {
        let start = (block * dimensions + c) * Self.size
        let first = start - points.lowerBound
        for point in points { unsafe storage.values[first + point] = coordinate(point, c) }
        for place in points.count..<Self.size { unsafe storage.values[start + place] = .infinity }
      }
    }
  }

  /// All blocks, copied one after the other.
  package var elements: [Float] { unsafe Array(storage.values) }

  /// Shows the coordinates of some blocks to the body.
  package func withBlocks<Result>(
    _ range: Range<Int>, _ body: (Span<Float>) throws -> Result
  ) rethrows -> Result {
    precondition(
      range.lowerBound >= 0 && range.upperBound <= blocks,
      "point blocks: no blocks \(range) of \(blocks)")
    let length = Self.size * dimensions
    let part = range.lowerBound * length..<range.upperBound * length
    return try unsafe body(UnsafeBufferPointer(storage.values).span.extracting(part))
  }

  /// The points of one block, the filling not counted.
  package func points(_ block: Int) -> Range<Int> {
    precondition(0..<blocks ~= block, "point blocks: no block \(block) of \(blocks)")
    return block * Self.size..<min(count, (block + 1) * Self.size)
  }

  /// One coordinate of one point.
  package subscript(point: Int, c: Int) -> Float {
    precondition(
      0..<count ~= point && 0..<dimensions ~= c, "point blocks: no coordinate \(c) of \(point)")
    return unsafe storage.values[
      (point / Self.size * dimensions + c) * Self.size + point % Self.size]
  }
}
