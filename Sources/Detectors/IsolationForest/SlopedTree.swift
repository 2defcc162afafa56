internal import RingtrueCore
internal import RingtrueKernels

/// One complete tree of planes; nodes are laid out and padded as in `IsolationTrees`.
struct SlopedTree: Sendable, Equatable {
  /// The normal of each node's plane, a number a feature.
  private(set) var normals: [Float]
  /// How far along its normal each plane lies: rows beyond it go right.
  private(set) var offsets: [Float]
  /// The path length of each leaf, in units of `IsolationTrees.unit`.
  private(set) var leaves: [UInt16]

  /// A tree as it was kept.
  init(normals: [Float], offsets: [Float], leaves: [UInt16]) {
    self.normals = normals
    self.offsets = offsets
    self.leaves = leaves
  }

  /// Grows a tree from sampled rows, a plane through a random point of their box at every node.
  init(growing rows: [[Float]], slopes: Int, from chance: inout RandomStream) {
    let depth = IsolationTrees.limit(ofSample: rows.count)
    normals = Array(repeating: 0, count: rows[0].count << depth)
    offsets = Array(repeating: .infinity, count: 1 << depth)
    leaves = Array(repeating: 0, count: 1 << depth)
    grow(rows, node: 1, level: 0, depth, min(slopes, rows[0].count), &chance)
  }

  private mutating func grow(
    _ rows: [[Float]], node: Int, level: Int, _ depth: Int, _ slopes: Int,
    _ chance: inout RandomStream
  ) {
    guard level < depth, let sides = cut(rows, node, slopes, &chance) else {
      let length = Double(level) + IsolationTrees.searchLength(rows.count)
      leaves[node << (depth - level) - (1 << depth)] =
        UInt16((length * IsolationTrees.unit).rounded())
      return
    }
    grow(sides.below, node: 2 * node, level: level + 1, depth, slopes, &chance)
    grow(sides.above, node: 2 * node + 1, level: level + 1, depth, slopes, &chance)
  }

  /// Cuts rows that are not all equal; a plane that misses them all still takes a level, as the
  /// paper has it.
  private mutating func cut(
    _ rows: [[Float]], _ node: Int, _ slopes: Int, _ chance: inout RandomStream
  ) -> (below: [[Float]], above: [[Float]])? {
    guard rows.count > 1, rows.contains(where: { $0 != rows[0] }) else { return nil }
    let width = rows[0].count
    let slope = chance.sample(slopes, of: width)
    var offset: Float = 0
    for feature in slope {
      let normal = Float(chance.next(Normal(mean: 0, deviation: 1)))
      let cells = rows.lazy.map { $0[feature] }
      let (least, greatest) = (cells.min() ?? 0, cells.max() ?? 0)
      let unit = chance.draw().unit
      let point = Float(Double(least) + unit * (Double(greatest) - Double(least)))
      normals[node * width + feature] = normal
      offset += normal * point
    }
    // A plane that overflows would send no row anywhere; a padded node does that openly.
    offsets[node] = offset.isFinite ? offset : .infinity
    let isAbove = rows.map { side($0.span, node: node, width: width) }
    return (
      zip(rows, isAbove).filter { !$0.1 }.map(\.0), zip(rows, isAbove).filter(\.1).map(\.0)
    )
  }

  private func side(_ row: Span<Float>, node: Int, width: Int) -> Bool {
    let normal = normals.span.extracting(node * width..<(node + 1) * width)
    var distance: Float = 0
    for feature in 0..<width { distance += row[feature] * normal[feature] }
    return distance > offsets[node]
  }

  /// Adds the path lengths of rows that are stored one after the other.
  func addPaths(of rows: Span<Float>, width: Int, to sums: inout [UInt32]) {
    for row in sums.indices {
      let cells = rows.extracting(row * width..<(row + 1) * width)
      var node = 1
      while node < leaves.count {
        node = 2 * node + (side(cells, node: node, width: width) ? 1 : 0)
      }
      sums[row] += UInt32(leaves[node - leaves.count])
    }
  }
}
