internal import RingtrueCore
internal import RingtrueKernels

/// What some trees are to be grown from: a sample of the rows each, drawn by its own chance.
struct TreeSamples: Sendable {
  /// How many rows each sample has.
  let size: Int
  /// The rows, sample after sample.
  private(set) var rows: [Int] = []
  /// Their cells, feature by feature.
  private(set) var cells: [Float]
  /// What each tree may still draw from.
  private(set) var chances: [RandomStream] = []

  /// Draws the samples of some trees; at a first look, refuses missing cells anywhere.
  ///
  /// Samples are taken from one feature after the other, so that each is read from memory once,
  /// when it is checked, and cells are fetched out of the cache.
  init(
    _ trees: Range<Int>, of size: Int, from observations: Observations, isFirstLook: Bool,
    under conditions: Conditions
  ) throws {
    self.size = size
    let features = observations.features
    let chance = RandomStream(seed: conditions.seed.rawValue, name: "isolation-forest")
    var sampler = Sampler(of: features.rowCount)
    rows.reserveCapacity(trees.count * size)
    for tree in trees {
      var chance = chance.entity(tree)
      sampler.sample(size, into: &rows, from: &chance)
      chances.append(chance)
    }
    cells = Array(repeating: 0, count: rows.count * features.featureCount)
    let each = Chunks(features.featureCount, of: 1)
    let rows = rows
    try parallelFill(&cells, each, stride: rows.count, width: conditions.width) { range, part in
      try conditions.checkCancelled()
      let feature = features.range(ofFeature: range.lowerBound)
      let column = features.values.span.extracting(feature)
      if isFirstLook { try observations.checkComplete(column) }
      for place in rows.indices { part[place] = column[rows[place]] }
    }
  }
}

/// Draws samples without repeats, one after the other.
///
/// Floyd's method with a bit a row: Bentley & Floyd, CACM 30(9), 1987, doi:10.1145/30401.315746
private struct Sampler {
  private var isTaken: [UInt64]
  private let total: Int

  init(of total: Int) {
    self.total = total
    isTaken = Array(repeating: 0, count: total / 64 + 1)
  }

  mutating func sample(
    _ count: Int, into members: inout [Int], from chance: inout RandomStream
  ) {
    let first = members.count
    for newest in total - count..<total {
      let candidate = chance.draw().integer(in: 0...newest)
      members.append(take(candidate) ? candidate : newest)
      if members[members.count - 1] == newest { _ = take(newest) }
    }
    for member in members[first...] { isTaken[member / 64] = 0 }
  }

  private mutating func take(_ row: Int) -> Bool {
    let bit = UInt64(1) << UInt64(row % 64)
    defer { isTaken[row / 64] |= bit }
    return isTaken[row / 64] & bit == 0
  }
}
