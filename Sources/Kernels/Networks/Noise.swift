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
    for i in stride(from: 0, to: count, by: 8) {
      let block = draws.draw().words()
      for (place, word) in [block.0, block.1, block.2, block.3].enumerated() {
        span[i + 2 * place] = UInt32(truncatingIfNeeded: word)
        span[i + 2 * place + 1] = UInt32(truncatingIfNeeded: word >> 32)
      }
    }
    unsafe noise.values.withUnsafeMutableBufferPointer { values in
      var part = unsafe values.extracting(0..<count).mutableSpan
      normals(from: words.span, into: &part)
    }
  }
}
