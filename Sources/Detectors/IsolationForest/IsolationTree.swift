internal import RingtrueCore
internal import RingtrueKernels

/// One tree of random cuts, complete down to its last level.
///
/// Node 1 is the root and node `k` has the children `2k` and `2k + 1`; a branch that ends early is
/// padded with cuts that send every row left, so that each row takes the same number of steps and
/// none of them is a guess for the processor.
struct IsolationTree: Sendable, Equatable {
  /// The feature that each node cuts; node 0 is not used.
  let features: [Int32]
  /// Where each node cuts: rows above it go right.
  let cuts: [Float]
  /// The path length of each leaf, what is still mixed there included.
  let leaves: [Float]

  /// How many levels of cuts a sample of a size gets: enough to isolate half of it.
  static func depth(ofSample size: Int) -> Int {
    size <= 2 ? 1 : Int.bitWidth - (size - 1).leadingZeroBitCount
  }

  /// The mean length of an unsuccessful search in a binary tree of `count` keys, 2H(n−1) − 2(n−1)/n.
  static func searchLength(_ count: Int) -> Double {
    guard count > 1 else { return 0 }
    let harmonic = (1..<count).reduce(0.0) { $0 + 1 / Double($1) }
    return 2 * harmonic - 2 * Double(count - 1) / Double(count)
  }
}

// MARK: - Growing

extension IsolationTree {
  /// Grows a tree from some rows, cutting a random feature between its bounds at every node.
  init(growing members: [Int], of matrix: FeatureMatrix, from chance: inout RandomStream) {
    let depth = Self.depth(ofSample: members.count)
    var tree = Growth(depth: depth, matrix: matrix)
    tree.grow(members, node: 1, level: 0, chance: &chance)
    self.init(features: tree.features, cuts: tree.cuts, leaves: tree.leaves)
  }

  private struct Growth {
    let depth: Int
    let matrix: FeatureMatrix
    var features: [Int32]
    var cuts: [Float]
    var leaves: [Float]

    init(depth: Int, matrix: FeatureMatrix) {
      self.depth = depth
      self.matrix = matrix
      features = Array(repeating: 0, count: 1 << depth)
      cuts = Array(repeating: .infinity, count: 1 << depth)
      leaves = Array(repeating: 0, count: 1 << depth)
    }

    mutating func grow(_ rows: [Int], node: Int, level: Int, chance: inout RandomStream) {
      guard level < depth, rows.count > 1, let cut = cut(rows, chance: &chance) else {
        let leaf = node << (depth - level) - (1 << depth)
        leaves[leaf] = Float(Double(level) + IsolationTree.searchLength(rows.count))
        return
      }
      features[node] = Int32(cut.feature)
      cuts[node] = cut.value
      let above = rows.filter { matrix[$0, cut.feature] > cut.value }
      let below = rows.filter { matrix[$0, cut.feature] <= cut.value }
      grow(below, node: 2 * node, level: level + 1, chance: &chance)
      grow(above, node: 2 * node + 1, level: level + 1, chance: &chance)
    }

    /// A cut with rows on both sides, through a feature chosen evenly among those that vary.
    private func cut(
      _ rows: [Int], chance: inout RandomStream
    ) -> (feature: Int, value: Float)? {
      for feature in chance.shuffled(Array(matrix.names.indices)) {
        var (least, greatest) = (Float.infinity, -Float.infinity)
        for row in rows {
          least = min(least, matrix[row, feature])
          greatest = max(greatest, matrix[row, feature])
        }
        guard least < greatest else { continue }
        let unit = chance.draw().unit
        let value = Float(Double(least) + unit * (Double(greatest) - Double(least)))
        return (feature, min(max(value, least), greatest.nextDown))
      }
      return nil
    }
  }
}

// MARK: - Scoring

extension IsolationTree {
  /// Adds each row's path length; rows that share a tile share what the cache holds of the tree.
  func addPaths(of matrix: FeatureMatrix, to paths: inout [Double]) {
    let leafCount = leaves.count
    for row in paths.indices {
      var node = 1
      while node < leafCount {
        let isAbove = matrix[row, Int(features[node])] > cuts[node]
        node = 2 &* node &+ (isAbove ? 1 : 0)
      }
      paths[row] += Double(leaves[node &- leafCount])
    }
  }
}
