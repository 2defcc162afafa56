public import RingtrueCore
internal import RingtrueKernels

/// Scores a row by how much sparser its own surroundings are than those of its neighbours.
///
/// Neighbours are exact. A row is no neighbour of its own; where it has fewer than k others, all of
/// them count. Scores are near 1 inside of a cluster, however dense the cluster is.
/// Cost: O(d · n) a row at the worst, a small part of that in a dozen features or fewer.
/// Breunig, Kriegel, Ng & Sander, "LOF: Identifying Density-Based Local Outliers", SIGMOD 2000,
/// doi:10.1145/335191.335388
public struct LocalOutlierFactor: Detector {
  /// What a user should know of it.
  public static let card = DetectorCard(
    id: "lof",
    summary: "How much sparser a row's surroundings are than those of its k nearest rows.",
    assumes: "Strange rows are sparser than their own neighbours; features are on one scale.",
    cost: "fit and score O(n·d) a row at worst, far less in few features; keeps n·(d + 4) numbers",
    avoid: "Strange rows come in groups of k or more, many rows are equal, or features are on"
      + " different scales.",
    paper: "Breunig, Kriegel, Ng & Sander, SIGMOD 2000, doi:10.1145/335191.335388",
    knobs: [.integer("k", 20, in: 1...10_000, "How many neighbours are asked.")])

  private let k: Int

  /// A detector with settings that were checked against the card.
  public init(_ settings: Settings) { k = settings.integer("k") }

  /// The index of the rows, their order, what a search needs, and each row's neighbours.
  public func memory(rows: Int, features: Int) -> Int {
    let k = min(k, rows)
    let link = MemoryLayout<LocalDensities.Link>.size
    return LearnedRows.memory(rows: rows, features: features, k: k) + rows * (k * link + 16)
  }

  /// Finds the neighbours of every row, and how dense its surroundings are.
  public func fit(_ rows: Observations, under conditions: Conditions) throws -> Fitted {
    try learn(rows, under: conditions).fitted
  }

  /// Does the same, and scores each row among the others.
  public func fitAndScore(
    _ rows: Observations, under conditions: Conditions
  ) throws -> (fitted: Fitted, scores: [Double]) {
    let (fitted, links, order) = try learn(rows, under: conditions)
    let factors = try fitted.densities.factors(of: links, under: conditions)
    return (fitted, factors.restored(to: order))
  }

  private func learn(
    _ rows: Observations, under conditions: Conditions
  ) throws -> (fitted: Fitted, links: [LocalDensities.Link], order: [UInt32]) {
    try rows.checkLearnable()
    try conditions.checkMemory(memory(rows: rows.rowCount, features: rows.features.featureCount))
    try conditions.checkCancelled()
    let (learned, order) = try LearnedRows.learning(rows, under: conditions)
    let links = try LocalDensities.links(learned, k: k, under: conditions)
    let densities = try LocalDensities(of: learned, links, k: k, under: conditions)
    return (Fitted(learned: learned, densities: densities), links, order)
  }
}

extension LocalOutlierFactor {
  /// The rows learned, and how dense the surroundings of each are.
  public struct Fitted: FittedDetector {
    private let learned: LearnedRows
    fileprivate let densities: LocalDensities

    fileprivate init(learned: LearnedRows, densities: LocalDensities) {
      self.learned = learned
      self.densities = densities
    }

    /// The mean density around each row's nearest learned rows, over that around the row.
    public func scores(
      _ rows: Observations, under conditions: Conditions
    ) throws -> [Double] {
      try learned.mapNearest(of: rows, k: densities.k, under: conditions) { near, row in
        densities.factor(
          near.range(of: row).map { .init(to: near.places[$0], away: near.distances[$0]) })
      }
    }

    /// The rows and their densities.
    public var archive: Archive {
      let own: [String: Archive.Entry] = [
        "k": .integers([Int64(densities.k)]), "reaches": .floats(densities.reaches),
        "densities": .doubles(densities.densities),
      ]
      return Archive(
        detector: LocalOutlierFactor.card.id, learned.pieces.merging(own) { $1 })
    }

    /// The rows and their densities, from plain data.
    public init(_ archive: Archive) throws(ArchiveError) {
      try archive.expect(LocalOutlierFactor.card.id)
      learned = try LearnedRows(archive)
      let k = try archive.integers("k", count: 1)[0]
      guard k == learned.reachable(k) else { throw .inconsistent("k") }
      densities = LocalDensities(
        k: k, reaches: try archive.floats("reaches", count: learned.count),
        densities: try archive.doubles("densities", count: learned.count))
    }
  }
}
