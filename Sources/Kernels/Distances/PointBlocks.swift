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

  /// The blocks, one after the other.
  package let elements: [Float]

  /// How many blocks there are.
  package var blocks: Int { (count + Self.size - 1) / Self.size }

  /// Blocks of the points of a matrix stored row by row.
  package init(rows: Span<Float>, count: Int, dimensions: Int) {
    precondition(
      rows.count == count * dimensions,
      "point blocks: \(rows.count) floats for \(count) points of \(dimensions) coordinates")
    self.count = count
    self.dimensions = dimensions
    let blocks = (count + Self.size - 1) / Self.size
    var elements = [Float](repeating: .infinity, count: blocks * Self.size * dimensions)
    for point in 0..<count {
      let start = point / Self.size * Self.size * dimensions + point % Self.size
      for c in 0..<dimensions {
        elements[start + Self.size * c] = rows[point * dimensions + c]
      }
    }
    self.elements = elements
  }

  /// The coordinates of one block.
  package func block(_ index: Int) -> Range<Int> {
    precondition(0..<blocks ~= index, "point blocks: no block \(index) of \(blocks)")
    let length = Self.size * dimensions
    return index * length..<(index + 1) * length
  }
}
