/// Equal pieces of a range, the last one perhaps shorter.
///
/// The problem alone decides how it is cut, never the number of threads: whatever is combined
/// chunk by chunk has the same bits at any width.
package struct Chunks: Sendable, Equatable {
  /// How many items are cut up.
  package let items: Int

  /// How many items a chunk has.
  package let size: Int

  /// How many chunks there are.
  package var count: Int { items / size + (items % size == 0 ? 0 : 1) }

  /// Cuts so many items into chunks of a size.
  package init(_ items: Int, of size: Int) {
    precondition(items >= 0 && size > 0, "chunks: \(items) items in chunks of \(size)")
    self.items = items
    self.size = size
  }

  /// The items of one chunk.
  package subscript(index: Int) -> Range<Int> {
    precondition(0..<count ~= index, "chunks: no chunk \(index) of \(count)")
    return index * size..<min(items, index * size + size)
  }
}
