internal import RingtrueCore
internal import RingtrueKernels

/// Trees of random cuts, end to end, each complete down to its last level.
///
/// Node 1 of a tree is the root and node `k` has the children `2k` and `2k + 1`; a branch that ends
/// early is padded with cuts that send every row left, so that each row takes the same number of
/// steps and none of them is a guess for the processor. Path lengths are whole multiples of 1/2048:
/// their sums have the same bits in any order.
struct IsolationTrees: Sendable, Equatable {
  /// The parts of a step that a path is measured in.
  static let unit = 2048.0

  /// The feature that each node cuts.
  var features: [Int32] = []
  /// Where each node cuts: rows above it go right.
  var cuts: [Float] = []
  /// The path length of each leaf, in units, what is still mixed there included.
  var leaves: [UInt16] = []

  /// Trees with room for nodes of so many levels.
  init(count: Int, depth: Int) {
    features = Array(repeating: 0, count: count << depth)
    cuts = Array(repeating: .infinity, count: count << depth)
    leaves = Array(repeating: 0, count: count << depth)
  }

  /// Trees as they were kept.
  init(features: [Int32], cuts: [Float], leaves: [UInt16]) {
    self.features = features
    self.cuts = cuts
    self.leaves = leaves
  }

  /// How many levels of cuts a sample of a size gets: enough to isolate half of it.
  static func limit(ofSample size: Int) -> Int {
    size <= 2 ? 1 : Int.bitWidth - (size - 1).leadingZeroBitCount
  }

  /// How many levels are kept for it: what walks trees wants no fewer than some.
  static func depth(ofSample size: Int) -> Int {
    max(RankedForest.leastDepth, limit(ofSample: size))
  }

  /// The mean lengths of unsuccessful searches in binary trees of 0, 1, … keys: 2H(n−1) − 2(n−1)/n.
  static func searchLengths(upTo size: Int) -> [Double] {
    var harmonic = 0.0
    return (0...size).map { count in
      guard count > 1 else { return 0 }
      harmonic += 1 / Double(count - 1)
      return 2 * harmonic - 2 * Double(count - 1) / Double(count)
    }
  }

  /// The lengths of paths that end with `rows` still mixed, at `level · (size + 1) + rows`.
  static func lengths(ofSample size: Int) -> [UInt16] {
    let searches = searchLengths(upTo: size)
    return (0...limit(ofSample: size)).flatMap { level in
      searches.map { UInt16(((Double(level) + $0) * unit).rounded()) }
    }
  }

  /// Adds more trees behind these.
  mutating func append(_ others: IsolationTrees) {
    features += others.features
    cuts += others.cuts
    leaves += others.leaves
  }
}
