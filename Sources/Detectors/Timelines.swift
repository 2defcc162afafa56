internal import RingtrueCore
internal import RingtrueKernels

/// Rows put together by their words, each word's in the order of time.
struct Timelines: Sendable {
  /// The rows of word 0, then those of word 1, and so on. Rows of the same time keep their order, and
  /// those without one come last.
  let order: [UInt32]
  private let starts: [UInt32]

  /// The timelines of words' rows.
  ///
  /// Cost: O(n) where rows stand in the order of time, O(n log n) otherwise.
  init(of words: Words, by days: [Double], under conditions: Conditions) throws {
    try conditions.checkCancelled()
    let groups = RowGroups(codes: words.codes.span, count: words.levels.count)
    var order = groups.order
    var pulse = Pulse(conditions)
    let isAfter = { (one: UInt32, other: UInt32) in
      let (first, second) = (days[Int(one)], days[Int(other)])
      return first > second || first.isNaN && !second.isNaN
    }
    for word in 0..<groups.count {
      let range = groups.range(word)
      let fault = try range.dropFirst().first { place in
        try pulse.beat()
        return isAfter(order[place - 1], order[place])
      }
      if fault == nil { continue }
      let sorted = try order[range].sorted(under: conditions) {
        isAfter($1, $0) || !isAfter($0, $1) && $0 < $1
      }
      order.replaceSubrange(range, with: sorted)
    }
    self.order = order
    starts = groups.starts
  }

  /// How many words there are.
  var count: Int { starts.count - 1 }

  /// Where a word's rows stand in the order.
  func range(_ word: Int) -> Range<Int> { Int(starts[word])..<Int(starts[word + 1]) }

  /// The rows of a word.
  func rows(_ word: Int) -> [Int] { order[range(word)].map { Int($0) } }
}
