internal import CKernels

extension RandomStream {
  /// Fills the first features with standard normal noise, all of it keyed by the stream's place;
  /// what fills features up stays 0.
  ///
  /// `words` is scratch that is made longer where it must be, and may be kept between calls.
  package func fillNormal(
    _ noise: inout Activations, features: Int, using words: inout [UInt32]
  ) {
    let count = features * noise.lanes
    if words.count != count { words = [UInt32](repeating: 0, count: count) }
    var span = words.mutableSpan
    var draws = self
    for place in stride(from: 0, to: count, by: 8) {
      let block = draws.draw().words()
      Self.lay(block.0, into: &span, at: place)
      Self.lay(block.1, into: &span, at: place + 2)
      Self.lay(block.2, into: &span, at: place + 4)
      Self.lay(block.3, into: &span, at: place + 6)
    }
    unsafe words.withUnsafeBufferPointer { words in
      unsafe noise.writing { (noise: ck_batch) in
        unsafe ck_normals(ISA.active.path, words.baseAddress, noise.at, count)
      }
    }
  }

  @inline(__always)
  private static func lay(_ word: UInt64, into words: inout MutableSpan<UInt32>, at place: Int) {
    words[place] = UInt32(truncatingIfNeeded: word)
    words[place + 1] = UInt32(truncatingIfNeeded: word >> 32)
  }
}
