internal import RingtrueCore
internal import RingtrueKernels

/// Grows trees one after the other, in the same few lists.
///
/// The cells of a tree's sample lie together, so that all its nodes find them in the nearest cache;
/// a node is a range of the sample's places, split in two by swapping.
/// Cost: O(sample · (features + depth)) a tree.
struct TreeGrower {
  private let samples: TreeSamples
  private let limit: Int
  private let depth: Int
  /// The length of a path that ends at a level, at its place `level · (size + 1) + rows`.
  private let lengths: [UInt16]
  /// How far apart a row's cells lie.
  private let apart: Int
  /// Where the cells of the growing tree begin.
  private var own = 0
  private var places: [Int32]
  private var candidates: [Int32]

  /// Grows trees from some samples.
  init(_ samples: TreeSamples) {
    self.samples = samples
    limit = IsolationTrees.limit(ofSample: samples.size)
    depth = IsolationTrees.depth(ofSample: samples.size)
    lengths = IsolationTrees.lengths(ofSample: samples.size)
    apart = samples.rows.count
    places = Array(repeating: 0, count: samples.size)
    candidates = (0..<Int32(samples.cells.count / apart)).map { $0 }
  }

  /// Grows the tree of a sample into its place among others.
  mutating func grow(_ tree: Int, into trees: inout IsolationTrees, at place: Int) {
    own = tree * samples.size
    var chance = samples.chances[tree]
    for place in places.indices { places[place] = Int32(place) }
    grow(places.indices, node: 1, level: 0, place << depth, &trees, &chance)
  }

  private mutating func grow(
    _ range: Range<Int>, node: Int, level: Int, _ start: Int, _ trees: inout IsolationTrees,
    _ chance: inout RandomStream
  ) {
    guard level < limit, range.count > 1, let cut = cut(range, &chance) else {
      let leaf = node << (depth - level) - (1 << depth)
      trees.leaves[start + leaf] = lengths[level * (samples.size + 1) + range.count]
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
    let (cells, places) = (samples.cells.span, places.span)
    let start = feature &* apart &+ own
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
    let start = feature &* apart &+ own
    // Not through `self`, which the places are being changed in.
    let taken = samples.cells
    let cells = taken.span
    var places = places.mutableSpan
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
