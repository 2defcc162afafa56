internal import CKernels

/// Complete binary trees of cuts, each along one feature, in which rows earn whole numbers.
///
/// A forest compares a feature with few different cuts, so a row's number may stand for itself by
/// its rank among them, exactly, in 16 bits; 256 rows then walk a tree while all that they need of
/// it lies in registers or the nearest cache. Sums are whole numbers, so they are the same on every
/// path and in any order.
///
/// Cost: a row takes O(features · log cuts) to rank and O(trees · depth) to walk.
package struct RankedForest: Sendable {
  /// The least depth of a tree; one that is less deep is filled up with cuts at infinity.
  package static let leastDepth = ck_forest_depth

  /// How many rows walk together: pieces of a multiple of it waste nothing.
  package static let tile = ck_forest_tile

  private let groves: [Grove]

  /// Joins trees that lie end to end, each with 2^depth entries in every list.
  ///
  /// Node 1 is the root and node k has the children 2k and 2k + 1; entry 0 is not used. Rows above
  /// a node's cut go right; none lies above infinity, and every other cut is finite.
  package init(
    depth: Int, width: Int, features: [Int32], cuts: [Float], leaves: [UInt16]
  ) {
    let size = 1 << depth
    precondition(Self.leastDepth...15 ~= depth, "ranked forest: trees of depth \(depth)")
    precondition(
      features.count % size == 0 && cuts.count == features.count && leaves.count == cuts.count,
      "ranked forest: lists of \(features.count), \(cuts.count) and \(leaves.count) entries")
    precondition(
      features.allSatisfy { 0 <= $0 && $0 < width }, "ranked forest: a cut of no feature")
    let treesPerGrove = ck_forest_never / size
    groves = Chunks(features.count, of: treesPerGrove * size).ranges.map { entries in
      Grove(
        depth: depth, width: width, features: Array(features[entries]),
        cuts: Array(cuts[entries]), leaves: Array(leaves[entries]))
    }
  }

  /// What each of some rows earns in all trees, from finite cells stored feature by feature.
  package func sums(
    of rows: Range<Int>, in columns: Span<Float>, rowCount: Int, on isa: ISA = .active
  ) -> [UInt32] {
    precondition(
      0 <= rows.lowerBound && rows.upperBound <= rowCount
        && groves.allSatisfy { $0.width * rowCount == columns.count },
      "ranked forest: rows \(rows) of \(rowCount) in \(columns.count) cells")
    let tiles = Chunks(rows.count, of: Self.tile)
    var sums = [UInt32](repeating: 0, count: tiles.count * Self.tile)
    for grove in groves {
      grove.add(rows, of: columns, rowCount, to: &sums, tiles, isa)
    }
    return Array(sums.prefix(rows.count))
  }
}

extension Chunks {
  /// All pieces, in order.
  fileprivate var ranges: [Range<Int>] { (0..<count).map { self[$0] } }
}

// MARK: - Groves

/// As many trees as 15 bits can rank the cuts of.
private struct Grove: Sendable {
  let width: Int
  private let depth: Int
  private let rankings: [Ranking]
  private let nodes: [ck_forest_node]
  private let ranks: AlignedArray<Int16>
  private let features: AlignedArray<UInt16>
  private let leaves: AlignedArray<UInt16>

  init(depth: Int, width: Int, features: [Int32], cuts: [Float], leaves: [UInt16]) {
    self.depth = depth
    self.width = width
    self.leaves = AlignedArray(copying: leaves)
    self.features = AlignedArray(copying: features.map { UInt16(truncatingIfNeeded: $0) })
    var ranks = [Int16](repeating: Int16(ck_forest_never), count: cuts.count)
    rankings = Self.places(ofCutsIn: features, cuts, width).map { places in
      let ranking = Ranking(of: places.map { cuts[$0] })
      for (place, rank) in zip(places, ranking.ranks(of: places.map { cuts[$0] }, on: .active)) {
        ranks[place] = rank
      }
      return ranking
    }
    self.ranks = AlignedArray(copying: ranks)
    nodes = zip(features, ranks).map { feature, rank in
      ck_forest_node(rank: UInt32(rank), column: UInt32(feature) * UInt32(RankedForest.tile))
    }
  }

  /// Where the finite cuts of each feature stand.
  private static func places(ofCutsIn features: [Int32], _ cuts: [Float], _ width: Int) -> [[Int]] {
    var places = [[Int]](repeating: [], count: width)
    for place in cuts.indices where cuts[place] < .infinity {
      places[Int(features[place])].append(place)
    }
    return places
  }

  func add(
    _ rows: Range<Int>, of columns: Span<Float>, _ rowCount: Int, to sums: inout [UInt32],
    _ tiles: Chunks, _ isa: ISA
  ) {
    // A walk in registers reads whole groups of features, so there is room for the largest.
    let tile = AlignedArray<Int16>(repeating: 0, count: max(width, 32) * RankedForest.tile)
    for index in 0..<tiles.count {
      let first = rows.lowerBound + tiles[index].lowerBound
      for feature in 0..<width {
        let start = feature * rowCount + first
        let place = feature * RankedForest.tile
        unsafe rankings[feature].rank(
          columns.extracting(start..<start + tiles[index].count),
          into: tile.values.extracting(place..<place + RankedForest.tile), isa)
      }
      walk(tile, &sums, at: index * RankedForest.tile, isa)
    }
  }

  private func walk(
    _ tile: AlignedArray<Int16>, _ sums: inout [UInt32], at start: Int, _ isa: ISA
  ) {
    unsafe nodes.withUnsafeBufferPointer { nodes in
      var forest = unsafe ck_forest(
        trees: nodes.count >> depth, depth: depth, width: width, nodes: nodes.baseAddress,
        ranks: ranks.values.baseAddress, features: features.values.baseAddress,
        leaves: leaves.values.baseAddress)
      unsafe sums.withUnsafeMutableBufferPointer { sums in
        let room = sums.extracting(start..<start + RankedForest.tile)
        unsafe ck_forest_walk(isa.path, &forest, tile.values.baseAddress, room.baseAddress)
      }
    }
  }
}

// MARK: - Ranking

/// The cuts of one feature as a complete tree of keys.
private struct Ranking: Sendable {
  private let levels: Int
  private let keys: [UInt32]

  /// Ranks among finite cuts, equal ones counted once.
  init(of cuts: [Float]) {
    var sorted = cuts
    radixSort(&sorted)
    var keys: [UInt32] = []
    for key in sorted.lazy.map(ck_forest_key) where key != keys.last { keys.append(key) }
    // A look-up reads 16 keys at once, so that the least tree has five levels.
    let levels = max(5, Int.bitWidth - keys.count.leadingZeroBitCount)
    self.levels = levels
    self.keys = (0..<1 << levels).map { node in
      guard node > 0 else { return .max }
      let level = Int.bitWidth - 1 - node.leadingZeroBitCount
      let place = ((2 * (node - (1 << level)) + 1) << (levels - 1 - level)) - 1
      return place < keys.count ? keys[place] : .max
    }
  }

  /// The ranks of any numbers.
  func ranks(of numbers: [Float], on isa: ISA) -> [Int16] {
    let tiles = Chunks(numbers.count, of: RankedForest.tile)
    let room = tiles.count * RankedForest.tile
    return unsafe [Int16](unsafeUninitializedCapacity: room) { ranks, count in
      count = numbers.count
      for index in 0..<tiles.count {
        let place = index * RankedForest.tile
        unsafe rank(
          numbers.span.extracting(tiles[index]),
          into: ranks.extracting(place..<place + RankedForest.tile), isa)
      }
    }
  }

  /// The ranks of at most a tile of numbers, into room for a whole one.
  func rank(_ numbers: Span<Float>, into ranks: UnsafeMutableBufferPointer<Int16>, _ isa: ISA) {
    unsafe numbers.withUnsafeBufferPointer { numbers in
      unsafe keys.withUnsafeBufferPointer { keys in
        unsafe ck_forest_rank(
          isa.path, numbers.baseAddress, numbers.count, keys.baseAddress, levels,
          ranks.baseAddress)
      }
    }
  }
}
