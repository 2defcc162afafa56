internal import RingtrueCore

/// How high ordinary rows score: some order statistics of the training rows' scores.
struct ScoreTail: Sendable {
  private let steps: [Double]
  private let count: Int

  /// How many order statistics are kept at most.
  private static let most = 1000

  /// Learns from scores, at least one.
  init(_ scores: [Double], under conditions: Conditions) throws {
    let sorted = try conditions.sorted(scores)
    count = sorted.count
    let kept = min(Self.most, count)
    // The greatest is kept, and the others as far apart as it goes.
    steps = (1...kept).map { sorted[$0 * sorted.count / kept - 1] }
  }

  /// The chance that an ordinary row scores at least as high, as if the row were one more of them.
  func pValue(_ score: Double) -> Double {
    var (low, high) = (0, steps.count)
    while low < high {
      let middle = (low + high) / 2
      if steps[middle] < score { low = middle + 1 } else { high = middle }
    }
    let above = Double(steps.count - low) / Double(steps.count) * Double(count)
    return (1 + above) / Double(count + 1)
  }

  /// The tail as plain data.
  var pieces: [String: Archive.Entry] {
    ["tail": .doubles(steps), "tail.rows": .integers([Int64(count)])]
  }

  /// The tail from plain data.
  init(_ archive: Archive) throws(ArchiveError) {
    steps = try archive.doubles("tail")
    count = try archive.integers("tail.rows", count: 1)[0]
    guard !steps.isEmpty, count >= steps.count,
      zip(steps, steps.dropFirst()).allSatisfy({ $0 <= $1 })
    else { throw .inconsistent("tail") }
  }
}
