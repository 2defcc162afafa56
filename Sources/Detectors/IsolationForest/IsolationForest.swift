public import RingtrueCore
internal import RingtrueKernels

/// Scores a row by how few random cuts isolate it: strange rows fall into short branches.
///
/// Cost: fitting O(trees · sample · depth), whatever n; scoring O(trees · depth) a row.
/// Liu, Ting & Zhou, "Isolation Forest", ICDM 2008, doi:10.1109/ICDM.2008.17
public struct IsolationForest: Detector {
  /// What a user should know of it.
  public static let card = DetectorCard(
    id: "isolation-forest",
    summary: "How few random cuts, each along one feature, isolate a row.",
    assumes: "Strange rows are few and lie apart in some features; scales do not matter.",
    cost: "fit O(trees·sample·log sample), score O(trees·log sample) a row; keeps 34 bytes a node",
    avoid: "Strange rows differ only in how features go together, or lie inside a dense cluster.",
    paper: "Liu, Ting & Zhou, ICDM 2008, doi:10.1109/ICDM.2008.17",
    traits: [.stochastic],
    knobs: [
      .integer("trees", 100, in: 1...10_000, "How many trees vote."),
      .integer("sample", 256, in: 2...4096, "How many rows each tree is grown from."),
    ])

  private let trees: Int
  private let sample: Int

  /// A detector with settings that were checked against the card.
  public init(_ settings: Settings) {
    trees = settings.integer("trees")
    sample = settings.integer("sample")
  }

  /// The trees and their ranked form; growing them takes no more than the samples of a grove beside.
  public func memory(rows: Int, features: Int) -> Int {
    let size = min(sample, max(rows, 2))
    let nodes = trees * (40 << IsolationTrees.depth(ofSample: size))
    return nodes + grove(ofSample: size) * size * (features + 4) * 8 + rows * 9
  }

  /// How many trees are grown from one look at the rows.
  private func grove(ofSample size: Int) -> Int { min(trees, max(1, 32_768 / size)) }

  /// Grows the trees, each from a sample of its own.
  public func fit(_ rows: Observations, under conditions: Conditions) throws -> Fitted {
    try rows.checkShape()
    try conditions.checkMemory(memory(rows: rows.rowCount, features: rows.features.featureCount))
    let size = min(sample, rows.rowCount)
    let groves = Chunks(trees, of: grove(ofSample: size))
    var grown = IsolationTrees(count: 0, depth: 0)
    for grove in 0..<groves.count {
      let samples = try TreeSamples(
        groves[grove], of: size, from: rows, isFirstLook: grove == 0, under: conditions)
      grown = try parallelReduce(
        Chunks(groves[grove].count, of: 64), width: conditions.width, into: grown
      ) { trees in
        try Self.grown(trees, from: samples, under: conditions)
      } combine: {
        $0.append($1)
      }
    }
    return Fitted(names: rows.features.names, trees: grown, sample: size)
  }

  private static func grown(
    _ range: Range<Int>, from samples: TreeSamples, under conditions: Conditions
  ) throws -> IsolationTrees {
    var trees = IsolationTrees(
      count: range.count, depth: IsolationTrees.depth(ofSample: samples.size))
    var grower = TreeGrower(samples)
    for tree in range {
      try conditions.checkCancelled()
      grower.grow(tree, into: &trees, at: tree - range.lowerBound)
    }
    return trees
  }
}

extension IsolationForest {
  /// A forest of grown trees.
  public struct Fitted: FittedDetector {
    private let names: [String]
    private let sample: Int
    private let trees: IsolationTrees
    private let forest: RankedForest
    private let lengths: PathScores

    fileprivate init(names: [String], trees: IsolationTrees, sample: Int) {
      let depth = IsolationTrees.depth(ofSample: sample)
      self.names = names
      self.sample = sample
      self.trees = trees
      forest = RankedForest(
        depth: depth, width: names.count, features: trees.features, cuts: trees.cuts,
        leaves: trees.leaves)
      lengths = PathScores(leaves: trees.leaves, depth: depth, sample: sample)
    }

    /// 2 to the minus mean path length, over that of an unsuccessful search: 0…1, near ½ when
    /// ordinary.
    public func scores(
      _ rows: Observations, under conditions: Conditions
    ) throws -> [Double] {
      try rows.checkScorable(names)
      var scores = [Double](repeating: 0, count: rows.rowCount)
      let chunks = Chunks(rows.rowCount, of: 4 * RankedForest.tile)
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
        detector: IsolationForest.card.id, version: 2,
        [
          "names": .strings(names), "sample": .integers([Int64(sample)]),
          "features": .integers(trees.features.map(Int64.init)),
          "cuts": .floats(trees.cuts), "leaves": .integers(trees.leaves.map(Int64.init)),
        ])
    }

    /// The trees, from plain data.
    public init(_ archive: Archive) throws(ArchiveError) {
      try archive.expect(IsolationForest.card.id, version: 2)
      let names = try archive.strings("names")
      let sample = try archive.integers("sample", count: 1)[0]
      guard 1...4096 ~= sample else { throw .inconsistent("sample") }
      let size = 1 << IsolationTrees.depth(ofSample: sample)
      let leaves = try archive.integers("leaves")
      guard leaves.count >= size, leaves.count % size == 0 else { throw .inconsistent("leaves") }
      guard leaves.allSatisfy({ 0...65535 ~= $0 }) else { throw .inconsistent("leaves") }
      let features = try archive.integers("features", count: leaves.count)
      guard features.allSatisfy(names.indices.contains) else { throw .inconsistent("features") }
      let cuts = try archive.floats("cuts", count: leaves.count)
      guard cuts.allSatisfy({ $0 > -.infinity }) else { throw .inconsistent("cuts") }
      self.init(
        names: names,
        trees: IsolationTrees(
          features: features.map(Int32.init), cuts: cuts, leaves: leaves.map(UInt16.init)),
        sample: sample)
    }
  }
}
