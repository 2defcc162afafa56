internal import CKernels

// Squared Euclidean distances from queries, stored row by row, to a block of 64 points, stored
// dimension by dimension (see `PointBlocks`). Coordinates are subtracted before they are squared:
// ‖x‖² + ‖y‖² - 2xy would be faster and lose every digit for near neighbours. AVX2 and AVX-512
// agree to the bit.

/// Writes the distances of each query to all 64 points, query after query.
///
/// Cost: O(queries · 64 · dimensions).
package func squaredDistances(
  from queries: Span<Float>, dimensions: Int, to block: Span<Float>,
  into distances: inout MutableSpan<Float>, on isa: ISA = .active
) {
  let count = queryCount(queries, dimensions, block, distances.count)
  unsafe queries.withUnsafeBufferPointer { queries in
    unsafe block.withUnsafeBufferPointer { block in
      unsafe distances.withUnsafeMutableBufferPointer { distances in
        unsafe ck_distances(
          isa.path, queries.baseAddress, count, dimensions, dimensions, block.baseAddress,
          distances.baseAddress)
      }
    }
  }
}

/// Does the same, and marks in `near` the points whose distance is below the query's limit.
///
/// Bit i of a query's word stands for point i: most words are 0, and cost the caller one test.
package func squaredDistances(
  from queries: Span<Float>, dimensions: Int, to block: Span<Float>, within limits: Span<Float>,
  into distances: inout MutableSpan<Float>, near: inout MutableSpan<UInt64>,
  on isa: ISA = .active
) {
  let count = queryCount(queries, dimensions, block, distances.count)
  precondition(
    limits.count == count && near.count >= count,
    "distances: \(limits.count) limits, \(near.count) words for \(count) queries")
  unsafe queries.withUnsafeBufferPointer { queries in
    unsafe block.withUnsafeBufferPointer { block in
      unsafe limits.withUnsafeBufferPointer { limits in
        unsafe distances.withUnsafeMutableBufferPointer { distances in
          unsafe near.withUnsafeMutableBufferPointer { near in
            unsafe ck_distances_within(
              isa.path, queries.baseAddress, count, dimensions, dimensions, block.baseAddress,
              limits.baseAddress, distances.baseAddress, near.baseAddress)
          }
        }
      }
    }
  }
}

private func queryCount(
  _ queries: Span<Float>, _ dimensions: Int, _ block: Span<Float>, _ room: Int
) -> Int {
  precondition(dimensions > 0, "distances: points of \(dimensions) coordinates")
  precondition(
    queries.count % dimensions == 0,
    "distances: \(queries.count) floats for queries of \(dimensions) coordinates")
  let count = queries.count / dimensions
  precondition(
    block.count == PointBlocks.size * dimensions,
    "distances: a block of \(block.count) floats for points of \(dimensions) coordinates")
  precondition(
    room >= PointBlocks.size * count, "distances: room for \(room), but \(count) queries")
  return count
}
