internal import CKernels

extension RandomStream {
  /// Fills the first features with standard normal noise, all of it keyed by the stream's place;
  /// what fills features up stays 0.
  ///
  /// Words have 23 bits of radius each, so no number lies beyond ±5.8: fine for training, too short
  /// a tail for simulation.
  package func fillNormal(
    _ noise: inout Activations, features: Int, on isa: ISA = .active
  ) {
    let lanes = noise.lanes
    let key = noiseKey
    unsafe noise.writing { (noise: ck_batch) in
      guard let start = unsafe noise.at else { return }
      unsafe ck_noise(isa.path, key, start, features * lanes)
      for feature in (0..<features).reversed() {
        unsafe (start + feature * noise.row).update(from: start + feature * lanes, count: lanes)
      }
    }
  }

  /// The words that the noise of the stream's place is made of, sixteen blocks side by side.
  package func noiseWords(_ count: Int, on isa: ISA = .active) -> [UInt32] {
    precondition(count % 16 == 0, "noise: \(count) words fill no vectors")
    var words = [UInt32](repeating: 0, count: count)
    let key = noiseKey
    unsafe words.withUnsafeMutableBufferPointer {
      unsafe ck_noise_words(isa.path, key, $0.baseAddress, count)
    }
    return words
  }

  /// One draw of the stream keys a smaller cipher, of which many blocks are made at once.
  private var noiseKey: ck_noise_key {
    let block = self[counter].words()
    return ck_noise_key(cipher: block.0, counter: block.1)
  }
}
