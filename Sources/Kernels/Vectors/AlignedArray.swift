/// Numbers that begin where a line of a cache does, which arrays do not promise.
///
/// A vector that lies across two lines costs two reads: kernels are slower by a sixth there.
@safe final class AlignedArray<Number: BitwiseCopyable & Sendable>: @unchecked Sendable {
  /// The numbers; whoever writes them must be the only one who holds this.
  let values: UnsafeMutableBufferPointer<Number>

  /// Room for so many numbers, each to be written before it is read.
  init(room count: Int) {
    let bytes = UnsafeMutableRawBufferPointer.allocate(
      byteCount: count * MemoryLayout<Number>.stride, alignment: 64)
    unsafe values = bytes.bindMemory(to: Number.self)
  }

  /// One number, so many times.
  convenience init(repeating number: Number, count: Int) {
    self.init(room: count)
    unsafe values.initialize(repeating: number)
  }

  /// The same numbers as elsewhere.
  convenience init(copying others: some Collection<Number>) {
    self.init(room: others.count)
    _ = unsafe values.initialize(from: others)
  }

  deinit { unsafe values.deallocate() }
}
