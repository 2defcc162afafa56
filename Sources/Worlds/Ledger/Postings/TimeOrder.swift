internal import RingtrueKernels

extension Postings {
  /// The rows in the order in which a reader sees them: by time, and within a second by a hash of
  /// what they say.
  ///
  /// The hash keeps the order from telling which account came first, or what was put in later.
  /// Rows are dealt out to equal spans of time, and each span is sorted by itself.
  /// Cost: one pass, and a radix sort of 64-bit keys.
  ///
  /// Accounts count from `firstAccount`.
  func timeOrder(seed: UInt64, firstAccount: Int = 0, threads: Int = 1) -> [UInt32] {
    guard let first = time.min(), let last = time.max() else { return [] }
    let spans = TimeSpans(time, first: first, last: last)
    let parts = parallelMap(Chunks(spans.count, of: 1), width: threads) { places in
      places.flatMap { place in
        let rows = spans.rows(place)
        let keys = rows.map { row in
          key(Int(row), since: first, seed, firstAccount)
        }
        return argsort(keys.span).map { rows[rows.startIndex + Int($0)] }
      }
    }
    return parts.count == 1 ? parts[0] : parts.flatMap { $0 }
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

/// Rows dealt out to equal spans of time, in their old order within each.
private struct TimeSpans: Sendable {
  private let dealt: [UInt32]
  private let starts: [Int]

  /// About so many rows fall into one.
  private static let usual = 1 << 15

  init(_ times: [Int64], first: Int64, last: Int64) {
    let count = Int64(times.count / Self.usual + 1)
    let width = (last - first) / count + 1
    var starts = [Int](repeating: 0, count: Int(count) + 1)
    for time in times { starts[Int((time - first) / width) + 1] += 1 }
    for place in 1..<starts.count { starts[place] += starts[place - 1] }
    var next = starts
    var dealt = [UInt32](repeating: 0, count: times.count)
    for (row, time) in times.enumerated() {
      let span = Int((time - first) / width)
      dealt[next[span]] = UInt32(row)
      next[span] += 1
    }
    self.dealt = dealt
    self.starts = starts
  }

  var count: Int { starts.count - 1 }

  func rows(_ span: Int) -> ArraySlice<UInt32> { dealt[starts[span]..<starts[span + 1]] }
}
