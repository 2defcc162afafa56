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
    cost: "fit O(trees·sample·log sample), score O(trees·log sample) a row; keeps 12 bytes a node",
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

  /// The trees; growing one takes no more than its sample beside them.
  public func memory(rows: Int, features: Int) -> Int {
    let depth = IsolationTree.depth(ofSample: min(sample, max(rows, 2)))
    return trees * (12 << depth) + sample * (features + 1) * 8 + rows * 8
  }

  /// Grows the trees, each from a sample of its own.
  public func fit(_ rows: Observations, under conditions: Conditions) throws -> Fitted {
    try rows.checkLearnable()
    try conditions.checkMemory(memory(rows: rows.rowCount, features: rows.features.featureCount))
    let size = min(sample, rows.rowCount)
    let chance = RandomStream(seed: conditions.seed.rawValue, name: "isolation-forest")
    var grown: [IsolationTree] = []
    for tree in 0..<trees {
      try conditions.checkCancelled()
      var stream = chance.entity(tree)
      let members = stream.sample(size, of: rows.rowCount)
      grown.append(IsolationTree(growing: members, of: rows.features, from: &stream))
    }
    return Fitted(names: rows.features.names, trees: grown, sample: size)
  }
}

extension IsolationForest {
  /// A forest of grown trees.
  public struct Fitted: FittedDetector {
    private let names: [String]
    private let trees: [IsolationTree]
    private let sample: Int

    fileprivate init(names: [String], trees: [IsolationTree], sample: Int) {
      self.names = names
      self.trees = trees
      self.sample = sample
    }

    /// 2 to the minus mean path length, over that of an unsuccessful search: 0…1, near ½ when
    /// ordinary.
    public func scores(
      _ rows: Observations, under conditions: Conditions
    ) throws -> [Double] {
      try rows.checkScorable(names)
      var paths = [Double](repeating: 0, count: rows.rowCount)
      for tree in trees {
        try conditions.checkCancelled()
        tree.addPaths(of: rows.features, to: &paths)
      }
      let typical = IsolationTree.searchLength(sample)
      return paths.map { path in
        typical > 0 ? Elementary.pow(2, -path / Double(trees.count) / typical) : 0.5
      }
    }

    /// The trees, end to end.
    public var archive: Archive {
      Archive(
        detector: IsolationForest.card.id,
        [
          "names": .strings(names), "sample": .integers([Int64(sample)]),
          "features": .integers(trees.flatMap { $0.features.map(Int64.init) }),
          "cuts": .floats(trees.flatMap(\.cuts)), "leaves": .floats(trees.flatMap(\.leaves)),
        ])
    }

    /// The trees, from plain data.
    public init(_ archive: Archive) throws(ArchiveError) {
      try archive.expect(IsolationForest.card.id)
      names = try archive.strings("names")
      sample = try archive.integers("sample", count: 1)[0]
      guard 1...4096 ~= sample else { throw .inconsistent("sample") }
      let leafCount = 1 << IsolationTree.depth(ofSample: sample)
      let leaves = try archive.floats("leaves")
      let count = leaves.count / leafCount
      guard count > 0, leaves.count == count * leafCount else { throw .inconsistent("leaves") }
      let features = try archive.integers("features", count: leaves.count)
      let cuts = try archive.floats("cuts", count: leaves.count)
      guard features.allSatisfy(names.indices.contains) else { throw .inconsistent("features") }
      trees = (0..<count).map { tree in
        let nodes = tree * leafCount..<(tree + 1) * leafCount
        return IsolationTree(
          features: features[nodes].map(Int32.init), cuts: Array(cuts[nodes]),
          leaves: Array(leaves[nodes]))
      }
    }
  }
}
