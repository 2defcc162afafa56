internal import RingtrueCore

/// Puts the scores of one detector on a scale that those of others are on too.
struct UnifyingScale: Sendable {
  /// Some different scores of training rows, ascending, and the share of rows below each, those that
  /// tie with it counted half; empty where deviations from the mean are the scale.
  private let steps: [Double]
  private let ranks: [Double]
  private let mean: Double
  private let deviation: Double

  /// How many ranks are kept at most: half of them the highest, since there every one matters.
  private static let most = 4096

  /// Learns the scale from the scores of training rows, at least one.
  init(_ scores: [Double], byRank: Bool, under conditions: Conditions) throws {
    try conditions.checkCancelled()
    let mean = scores.reduce(0, +) / Double(scores.count)
    let squares = scores.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    (self.mean, deviation) = (mean, (squares / Double(scores.count)).squareRoot())
    let ladder = try byRank ? Self.ladder(scores, under: conditions) : []
    (steps, ranks) = (ladder.map(\.score), ladder.map(\.rank))
  }

  private static func ladder(
    _ scores: [Double], under conditions: Conditions
  ) throws -> [(score: Double, rank: Double)] {
    let sorted = try conditions.sorted(scores)
    var all: [(score: Double, rank: Double)] = []
    var first = 0
    while first < sorted.count {
      var next = first
      while next < sorted.count, sorted[next] == sorted[first] { next += 1 }
      all.append((sorted[first], Double(first + next) / Double(2 * sorted.count)))
      first = next
    }
    guard all.count > most else { return all }
    let low = all.count - most / 2
    return (0..<most / 2).map { all[$0 * low / (most / 2)] } + all[low...]
  }

  /// Where each of some scores stands.
  func places(_ scores: [Double], under conditions: Conditions) throws -> [Double] {
    try conditions.map(scores.count) { place(scores[$0]) }
  }

  /// Where a score stands: a rank from 0 to hardly more than 1, or a number of deviations.
  func place(_ score: Double) -> Double {
    let distance = deviation > 0 ? (score - mean) / deviation : score - mean
    guard let lowest = steps.first, let highest = steps.last else {
      return min(max(distance, -1e12), 1e12)
    }
    // Beyond the training rows, what is farther still counts for more, but for less than a rank.
    if score > highest {
      let excess = (score - highest) / max(deviation, .leastNormalMagnitude)
      return 1 + 1e-6 * (excess.isFinite ? excess / (1 + excess) : 1)
    }
    if score <= lowest { return score < lowest ? 0 : ranks[0] }
    let above = steps.firstIndex(atLeast: score)
    if steps[above] == score { return ranks[above] }
    let share = (score - steps[above - 1]) / (steps[above] - steps[above - 1])
    return ranks[above - 1] + (ranks[above] - ranks[above - 1]) * share
  }
}

extension [Double] {
  /// The place of the first of ascending numbers that is at least that; by halving.
  fileprivate func firstIndex(atLeast number: Double) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if self[middle] < number { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

extension UnifyingScale {
  /// The scale as plain data.
  var archive: Archive {
    Archive(
      detector: "scale",
      ["steps": .doubles(steps), "ranks": .doubles(ranks), "spread": .doubles([mean, deviation])])
  }

  /// The scale from plain data.
  init(_ archive: Archive) throws(ArchiveError) {
    try archive.expect("scale")
    steps = try archive.doubles("steps")
    ranks = try archive.doubles("ranks", count: steps.count)
    let spread = try archive.doubles("spread", count: 2)
    (mean, deviation) = (spread[0], spread[1])
    guard zip(steps, steps.dropFirst()).allSatisfy({ $0 < $1 }), deviation >= 0 else {
      throw .inconsistent("steps")
    }
  }
}
