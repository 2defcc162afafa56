internal import RingtrueCore
internal import RingtrueKernels

/// Places k centres so that rows are near to one of them, from a random start.
///
/// Starts are k-means++ with some candidates for each centre, as many as scikit-learn tries; a
/// centre that loses all its rows moves to the row farthest from its own centre.
/// Rows that cannot have come nearer to another centre are passed over, which changes no bit.
/// Lloyd, IEEE Trans. Inf. Theory 28(2), 1982, doi:10.1109/TIT.1982.1056489;
/// Hamerly, "Making k-means Even Faster", SDM 2010, doi:10.1137/1.9781611972801.12;
/// Arthur & Vassilvitskii, "k-means++: the Advantages of Careful Seeding", SODA 2007.
struct Lloyd {
  let points: PointBlocks
  let conditions: Conditions
  /// Fixed pieces of the rows, so that sums have the same bits on any number of threads.
  let chunks: Chunks
  /// The rows that a piece holds are read again and again, so they should fit into a cache.
  private static let blocksAChunk = 256

  init(_ points: PointBlocks, under conditions: Conditions) {
    self.points = points
    self.conditions = conditions
    chunks = Chunks(points.blocks, of: Self.blocksAChunk)
  }

  /// Centres that no longer move by more than the tolerance, or as they are after some passes.
  func centres(
    _ k: Int, passes: Int, tolerance: Double, from chance: inout RandomStream
  ) throws -> Centres {
    var centres = try start(k, from: &chance)
    var pieces = pieces(for: centres)
    var total = ClusterSums(for: centres)
    var drift = Drift()
    for _ in 0..<passes {
      try assign(&pieces, to: centres, after: drift)
      for piece in pieces { total += piece.change }
      let moved = try means(total, instead: centres)
      let ways = moved.ways(from: centres)
      centres = moved
      if ways.reduce(0, { $0 + $1 * $1 }) <= tolerance { break }
      drift.add(ways)
    }
    return centres
  }

  /// The sum of squared distances to the nearest centre.
  func inertia(_ centres: Centres) throws -> Double {
    try parallelReduce(chunks, width: conditions.width, into: 0.0) { blocks in
      try conditions.checkCancelled()
      return centres.nearest(to: points, blocks: blocks).squares.reduce(0) { $0 + Double($1) }
    } combine: {
      $0 += $1
    }
  }

  /// Where the rows of one chunk were assigned, and what the last pass changed.
  private struct Piece: Sendable {
    var assignment: Assignment
    var change: ClusterSums
  }

  private func pieces(for centres: Centres) -> [Piece] {
    (0..<chunks.count).map { chunk in
      Piece(
        assignment: Assignment(blocks: chunks[chunk].count), change: ClusterSums(for: centres))
    }
  }

  /// Assigns all rows anew: a pass looks only at those that may move, and sums up those that do.
  private func assign(
    _ pieces: inout [Piece], to centres: Centres, after drift: Drift
  ) throws {
    let each = Chunks(chunks.count, of: 1)
    try parallelFill(&pieces, each, width: conditions.width) { range, part in
      try conditions.checkCancelled()
      part[0].change = centres.assign(
        points, blocks: chunks[range.lowerBound], to: &part[0].assignment, after: drift)
    }
  }

  /// The means of the rows of each cluster.
  private func means(_ total: ClusterSums, instead centres: Centres) throws -> Centres {
    var moved = centres
    for cluster in 0..<centres.count where total.counts[cluster] > 0 {
      for i in cluster * centres.dimensions..<(cluster + 1) * centres.dimensions {
        moved.elements[i] = Float(total.sums[i] / Double(total.counts[cluster]))
      }
    }
    try fill(total.counts.indices.filter { total.counts[$0] == 0 }, of: &moved, from: centres)
    return moved
  }

  /// Moves centres without rows to the rows farthest from the centres that they had.
  private func fill(_ empty: [Int], of moved: inout Centres, from centres: Centres) throws {
    guard !empty.isEmpty else { return }
    let squares = try parallelMap(chunks, width: conditions.width) { blocks in
      try conditions.checkCancelled()
      return centres.nearest(to: points, blocks: blocks).squares
    }.flatMap(\.self)
    let farthest = squares.indices.sorted { squares[$0] > squares[$1] }
    for (cluster, row) in zip(empty, farthest) where squares[row] > 0 {
      moved[cluster] = self.row(row)[...]
    }
  }

  private func row(_ row: Int) -> [Float] { (0..<points.dimensions).map { points[row, $0] } }
}

// MARK: - k-means++

extension Lloyd {
  /// Rows that are far from each other, with chances as the squares of their distances.
  private func start(_ k: Int, from chance: inout RandomStream) throws -> Centres {
    let first = chance.draw().integer(in: 0..<points.count)
    var centres = Centres(dimensions: points.dimensions, elements: row(first))
    var closest = Closest(count: points.count, blocks: points.blocks)
    try approach(&closest, row(first))
    let candidates = 2 + Int(Elementary.log(Double(k)))
    while centres.count < k {
      let weights = Weights(closest.squares)
      // Fewer different rows than centres: more of them would be the same.
      guard weights.total > 0 else { break }
      var best: (potential: Double, centre: [Float])?
      for _ in 0..<candidates {
        let centre = row(weights.choose(chance.draw().unit))
        let potential = try potential(closest, centre)
        if potential < best?.potential ?? .infinity { best = (potential, centre) }
      }
      guard let best else { break }
      try approach(&closest, best.centre)
      centres.elements += best.centre
    }
    return centres
  }

  /// The squared distance of each row to the nearest centre so far.
  private struct Closest {
    var squares: [Float]

    init(count: Int, blocks: Int) {
      squares = Array(repeating: .infinity, count: blocks * PointBlocks.size)
      for filling in count..<squares.count { squares[filling] = 0 }
    }
  }

  private func potential(_ closest: Closest, _ centre: [Float]) throws -> Double {
    try parallelReduce(chunks, width: conditions.width, into: 0.0) { blocks in
      try conditions.checkCancelled()
      let range = blocks.lowerBound * PointBlocks.size..<blocks.upperBound * PointBlocks.size
      return RingtrueKernels.potential(
        of: points, blocks: blocks, closest: closest.squares.span.extracting(range),
        centre: centre.span)
    } combine: {
      $0 += $1
    }
  }

  private func approach(_ closest: inout Closest, _ centre: [Float]) throws {
    try parallelFill(
      &closest.squares, chunks, stride: PointBlocks.size, width: conditions.width
    ) { blocks, part in
      try conditions.checkCancelled()
      RingtrueKernels.approach(points, blocks: blocks, closest: &part, centre: centre.span)
    }
  }
}

/// Numbers to choose rows by, summed up block by block.
private struct Weights {
  let weights: [Float]
  private var sums: [Double] = []
  private(set) var total = 0.0

  init(_ weights: [Float]) {
    self.weights = weights
    for start in stride(from: 0, to: weights.count, by: PointBlocks.size) {
      sums.append(total)
      total += sum(weights.span.extracting(start..<start + PointBlocks.size))
    }
  }

  /// The row where the sum passes a share of the whole; never one without weight.
  func choose(_ share: Double) -> Int {
    let goal = share * total
    var (low, high) = (0, sums.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if sums[middle] <= goal { low = middle } else { high = middle }
    }
    var rest = goal - sums[low]
    var chosen = 0
    for row in low * PointBlocks.size..<weights.count where weights[row] > 0 {
      chosen = row
      rest -= Double(weights[row])
      if rest < 0 { break }
    }
    return chosen
  }
}
