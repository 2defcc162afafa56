internal import RingtrueCore
internal import RingtrueKernels

/// What k-means has learned: where the centres of the clusters are.
struct Partition: Sendable {
  let names: [String]
  /// Where the rows are looked at from: their mean, so that products of coordinates keep digits.
  let origin: [Float]
  /// What they are multiplied with then; a power of two.
  let scale: Float
  /// The centres, seen from the origin and scaled.
  let centres: Centres

  /// A row's cluster, and how far its centre is.
  struct Membership: Sendable, BitwiseCopyable {
    var cluster: UInt32
    var distance: Double
  }

  /// The nearest centre of each row, among those at some places, or all.
  func memberships(
    _ rows: Observations, among places: [Int]? = nil, under conditions: Conditions
  ) throws -> [Membership] {
    try rows.checkScorable(names)
    let candidates = places.map { places in
      Centres(dimensions: names.count, elements: places.flatMap { centres[$0] })
    }
    let none = Membership(cluster: 0, distance: 0)
    var found = [Membership](repeating: none, count: rows.rowCount)
    let chunks = Chunks(rows.rowCount, of: 64 * PointBlocks.size)
    try parallelFill(&found, chunks, width: conditions.width) { range, part in
      try conditions.checkCancelled()
      let points = PointBlocks(
        columns: rows.features.values.span, of: rows.rowCount, range, origin: origin.span,
        scale: scale)
      let near = (candidates ?? centres).nearest(to: points, blocks: 0..<points.blocks)
      for place in 0..<range.count {
        let distance = Double(near.squares[place]).squareRoot() / Double(scale)
        part[place] = Membership(cluster: near.clusters[place], distance: distance)
      }
    }
    return found
  }
}

// MARK: - Learning

extension Partition {
  /// How k-means is to go about it.
  struct Plan: Sendable {
    let clusters: Int
    let restarts: Int
    let passes: Int
    let tolerance: Double

    init(_ settings: Settings) {
      clusters = settings.integer("clusters")
      restarts = settings.integer("restarts")
      passes = settings.integer("passes")
      tolerance = settings.number("tolerance")
    }

    /// What a user may turn.
    static let knobs: [Knob] = [
      .integer("clusters", 8, in: 1...10_000, "How many clusters are formed."),
      .integer("restarts", 10, in: 1...1000, "From how many starts the best result is taken."),
      .integer("passes", 300, in: 1...100_000, "How often the centres may move."),
      .number(
        "tolerance", 1e-4, in: 0...1,
        "How far centres that rest may have moved, squared, as a share of the mean variance."),
    ]

    /// The rows in blocks, and for each row its cluster, its square and its place among the
    /// farthest.
    func memory(rows: Int, features: Int) -> Int {
      let points = (rows + PointBlocks.size) * (features * 4 + 28)
      return points + 64 * min(clusters, max(rows, 1)) * (features + 1) * 16
    }
  }

  /// Learns the best of some partitions: that with the least squared distances.
  static func learning(
    _ rows: Observations, _ plan: Plan, under conditions: Conditions
  ) throws -> Partition {
    let features = rows.features
    let moments = features.names.indices.map { Moments(of: features.feature($0).span) }
    let origin = moments.map { Float($0.mean) }
    let scale = features.comfortableScale
    let points = PointBlocks(
      columns: features.values.span, of: rows.rowCount, 0..<rows.rowCount, origin: origin.span,
      scale: scale)
    let spread = moments.reduce(0) { $0 + $1.variance } / Double(moments.count)
    let tolerance = plan.tolerance * spread * Double(scale) * Double(scale)
    let lloyd = Lloyd(points, under: conditions)
    let chance = RandomStream(seed: conditions.seed.rawValue, name: "k-means")
    var best: (inertia: Double, centres: Centres)?
    for restart in 0..<plan.restarts {
      try conditions.checkCancelled()
      var stream = chance.entity(restart)
      let centres = try lloyd.centres(
        plan.clusters, passes: plan.passes, tolerance: tolerance, from: &stream)
      let inertia = try lloyd.inertia(centres)
      if inertia < best?.inertia ?? .infinity { best = (inertia, centres) }
    }
    let centres = best?.centres ?? Centres(dimensions: origin.count)
    return Partition(names: features.names, origin: origin, scale: scale, centres: centres)
  }
}

// MARK: - As plain data

extension Partition {
  /// The pieces of an archive that the centres take.
  var pieces: [String: Archive.Entry] {
    [
      "names": .strings(names), "origin": .floats(origin), "scale": .floats([scale]),
      "centres": .floats(centres.elements),
    ]
  }

  /// The centres of an archive.
  init(_ archive: Archive) throws(ArchiveError) {
    names = try archive.strings("names")
    guard !names.isEmpty else { throw .inconsistent("names") }
    origin = try archive.floats("origin", count: names.count)
    scale = try archive.floats("scale", count: 1)[0]
    guard scale > 0, scale <= 1 else { throw .inconsistent("scale") }
    let elements = try archive.floats("centres")
    guard !elements.isEmpty, elements.count % names.count == 0,
      elements.allSatisfy({ $0.isFinite })
    else { throw .inconsistent("centres") }
    centres = Centres(dimensions: names.count, elements: elements)
  }
}
