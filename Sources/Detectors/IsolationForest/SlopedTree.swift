internal import RingtrueCore
internal import RingtrueKernels

/// One complete tree of planes; nodes are laid out and padded as in `IsolationTrees`.
///
/// It grows from a sample that is copied out once, feature by feature; a node is a range of the
/// sample's places, split in two by swapping.
struct SlopedTree: Sendable {
  /// The normal of each node's plane, a number a feature.
  private(set) var normals: [Float]
  /// How far along its normal each plane lies: rows beyond it go right.
  private(set) var offsets: [Float]
  /// The path length of each leaf, in units of `IsolationTrees.unit`.
  private(set) var leaves: [UInt16]

  private let features: Int
  private let size: Int
  private let depth: Int
  private let slopes: Int
  private let lengths: [UInt16]
  private var cells: [Float]
  private var places: [Int]
  /// How far each member of the sample lies along the plane that is being laid.
  private var distances: [Float]

  /// Grows a tree from some rows, a plane through a random point of their box at every node, along
  /// a number of features; `lengths` are those of `IsolationTrees` for as many rows.
  init(
    growing members: [Int], of matrix: FeatureMatrix, slopes: Int, lengths: [UInt16],
    from chance: inout RandomStream
  ) {
    features = matrix.featureCount
    size = members.count
    depth = IsolationTrees.limit(ofSample: size)
    self.slopes = min(slopes, features)
    self.lengths = lengths
    normals = Array(repeating: 0, count: features << depth)
    offsets = Array(repeating: .infinity, count: 1 << depth)
    leaves = Array(repeating: 0, count: 1 << depth)
    cells = (0..<features).flatMap { feature in members.map { matrix[$0, feature] } }
    places = Array(0..<size)
    distances = Array(repeating: 0, count: size)
    grow(0..<size, node: 1, level: 0, &chance)
  }

  private mutating func grow(
    _ range: Range<Int>, node: Int, level: Int, _ chance: inout RandomStream
  ) {
    guard level < depth, let middle = cut(range, node, &chance) else {
      let leaf = node << (depth - level) - (1 << depth)
      leaves[leaf] = lengths[level * (size + 1) + range.count]
      return
    }
    grow(range.lowerBound..<middle, node: 2 * node, level: level + 1, &chance)
    grow(middle..<range.upperBound, node: 2 * node + 1, level: level + 1, &chance)
  }

  /// Cuts rows that are not all equal, and tells where those above begin; a plane that misses them
  /// all still takes a level, as the paper has it.
  private mutating func cut(
    _ range: Range<Int>, _ node: Int, _ chance: inout RandomStream
  ) -> Int? {
    let box = (0..<features).map { bounds(range, $0) }
    guard range.count > 1, box.contains(where: { $0.least < $0.greatest }) else { return nil }
    var offset: Float = 0
    for feature in chance.sample(slopes, of: features) {
      let normal = Float(chance.next(Normal(mean: 0, deviation: 1)))
      let unit = chance.draw().unit
      let (least, greatest) = box[feature]
      let point = Float(Double(least) + unit * (Double(greatest) - Double(least)))
      normals[node * features + feature] = normal
      offset += normal * point
    }
    // A plane that overflows would send no row anywhere; a padded node does that openly.
    offsets[node] = offset.isFinite ? offset : .infinity
    measure(range, node)
    return split(range, offsets[node])
  }

  private func bounds(_ range: Range<Int>, _ feature: Int) -> (least: Float, greatest: Float) {
    let (cells, places) = (cells.span, places.span)
    let start = feature &* size
    var (least, greatest) = (Float.infinity, -Float.infinity)
    for place in range {
      let cell = cells[start &+ places[place]]
      least = cell < least ? cell : least
      greatest = cell > greatest ? cell : greatest
    }
    return (least, greatest)
  }

  private mutating func measure(_ range: Range<Int>, _ node: Int) {
    for place in range { distances[places[place]] = 0 }
    for feature in 0..<features {
      let normal = normals[node * features + feature]
      if normal == 0 { continue }
      let start = feature &* size
      for place in range {
        let member = places[place]
        distances[member] += cells[start &+ member] * normal
      }
    }
  }

  /// Puts those that lie no farther than the plane before the others; where the latter begin.
  private mutating func split(_ range: Range<Int>, _ offset: Float) -> Int {
    var middle = range.lowerBound
    for place in range {
      let member = places[place]
      let isAbove = distances[member] > offset
      // Swapped either way: which side a member falls on is not to be guessed.
      places[place] = places[middle]
      places[middle] = member
      middle &+= isAbove ? 0 : 1
    }
    return middle
  }
}
