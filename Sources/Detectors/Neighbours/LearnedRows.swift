internal import RingtrueCore
internal import RingtrueKernels

/// The rows that a detector by neighbours has learned: an index of them, and their features' names.
struct LearnedRows: Sendable {
  let names: [String]
  let index: NeighbourIndex

  /// How many rows there are.
  var count: Int { index.count }

  /// How many neighbours a row is asked for, when so many are wanted: as many as another row has.
  func reachable(_ wanted: Int) -> Int { min(wanted, max(1, count - 1)) }

  /// Learns rows; also says which row has which place in the index.
  static func learning(
    _ rows: Observations, under conditions: Conditions
  ) throws -> (learned: LearnedRows, order: [UInt32]) {
    let scale = rows.features.comfortableScale
    let all = 0..<rows.rowCount
    let (blocks, order) = try rows.features.spatialBlocks(all, scale: scale, under: conditions)
    let index = try NeighbourIndex(blocks, scale: scale) { () throws(CancellationError) in
      try conditions.checkCancelled()
    }
    return (LearnedRows(names: rows.features.names, index: index), order)
  }

  /// How many new rows are put in order at once: enough to lie close together, and few beside those
  /// learned.
  private static let portion = 1 << 16

  /// How many bytes learning and asking take at the most: the index; the rows' order, with the keys
  /// that it is found by; their numbers, before and after they are put in order; a portion of new
  /// rows in blocks; and what each of some threads scribbles on.
  static func memory(rows: Int, features: Int, k: Int) -> Int {
    let search = NeighbourIndex.searchBytes(points: rows, dimensions: features, k: k)
    let index = NeighbourIndex.bytes(points: rows, dimensions: features)
    return index + rows * 28 + min(rows, portion) * (4 * features + 28) + 8 * search
  }
}

// MARK: - A number for every row, from its neighbours

extension LearnedRows {
  /// Makes elements of every learned row's nearest others, `stride` a row, in the order of places.
  func fillOthers<Element: Sendable>(
    _ array: inout [Element], stride: Int = 1, k: Int, under conditions: Conditions,
    _ body: @Sendable (Neighbours, _ row: Int, inout MutableSpan<Element>) -> Void
  ) throws {
    let chunks = Chunks(count, of: PointBlocks.size)
    try parallelFill(&array, chunks, stride: stride, width: conditions.width) { places, part in
      try conditions.checkCancelled()
      let found = index.nearestOthers(k, ofBlock: places.lowerBound / PointBlocks.size)
      for row in 0..<places.count { body(found, row, &part) }
    }
  }

  /// Makes a number of every new row's nearest learned rows, in the order of the new rows.
  func mapNearest(
    of rows: Observations, k: Int, under conditions: Conditions,
    _ value: @Sendable (Neighbours, _ row: Int) -> Double
  ) throws -> [Double] {
    try rows.checkScorable(names)
    let portions = Chunks(rows.rowCount, of: Self.portion)
    var values: [Double] = []
    values.reserveCapacity(rows.rowCount)
    for portion in 0..<portions.count {
      values += try mapNearest(
        of: rows.features, portions[portion], k: k, under: conditions, value)
    }
    return values
  }

  private func mapNearest(
    of features: FeatureMatrix, _ rows: Range<Int>, k: Int, under conditions: Conditions,
    _ value: @Sendable (Neighbours, _ row: Int) -> Double
  ) throws -> [Double] {
    let (blocks, order) = try features.spatialBlocks(rows, scale: index.scale, under: conditions)
    var values = [Double](repeating: 0, count: blocks.count)
    let chunks = Chunks(blocks.count, of: PointBlocks.size)
    try parallelFill(&values, chunks, width: conditions.width) { places, part in
      try conditions.checkCancelled()
      let found = index.nearest(k, of: blocks, block: places.lowerBound / PointBlocks.size)
      for row in 0..<places.count { part[row] = value(found, row) }
    }
    return values.restored(to: order, from: rows.lowerBound)
  }
}

extension [Double] {
  /// Puts what is in the order of places back into the order of rows, which count from `first`.
  func restored(to order: [UInt32], from first: Int = 0) -> [Double] {
    var restored = self
    for (place, row) in order.enumerated() { restored[Int(row) - first] = self[place] }
    return restored
  }
}

extension FeatureMatrix {
  /// Some rows in blocks of rows that lie close together, and the row of each place.
  fileprivate func spatialBlocks(
    _ rows: Range<Int>, scale: Float, under conditions: Conditions
  ) throws -> (blocks: PointBlocks, order: [UInt32]) {
    let check = { () throws(CancellationError) in try conditions.checkCancelled() }
    let order = try SpatialOrder(
      columns: values.span, count: rowCount, dimensions: featureCount, rows: rows, check: check)
    let blocks = try PointBlocks(
      columns: values.span, of: rowCount, dimensions: featureCount, order: order.places.span,
      scale: scale, check: check)
    return (blocks, order.places)
  }
}

// MARK: - As plain data

extension LearnedRows {
  /// The pieces of an archive that the rows take.
  var pieces: [String: Archive.Entry] {
    [
      "names": .strings(names), "scale": .floats([index.scale]),
      "rows": .integers([Int64(count)]), "points": .floats(index.points.elements),
    ]
  }

  /// The rows of an archive.
  init(_ archive: Archive) throws(ArchiveError) {
    names = try archive.strings("names")
    let count = try archive.integers("rows", count: 1)[0]
    let scale = try archive.floats("scale", count: 1)[0]
    let elements = try archive.floats("points")
    guard scale > 0, scale <= 1 else { throw .inconsistent("scale") }
    guard count > 0 else { throw .inconsistent("rows") }
    guard
      let points = PointBlocks(elements: elements, count: count, dimensions: names.count),
      !elements.contains(where: \.isNaN)
    else { throw .inconsistent("points") }
    index = NeighbourIndex(points, scale: scale)
  }
}
