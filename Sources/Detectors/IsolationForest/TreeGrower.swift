internal import RingtrueCore
internal import RingtrueKernels

/// Grows trees one after the other, in the same few lists.
///
/// A tree's sample is copied out once, feature by feature, so that all its nodes find their cells
/// in the nearest cache; a node is a range of the sample's places, split in two by swapping.
/// Cost: O(sample · (features + depth)) a tree.
struct TreeGrower {
  private let matrix: FeatureMatrix
  private let size: Int
  private let limit: Int
  private let depth: Int
  /// The length of a path that ends at a level, at its place `level · (size + 1) + rows`.
  private let lengths: [UInt16]
  private var taken: Sampler
  private var cells: [Float]
  private var places: [Int32]
  private var candidates: [Int32]

  /// Grows trees from samples of a size.
  init(sample size: Int, of matrix: FeatureMatrix) {
    self.matrix = matrix
    self.size = size
    limit = IsolationTrees.limit(ofSample: size)
    depth = IsolationTrees.depth(ofSample: size)
    lengths = IsolationTrees.lengths(ofSample: size)
    taken = Sampler(of: matrix.rowCount)
    cells = Array(repeating: 0, count: size * matrix.featureCount)
    places = Array(repeating: 0, count: size)
    candidates = (0..<Int32(matrix.featureCount)).map { $0 }
  }

  /// Grows a tree into its place among others.
  mutating func grow(_ tree: Int, of trees: inout IsolationTrees, chance: inout RandomStream) {
    taken.sample(size, from: &chance)
    let matrix = matrix
    for feature in 0..<matrix.featureCount {
      let column = matrix.values.span.extracting(matrix.range(ofFeature: feature))
      let start = feature * size
      for (place, member) in taken.members.enumerated() { cells[start + place] = column[member] }
    }
    for place in 0..<size { places[place] = Int32(place) }
    grow(0..<size, node: 1, level: 0, tree << depth, &trees, &chance)
  }

  private mutating func grow(
    _ range: Range<Int>, node: Int, level: Int, _ start: Int, _ trees: inout IsolationTrees,
    _ chance: inout RandomStream
  ) {
    guard level < limit, range.count > 1, let cut = cut(range, &chance) else {
      let leaf = node << (depth - level) - (1 << depth)
      trees.leaves[start + leaf] = lengths[level * (size + 1) + range.count]
      return
    }
    trees.features[start + node] = Int32(cut.feature)
    trees.cuts[start + node] = cut.value
    let middle = split(range, cut.feature, cut.value)
    grow(range.lowerBound..<middle, node: 2 * node, level: level + 1, start, &trees, &chance)
    grow(middle..<range.upperBound, node: 2 * node + 1, level: level + 1, start, &trees, &chance)
  }

  /// A cut with rows on both sides, through a feature chosen evenly among those that vary.
  private mutating func cut(
    _ range: Range<Int>, _ chance: inout RandomStream
  ) -> (feature: Int, value: Float)? {
    for last in stride(from: candidates.count - 1, through: 0, by: -1) {
      candidates.swapAt(last, chance.draw().integer(in: 0...last))
      let feature = Int(candidates[last])
      let (least, greatest) = bounds(range, feature)
      guard least < greatest else { continue }
      let unit = chance.draw().unit
      let value = Float(Double(least) + unit * (Double(greatest) - Double(least)))
      return (feature, min(max(value, least), greatest.nextDown))
    }
    return nil
  }

  private func bounds(_ range: Range<Int>, _ feature: Int) -> (Float, Float) {
    let (cells, places) = (cells.span, places.span)
    let start = feature &* size
    var (least, greatest) = (Float.infinity, -Float.infinity)
    for place in range {
      let cell = cells[start &+ Int(places[place])]
      least = cell < least ? cell : least
      greatest = cell > greatest ? cell : greatest
    }
    return (least, greatest)
  }

  /// Puts those at or below the cut before those above it; where the latter begin.
  private mutating func split(_ range: Range<Int>, _ feature: Int, _ value: Float) -> Int {
    let start = feature &* size
    var middle = range.lowerBound
    for place in range {
      let member = places[place]
      let isBelow = cells[start &+ Int(member)] <= value
      // Swapped either way: which side a member falls on is not to be guessed.
      places[place] = places[middle]
      places[middle] = member
      middle &+= isBelow ? 1 : 0
    }
    return middle
  }
}

/// Draws samples without repeats, one after the other.
///
/// Floyd's method with a bit a row: Bentley & Floyd, CACM 30(9), 1987, doi:10.1145/30401.315746
private struct Sampler {
  private(set) var members: [Int] = []
  private var isTaken: [UInt64]
  private let total: Int

  init(of total: Int) {
    self.total = total
    isTaken = Array(repeating: 0, count: total / 64 + 1)
  }

  mutating func sample(_ count: Int, from chance: inout RandomStream) {
    members.removeAll(keepingCapacity: true)
    for newest in total - count..<total {
      let candidate = chance.draw().integer(in: 0...newest)
      members.append(take(candidate) ? candidate : newest)
      if members[members.count - 1] == newest { _ = take(newest) }
    }
    for member in members { isTaken[member / 64] = 0 }
  }

  private mutating func take(_ row: Int) -> Bool {
    let bit = UInt64(1) << UInt64(row % 64)
    defer { isTaken[row / 64] |= bit }
    return isTaken[row / 64] & bit == 0
  }
}
