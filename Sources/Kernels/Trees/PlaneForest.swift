internal import CKernels

/// Complete binary trees of planes at any slope, in which rows earn whole numbers.
///
/// A plane is kept as its normal and its offset, so that a product with a row and -1 tells on which
/// side of it the row lies. Sums are whole numbers, and products have the same bits on every path.
///
/// Cost: O(trees · depth · features) a row, features in steps of 16.
package struct PlaneForest: Sendable {
  /// How many rows walk together: pieces of a multiple of it waste nothing.
  package static let tile = Int(ck_planes_tile)

  /// How many levels a tree has.
  package let depth: Int
  /// How many features a row has.
  package let features: Int
  /// What a row earns in each leaf, 2^depth of each tree.
  package let leaves: [UInt16]
  private let planes: AlignedArray<Float>

  /// Joins trees that lie end to end, each with 2^depth entries in every list, a normal being one
  /// number a feature.
  ///
  /// Node 1 is the root and node k has the children 2k and 2k + 1; entry 0 is not used. Rows whose
  /// product with the normal is above the offset go right; none is above infinity.
  package init(depth: Int, features: Int, normals: [Float], offsets: [Float], leaves: [UInt16]) {
    precondition(
      0...15 ~= depth && features > 0 && offsets.count % (1 << depth) == 0
        && leaves.count == offsets.count && normals.count == offsets.count * features,
      "plane forest: \(normals.count), \(offsets.count), \(leaves.count) entries, depth \(depth)")
    self.depth = depth
    self.features = features
    self.leaves = leaves
    let width = Self.width(features)
    planes = AlignedArray<Float>(repeating: 0, count: offsets.count * width)
    for node in offsets.indices {
      for feature in 0..<features {
        unsafe planes.values[node * width + feature] = normals[node * features + feature]
      }
      unsafe planes.values[node * width + features] = offsets[node]
    }
  }

  /// The numbers of a plane, filled up to whole registers.
  private static func width(_ features: Int) -> Int { (features / 16 + 1) * 16 }

  /// The normals of all nodes.
  package var normals: [Float] {
    let width = Self.width(features)
    return (0..<leaves.count * features).map {
      unsafe planes.values[$0 / features * width + $0 % features]
    }
  }

  /// The offsets of all nodes.
  package var offsets: [Float] {
    let width = Self.width(features)
    return leaves.indices.map { unsafe planes.values[$0 * width + features] }
  }

  /// What each of some rows earns in all trees, from finite cells stored feature by feature.
  package func sums(
    of rows: Range<Int>, in columns: Span<Float>, rowCount: Int, on isa: ISA = .active
  ) -> [UInt32] {
    precondition(
      0 <= rows.lowerBound && rows.upperBound <= rowCount && features * rowCount == columns.count,
      "plane forest: rows \(rows) of \(rowCount) in \(columns.count) cells")
    let width = Self.width(features)
    let tiles = Chunks(rows.count, of: Self.tile)
    var sums = [UInt32](repeating: 0, count: tiles.count * Self.tile)
    let tile = AlignedArray<Float>(repeating: 0, count: Self.tile * width)
    for index in 0..<tiles.count {
      let first = rows.lowerBound + tiles[index].lowerBound
      for row in 0..<tiles[index].count {
        for feature in 0..<features {
          unsafe tile.values[row * width + feature] = columns[feature * rowCount + first + row]
        }
        unsafe tile.values[row * width + features] = -1
      }
      walk(tile, &sums, at: index * Self.tile, isa)
    }
    return Array(sums.prefix(rows.count))
  }

  private func walk(_ tile: AlignedArray<Float>, _ sums: inout [UInt32], at start: Int, _ isa: ISA)
  {
    unsafe leaves.withUnsafeBufferPointer { leaves in
      var forest = unsafe ck_planes(
        trees: leaves.count >> depth, depth: depth, width: Self.width(features),
        planes: planes.values.baseAddress, leaves: leaves.baseAddress)
      unsafe sums.withUnsafeMutableBufferPointer { sums in
        let room = sums.extracting(start..<start + Self.tile)
        unsafe ck_planes_walk(isa.path, &forest, tile.values.baseAddress, room.baseAddress)
      }
    }
  }
}
