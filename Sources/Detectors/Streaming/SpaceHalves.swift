internal import RingtrueCore
internal import RingtrueKernels

/// Complete trees whose nodes halve space, and how many rows fell into each node.
///
/// Trees lie end to end, each with 2^(depth + 1) entries: node 1 is all of space and node `k` has
/// the halves `2k` and `2k + 1`.
struct SpaceHalves: Sendable {
  /// How often each tree halves space.
  let depth: Int
  /// The feature that each node halves.
  private(set) var features: [Int32]
  /// Where it is halved: rows above go right.
  private(set) var cuts: [Float]
  /// The masses of the last full window, or of all rows before the first one is full.
  private(set) var standing: [Float]
  /// The masses of the window that is filling.
  private(set) var latest: [Float]
  /// How many rows were learned from.
  private(set) var counted: Int

  /// Trees as they were kept.
  init(
    depth: Int, features: [Int32], cuts: [Float], standing: [Float], latest: [Float], counted: Int
  ) {
    self.depth = depth
    self.features = features
    self.cuts = cuts
    self.standing = standing
    self.latest = latest
    self.counted = counted
  }

  /// Room for trees that are yet to be drawn.
  init(trees: Int, depth: Int) {
    let count = trees * (2 << depth)
    let nothing = [Float](repeating: 0, count: count)
    self.init(
      depth: depth, features: Array(repeating: 0, count: count), cuts: nothing,
      standing: nothing, latest: nothing, counted: 0)
  }

  /// Draws a tree inside a box that reaches beyond the bounds of each feature on both sides.
  mutating func draw(
    _ tree: Int, around bounds: [ClosedRange<Float>], from chance: inout RandomStream
  ) {
    var box = bounds.map { cells -> (low: Double, high: Double) in
      let (least, greatest) = (Double(cells.lowerBound), Double(cells.upperBound))
      let width = max(greatest - least, Double(Float(least).ulp))
      let share = chance.draw().unit
      let middle = least + share * width
      let reach = 2 * max(share, 1 - share) * width
      return (middle - reach, middle + reach)
    }
    halve(node: 1, level: 0, tree * (2 << depth), &box, &chance)
  }

  private mutating func halve(
    node: Int, level: Int, _ start: Int, _ box: inout [(low: Double, high: Double)],
    _ chance: inout RandomStream
  ) {
    guard level < depth else { return }
    let feature = chance.draw().integer(in: 0..<box.count)
    let side = box[feature]
    let middle = side.low + (side.high - side.low) / 2
    features[start + node] = Int32(feature)
    cuts[start + node] = Float(middle)
    box[feature].high = middle
    halve(node: 2 * node, level: level + 1, start, &box, &chance)
    box[feature] = (middle, side.high)
    halve(node: 2 * node + 1, level: level + 1, start, &box, &chance)
    box[feature] = side
  }

  /// Adds a row to every node it falls into; a full window takes the place of the standing one.
  mutating func learn(_ row: Int, of matrix: FeatureMatrix, window: Int) {
    for start in stride(from: 0, to: cuts.count, by: 2 << depth) {
      var node = 1
      for level in 0...depth {
        latest[start + node] += 1
        if counted < window { standing[start + node] += 1 }
        if level < depth { node = child(of: node, start, row, matrix) }
      }
    }
    counted += 1
    guard counted % window == 0 else { return }
    standing = latest
    latest = Array(repeating: 0, count: latest.count)
  }

  /// The mean over trees of a row's mass times 2^level, at the first node with little mass, as a
  /// share of the window.
  func density(at row: Int, of matrix: FeatureMatrix, window: Int) -> Double {
    let total = Double(max(1, min(counted, window)))
    let little = Float(0.1 * total)
    var sum = 0.0
    for start in stride(from: 0, to: cuts.count, by: 2 << depth) {
      var (node, level) = (1, 0)
      while level < depth, standing[start + node] > little {
        node = child(of: node, start, row, matrix)
        level += 1
      }
      sum += Double(standing[start + node]) * Double(1 << level)
    }
    return sum / total / Double(cuts.count / (2 << depth))
  }

  private func child(of node: Int, _ start: Int, _ row: Int, _ matrix: FeatureMatrix) -> Int {
    let isAbove = matrix[row, Int(features[start + node])] > cuts[start + node]
    return 2 * node + (isAbove ? 1 : 0)
  }
}
