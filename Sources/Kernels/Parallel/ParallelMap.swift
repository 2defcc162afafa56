internal import Synchronization

/// The results of a body for every chunk, in the order of chunks; see `parallelFor`.
package func parallelMap<Result: Sendable, Failure: Error>(
  _ chunks: Chunks, width: Int,
  _ body: @Sendable (_ items: Range<Int>) throws(Failure) -> Result
) throws(Failure) -> [Result] {
  if width == 1 {
    return try (0..<chunks.count).map { chunk throws(Failure) in try body(chunks[chunk]) }
  }
  let results = Mutex([Result?](repeating: nil, count: chunks.count))
  try parallelFor(chunks, width: width) { chunk, items throws(Failure) in
    let result = try body(items)
    results.withLock { $0[chunk] = result }
  }
  return results.withLock { $0.compactMap(\.self) }
}

/// Combines the results of all chunks, from the first to the last; see `parallelFor`.
///
/// The order of combining is fixed, so sums of floats have the same bits at any width.
package func parallelReduce<Result: Sendable, Failure: Error>(
  _ chunks: Chunks, width: Int, into initial: Result,
  _ body: @Sendable (_ items: Range<Int>) throws(Failure) -> Result,
  combine: (inout Result, Result) -> Void
) throws(Failure) -> Result {
  try parallelMap(chunks, width: width, body).reduce(into: initial, combine)
}

/// Fills an array, every chunk writing its own part of it; see `parallelFor`.
///
/// The body gets the items of its chunk and the part to write, which has `stride` elements an
/// item.
package func parallelFill<Element: Sendable, Failure: Error>(
  _ array: inout [Element], _ chunks: Chunks, stride: Int = 1, width: Int,
  _ body:
    @Sendable (_ items: Range<Int>, _ part: inout MutableSpan<Element>) throws(Failure) -> Void
) throws(Failure) {
  precondition(
    array.count == chunks.items * stride,
    "parallel: \(array.count) elements for \(chunks.items) items of \(stride)")
  try unsafe array.withUnsafeMutableBufferPointer { buffer throws(Failure) in
    // Chunks don't overlap, so each thread is alone with its part.
    nonisolated(unsafe) let whole = unsafe buffer
    try parallelFor(chunks, width: width) { _, items throws(Failure) in
      let range = items.lowerBound * stride..<items.upperBound * stride
      var part = unsafe whole.extracting(range).mutableSpan
      try body(items, &part)
    }
  }
}
