public import RingtrueCore
internal import RingtrueKernels

/// Scores a row by how few random cuts isolate it, where cuts may lie at any slope.
///
/// Cutting along one feature at a time leaves bands of low scores beside a cluster; a plane through
/// a random point with a random normal leaves none. Scales matter: standardise features first.
/// Cost: fitting O(trees · sample · depth · d), scoring O(trees · depth · d) a row.
/// Hariri, Carrasco Kind & Brunner, "Extended Isolation Forest", IEEE TKDE 33(4), 2021,
/// doi:10.1109/TKDE.2019.2947676
public struct ExtendedIsolationForest: Detector {
  /// What a user should know of it.
  public static let card = DetectorCard(
    id: "extended-isolation-forest",
    summary: "How few random cuts, at any slope, isolate a row.",
    assumes: "Strange rows are few and lie apart in some direction; features have like scales.",
    cost:
      "fit O(trees·sample·log sample·d), score O(trees·log sample·d) a row; keeps 4·d bytes a node",
    avoid: "Features have unlike scales, or are many and mostly noise: slopes dilute what matters.",
    paper: "Hariri, Carrasco Kind & Brunner, TKDE 2021, doi:10.1109/TKDE.2019.2947676",
    traits: [.stochastic],
    knobs: [
      .integer("trees", 100, in: 1...10_000, "How many trees vote."),
      .integer("sample", 256, in: 2...4096, "How many rows each tree is grown from."),
      .integer(
        "features", 10_000, in: 1...10_000,
        "How many features a cut slopes along, or all of them where there are fewer."),
    ])

  private let trees: Int
  private let sample: Int
  private let slopes: Int

  /// A detector with settings that were checked against the card.
  public init(_ settings: Settings) {
    trees = settings.integer("trees")
    sample = settings.integer("sample")
    slopes = settings.integer("features")
  }

  /// The planes of the trees, as they grow and as they are kept, and the rows of a sample and of a
  /// tile.
  public func memory(rows: Int, features: Int) -> Int {
    let depth = IsolationTrees.limit(ofSample: min(sample, max(rows, 2)))
    let planes = trees * (features * 16 + 80) << depth
    return planes + (sample + 1024) * (features + 4 + depth) * 8 + rows * 9
  }

  /// Grows the trees, each from a sample of its own.
  public func fit(_ rows: Observations, under conditions: Conditions) throws -> Fitted {
    try rows.checkLearnable()
    try conditions.checkMemory(memory(rows: rows.rowCount, features: rows.features.featureCount))
    let size = min(sample, rows.rowCount)
    let chance = RandomStream(seed: conditions.seed.rawValue, name: "extended-isolation-forest")
    let lengths = IsolationTrees.lengths(ofSample: size)
    let grown = try parallelMap(Chunks(trees, of: 1), width: conditions.width) { range in
      try conditions.checkCancelled()
      var stream = chance.entity(range.lowerBound)
      let members = stream.sample(size, of: rows.rowCount)
      return SlopedTree(
        growing: members, of: rows.features, slopes: slopes, lengths: lengths, from: &stream)
    }
    let forest = PlaneForest(
      depth: IsolationTrees.limit(ofSample: size), features: rows.features.featureCount,
      normals: grown.flatMap(\.normals), offsets: grown.flatMap(\.offsets),
      leaves: grown.flatMap(\.leaves))
    return Fitted(names: rows.features.names, forest: forest, sample: size)
  }
}

extension ExtendedIsolationForest {
  /// A forest of grown trees.
  public struct Fitted: FittedDetector {
    private let names: [String]
    private let sample: Int
    private let forest: PlaneForest
    private let lengths: PathScores

    fileprivate init(names: [String], forest: PlaneForest, sample: Int) {
      self.names = names
      self.forest = forest
      self.sample = sample
      lengths = PathScores(leaves: forest.leaves, depth: forest.depth, sample: sample)
    }

    /// 2 to the minus mean path length, over that of an unsuccessful search: 0…1, near ½ when
    /// ordinary.
    public func scores(
      _ rows: Observations, under conditions: Conditions
    ) throws -> [Double] {
      try rows.checkScorable(names)
      var scores = [Double](repeating: 0, count: rows.rowCount)
      let chunks = Chunks(rows.rowCount, of: 4 * PlaneForest.tile)
      try parallelFill(&scores, chunks, width: conditions.width) { range, part in
        try conditions.checkCancelled()
        let sums = forest.sums(
          of: range, in: rows.features.values.span, rowCount: rows.rowCount)
        for (row, sum) in sums.enumerated() { part[row] = lengths[sum] }
      }
      return scores
    }

    /// The trees, end to end.
    public var archive: Archive {
      Archive(
        detector: ExtendedIsolationForest.card.id,
        [
          "names": .strings(names), "sample": .integers([Int64(sample)]),
          "normals": .floats(forest.normals),
          "offsets": .floats(forest.offsets),
          "leaves": .integers(forest.leaves.map(Int64.init)),
        ])
    }

    /// The trees, from plain data.
    public init(_ archive: Archive) throws(ArchiveError) {
      try archive.expect(ExtendedIsolationForest.card.id)
      let names = try archive.strings("names")
      let sample = try archive.integers("sample", count: 1)[0]
      guard 1...4096 ~= sample else { throw .inconsistent("sample") }
      let size = 1 << IsolationTrees.limit(ofSample: sample)
      let leaves = try archive.integers("leaves")
      guard leaves.count >= size, leaves.count % size == 0 else { throw .inconsistent("leaves") }
      guard leaves.allSatisfy({ 0...65535 ~= $0 }) else { throw .inconsistent("leaves") }
      let offsets = try archive.floats("offsets", count: leaves.count)
      let normals = try archive.floats("normals", count: leaves.count * names.count)
      guard !names.isEmpty else { throw .inconsistent("names") }
      let forest = PlaneForest(
        depth: IsolationTrees.limit(ofSample: Int(sample)), features: names.count,
        normals: normals, offsets: offsets, leaves: leaves.map(UInt16.init))
      self.init(names: names, forest: forest, sample: Int(sample))
    }
  }
}
