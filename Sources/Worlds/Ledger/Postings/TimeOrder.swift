internal import RingtrueKernels

extension Postings {
  /// The rows in the order in which a reader sees them: by time, and within a second by a hash of
  /// what they say.
  ///
  /// The hash keeps the order from telling which account came first, or what was put in later.
  /// Cost: some passes, and a radix sort of 64-bit keys.
  ///
  /// Accounts count from `firstAccount`.
  func timeOrder(seed: UInt64, firstAccount: Int = 0, threads: Int = 1) -> [UInt32] {
    guard let first = time.min() else { return [] }
    return TimeSpans(time).order(threads: threads) { row in
      key(row, since: first, seed, firstAccount)
    }
  }

  /// What rows are sorted by: the seconds since a time that is not after any of them, and a hash.
  @inline(__always)
  func key(_ row: Int, since first: Int64, _ seed: UInt64, _ firstAccount: Int) -> UInt64 {
    UInt64(time[row] - first) << 32 | hash(row, seed, firstAccount) >> 32
  }

  /// Steele & Flood's finalizer over account, amount and seed, OOPSLA 2014,
  /// doi:10.1145/2660193.2660195
  @inline(__always)
  private func hash(_ row: Int, _ seed: UInt64, _ firstAccount: Int) -> UInt64 {
    let account = account[row] + Int32(firstAccount)
    var word = UInt64(bitPattern: amount[row]) &* 0x9E37_79B9_7F4A_7C15 ^ seed
    word = (word ^ UInt64(UInt32(bitPattern: account)) << 20) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ word >> 27) &* 0x94D0_49BB_1331_11EB
    return word ^ word >> 31
  }
}
