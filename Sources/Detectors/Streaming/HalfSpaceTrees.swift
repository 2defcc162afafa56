public import RingtrueCore
internal import RingtrueKernels

/// Scores a row by how few of the latest rows fell where it falls in trees that halve space.
///
/// The trees are drawn before any row is counted, inside a box around the first rows; from then on
/// rows only add to the masses of the halves that they fall into. The masses of a full window stand
/// until the next one is full, so that ordinariness may drift.
/// Cost: O(trees · depth) a row, to learn and to score.
/// Tan, Ting & Liu, "Fast Anomaly Detection for Streaming Data", IJCAI 2011,
/// doi:10.5591/978-1-57735-516-8/IJCAI11-254
public struct HalfSpaceTrees: Detector {
  /// What a user should know of it.
  public static let card = DetectorCard(
    id: "half-space-trees",
    summary: "How few of the latest rows fall into the same halves of space.",
    assumes: "Rows come as a stream; ordinary ones are dense, and their bounds are known early.",
    cost: "O(trees·depth) a row, learning and scoring; keeps 16 bytes a node",
    avoid: "All rows are at hand and nothing drifts: an isolation forest learns more from them.",
    paper: "Tan, Ting & Liu, IJCAI 2011, doi:10.5591/978-1-57735-516-8/IJCAI11-254",
    traits: [.stochastic],
    knobs: [
      .integer("trees", 25, in: 1...1000, "How many trees vote."),
      .integer("depth", 10, in: 1...15, "How often each tree halves space."),
      .integer("window", 250, in: 1...1_000_000, "How many rows make a window."),
    ])

  private let trees: Int
  private let depth: Int
  private let window: Int

  /// A detector with settings that were checked against the card.
  public init(_ settings: Settings) {
    trees = settings.integer("trees")
    depth = settings.integer("depth")
    window = settings.integer("window")
  }

  /// The trees; rows leave nothing but masses.
  public func memory(rows: Int, features: Int) -> Int {
    trees * (48 << depth) + features * 64 + rows * 8
  }

  /// Draws the trees around the rows, then learns from these in their order.
  public func fit(_ rows: Observations, under conditions: Conditions) throws -> Fitted {
    try rows.checkLearnable()
    try conditions.checkMemory(memory(rows: rows.rowCount, features: rows.features.featureCount))
    let chance = RandomStream(seed: conditions.seed.rawValue, name: "half-space-trees")
    let bounds = try rows.features.names.indices.map { feature in
      try conditions.checkCancelled()
      return extremes(rows.features.feature(feature).span) ?? 0...0
    }
    var halves = SpaceHalves(trees: trees, depth: depth)
    for tree in 0..<trees {
      var stream = chance.entity(tree)
      halves.draw(tree, around: bounds, from: &stream)
    }
    var fitted = Fitted(names: rows.features.names, window: window, halves: halves)
    try fitted.update(rows, under: conditions)
    return fitted
  }
}

extension HalfSpaceTrees {
  /// The halves of space, and the masses of two windows.
  public struct Fitted: Updatable {
    private let names: [String]
    private let window: Int
    private var halves: SpaceHalves

    fileprivate init(names: [String], window: Int, halves: SpaceHalves) {
      self.names = names
      self.window = window
      self.halves = halves
    }

    /// Minus the mean share of the window that a row's halves would hold if all had its density.
    public func scores(_ rows: Observations, under conditions: Conditions) throws -> [Double] {
      try rows.checkScorable(names)
      var scores = [Double](repeating: 0, count: rows.rowCount)
      try parallelFill(&scores, Chunks(rows.rowCount, of: 1024), width: conditions.width) {
        range, part in
        try conditions.checkCancelled()
        for (place, row) in range.enumerated() {
          part[place] = -halves.density(at: row, of: rows.features, window: window)
        }
      }
      return scores
    }

    /// Learns from more rows, in their order.
    public mutating func update(_ rows: Observations, under conditions: Conditions) throws {
      try rows.checkScorable(names)
      for row in 0..<rows.rowCount {
        if row % 1024 == 0 { try conditions.checkCancelled() }
        halves.learn(row, of: rows.features, window: window)
      }
    }

    /// The trees and their masses.
    public var archive: Archive {
      Archive(
        detector: HalfSpaceTrees.card.id,
        [
          "names": .strings(names),
          "counts": .integers([halves.depth, window, halves.counted].map(Int64.init)),
          "features": .integers(halves.features.map(Int64.init)), "cuts": .floats(halves.cuts),
          "standing": .floats(halves.standing), "latest": .floats(halves.latest),
        ])
    }

    /// The trees and their masses, from plain data.
    public init(_ archive: Archive) throws(ArchiveError) {
      try archive.expect(HalfSpaceTrees.card.id)
      names = try archive.strings("names")
      let counts = try archive.integers("counts", count: 3)
      guard 1...15 ~= counts[0], counts[1] >= 1, counts[2] >= 0 else {
        throw .inconsistent("counts")
      }
      window = counts[1]
      let cuts = try archive.floats("cuts")
      guard cuts.count >= 2 << counts[0], cuts.count % (2 << counts[0]) == 0 else {
        throw .inconsistent("cuts")
      }
      let features = try archive.integers("features", count: cuts.count)
      guard features.allSatisfy(names.indices.contains) else { throw .inconsistent("features") }
      halves = SpaceHalves(
        depth: counts[0], features: features.map(Int32.init), cuts: cuts,
        standing: try archive.floats("standing", count: cuts.count),
        latest: try archive.floats("latest", count: cuts.count), counted: counts[2])
    }
  }
}
