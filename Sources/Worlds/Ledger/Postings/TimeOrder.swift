internal import RingtrueKernels

extension Postings {
  /// The rows in the order in which a reader sees them: by time, and within a second by a hash of
  /// what they say.
  ///
  /// The hash keeps the order from telling which account came first, or what was put in later.
  /// Cost: one radix sort of 64-bit keys.
  func timeOrder(seed: UInt64) -> [UInt32] {
    guard let first = time.min() else { return [] }
    var keys: [UInt64] = []
    keys.reserveCapacity(count)
    for row in 0..<count {
      keys.append(UInt64(time[row] - first) << 32 | hash(row, seed) >> 32)
    }
    return argsort(keys.span)
  }

  /// Steele & Flood's finalizer over account, amount and seed, OOPSLA 2014,
  /// doi:10.1145/2660193.2660195
  @inline(__always)
  private func hash(_ row: Int, _ seed: UInt64) -> UInt64 {
    var word = UInt64(bitPattern: amount[row]) &* 0x9E37_79B9_7F4A_7C15 ^ seed
    word = (word ^ UInt64(UInt32(bitPattern: account[row])) << 20) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ word >> 27) &* 0x94D0_49BB_1331_11EB
    return word ^ word >> 31
  }
}
