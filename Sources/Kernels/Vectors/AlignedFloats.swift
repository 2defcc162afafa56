/// Numbers that begin where a line of a cache does, which arrays do not promise.
///
/// A vector that lies across two lines costs two reads: kernels are slower by a sixth there.
@safe final class AlignedFloats: @unchecked Sendable {
  /// The numbers; whoever writes them must be the only one who holds this.
  let values: UnsafeMutableBufferPointer<Float>

  /// So many zeros.
  init(count: Int) {
    let bytes = UnsafeMutableRawBufferPointer.allocate(
      byteCount: count * MemoryLayout<Float>.stride, alignment: 64)
    unsafe values = bytes.bindMemory(to: Float.self)
    unsafe values.initialize(repeating: 0)
  }

  /// The same numbers elsewhere.
  init(copying other: AlignedFloats) {
    let bytes = unsafe UnsafeMutableRawBufferPointer.allocate(
      byteCount: other.values.count * MemoryLayout<Float>.stride, alignment: 64)
    unsafe values = bytes.bindMemory(to: Float.self)
    _ = unsafe values.initialize(from: other.values)
  }

  deinit { unsafe values.deallocate() }
}
