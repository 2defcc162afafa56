public import RingtrueCore
internal import RingtrueKernels

/// Scores a row by how far the centre of its cluster is.
///
/// Cost: O(k · d) a row and pass; some ten passes for each of the restarts.
/// Lloyd, "Least Squares Quantization in PCM", IEEE Trans. Inf. Theory 28(2), 1982,
/// doi:10.1109/TIT.1982.1056489; Arthur & Vassilvitskii, SODA 2007.
public struct KMeans: Detector {
  /// What a user should know of it.
  public static let card = DetectorCard(
    id: "kmeans",
    summary: "The distance to the nearest of k centres; which one it is sorts rows into patterns.",
    assumes: "Ordinary rows form k round clusters of about one size; features are on one scale.",
    cost: "fit O(n·d·k) a pass and restart, score O(d·k) a row; keeps d·k numbers",
    avoid:
      "Clusters are long, uneven in size or many, or strange rows form a cluster of their own.",
    paper: "Lloyd 1982, doi:10.1109/TIT.1982.1056489; Arthur & Vassilvitskii, k-means++, SODA 2007",
    traits: [.stochastic], knobs: Partition.Plan.knobs)

  private let plan: Partition.Plan

  /// A detector with settings that were checked against the card.
  public init(_ settings: Settings) { plan = Partition.Plan(settings) }

  /// A copy of the rows, and some numbers a row.
  public func memory(rows: Int, features: Int) -> Int {
    plan.memory(rows: rows, features: features)
  }

  /// Finds the centres.
  public func fit(_ rows: Observations, under conditions: Conditions) throws -> Fitted {
    try rows.checkLearnable()
    try conditions.checkMemory(memory(rows: rows.rowCount, features: rows.features.featureCount))
    return Fitted(partition: try Partition.learning(rows, plan, under: conditions))
  }
}

extension KMeans {
  /// The centres.
  public struct Fitted: Clustering {
    private let partition: Partition

    fileprivate init(partition: Partition) { self.partition = partition }

    /// The distance from each row to the nearest centre.
    public func scores(
      _ rows: Observations, under conditions: Conditions
    ) throws -> [Double] {
      try partition.memberships(rows, under: conditions).map(\.distance)
    }

    /// How many clusters there are: fewer than asked for where fewer rows differ.
    public var clusterCount: Int { partition.centres.count }

    /// The number of the nearest centre of each row, from 0.
    public func clusters(
      _ rows: Observations, under conditions: Conditions
    ) throws -> [Int] {
      try partition.memberships(rows, under: conditions).map { Int($0.cluster) }
    }

    /// The centres.
    public var archive: Archive { Archive(detector: KMeans.card.id, partition.pieces) }

    /// The centres, from plain data.
    public init(_ archive: Archive) throws(ArchiveError) {
      try archive.expect(KMeans.card.id)
      partition = try Partition(archive)
    }
  }
}
