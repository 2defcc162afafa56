internal import RingtrueKernels

/// Turns sums of path lengths into scores: 2 to the minus mean length over the typical one.
///
/// A sum is a whole number, so its power is the product of two entries of small tables, one for its
/// high part and one for its low: no logarithm and no exponential for a row.
struct PathScores: Sendable {
  private static let lowBits = 12

  private let high: [Double]
  private let low: [Double]

  /// Scores for sums over trees with such leaves, 2^depth each, grown from samples of a size.
  init(leaves: [UInt16], depth: Int, sample: Int) {
    let trees = leaves.count >> depth
    // A sample of one isolates nothing, so that every row is as ordinary as any.
    let typical = IsolationTrees.searchLengths(upTo: sample)[sample]
    let halving = typical > 0 ? IsolationTrees.unit * Double(trees) * typical : .infinity
    let largest = trees * Int(leaves.max() ?? 0)
    high = (0...largest >> Self.lowBits).map {
      typical > 0 ? Elementary.pow(2, -Double($0 << Self.lowBits) / halving) : 0.5
    }
    low = (0..<1 << Self.lowBits).map { Elementary.pow(2, -Double($0) / halving) }
  }

  /// The score of a sum: 0…1, near ½ when ordinary.
  subscript(sum: UInt32) -> Double {
    high[Int(sum >> UInt32(Self.lowBits))] * low[Int(sum) & (1 << Self.lowBits - 1)]
  }
}
