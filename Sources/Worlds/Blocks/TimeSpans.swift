internal import RingtrueKernels

/// Rows dealt out to equal spans of time, in their old order within each, so that threads can sort
/// them span by span.
struct TimeSpans: Sendable {
  private let dealt: [UInt32]
  private let starts: [Int]

  /// About so many rows fall into one, or up to twice as many.
  private static let usual = 1 << 14

  /// Deals rows out by their times. Cost: three passes.
  init(_ times: [Int64]) {
    guard let first = times.min(), let last = times.max() else {
      (dealt, starts) = ([], [0])
      return
    }
    let wanted = UInt64(times.count / Self.usual + 1)
    var shift: UInt64 = 0
    while UInt64(last - first) >> shift >= wanted { shift += 1 }
    func span(_ time: Int64) -> Int { Int(UInt64(time - first) >> shift) }
    var starts = [Int](repeating: 0, count: span(last) + 2)
    for time in times { starts[span(time) + 1] += 1 }
    for place in 1..<starts.count { starts[place] += starts[place - 1] }
    var next = starts
    var dealt = [UInt32](repeating: 0, count: times.count)
    for (row, time) in times.enumerated() {
      let place = span(time)
      dealt[next[place]] = UInt32(row)
      next[place] += 1
    }
    self.dealt = dealt
    self.starts = starts
  }

  /// The rows by ascending keys, which have to ascend with time. Cost: a radix sort of 64-bit keys.
  func order(threads: Int, key: @Sendable (_ row: Int) -> UInt64) -> [UInt32] {
    let parts = parallelMap(Chunks(starts.count - 1, of: 1), width: threads) { spans in
      let rows = dealt[starts[spans.lowerBound]..<starts[spans.upperBound]]
      let keys = rows.map { key(Int($0)) }
      return argsort(keys.span).map { rows[rows.startIndex + Int($0)] }
    }
    return parts.count == 1 ? parts[0] : parts.flatMap { $0 }
  }
}
