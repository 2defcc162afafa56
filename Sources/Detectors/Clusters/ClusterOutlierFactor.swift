public import RingtrueCore
internal import RingtrueKernels

/// Scores a row by how far the nearest large cluster is: its own, or another if its own is small.
///
/// Clusters are those of k-means. They are large, from the largest on, until they hold a share of
/// the rows and the next one is smaller by a factor; where no place has both, the share decides.
/// Cost: that of k-means.
/// He, Xu & Deng, "Discovering cluster-based local outliers", Pattern Recognition Letters 24, 2003,
/// doi:10.1016/S0167-8655(03)00003-5
public struct ClusterOutlierFactor: Detector {
  /// What a user should know of it.
  public static let card = DetectorCard(
    id: "cblof",
    summary: "The distance to the centre of the nearest large cluster.",
    assumes: "Ordinary rows form a few large, round clusters; strange ones are alone or in small"
      + " clusters; features are on one scale.",
    cost: "fit O(n·d·k) a pass and restart, score O(d·k) a row; keeps d·k numbers",
    avoid:
      "Clusters are long or of very different width, or ordinary rows form small clusters too.",
    paper: "He, Xu & Deng, Pattern Recognition Letters 24, 2003,"
      + " doi:10.1016/S0167-8655(03)00003-5",
    traits: [.stochastic],
    knobs: Partition.Plan.knobs + [
      .number("alpha", 0.9, in: 0.5...1, "The share of the rows that large clusters hold."),
      .number("beta", 5, in: 1...1e6, "How many times smaller the next cluster is."),
      .flag("weighted", false, "Whether scores are multiplied by the size of the row's cluster."),
    ])

  private let plan: Partition.Plan
  private let alpha: Double
  private let beta: Double
  private let isWeighted: Bool

  /// A detector with settings that were checked against the card.
  public init(_ settings: Settings) {
    plan = Partition.Plan(settings)
    alpha = settings.number("alpha")
    beta = settings.number("beta")
    isWeighted = settings.flag("weighted")
  }

  /// A copy of the rows, and some numbers a row.
  public func memory(rows: Int, features: Int) -> Int {
    plan.memory(rows: rows, features: features)
  }

  /// Finds the clusters, and which of them are large.
  public func fit(_ rows: Observations, under conditions: Conditions) throws -> Fitted {
    try rows.checkLearnable()
    try conditions.checkMemory(memory(rows: rows.rowCount, features: rows.features.featureCount))
    let partition = try Partition.learning(rows, plan, under: conditions)
    var sizes = Array(repeating: 0, count: partition.centres.count)
    for row in try partition.memberships(rows, under: conditions) { sizes[Int(row.cluster)] += 1 }
    return Fitted(
      partition: partition, large: large(sizes), weights: isWeighted ? sizes.map(Double.init) : [])
  }

  /// The numbers of the large clusters, ascending.
  private func large(_ sizes: [Int]) -> [Int] {
    let falling = sizes.indices.sorted { (sizes[$1], $0) < (sizes[$0], $1) }
    let total = Double(sizes.reduce(0, +))
    var (held, byShare, byDrop, byBoth) = (0, nil as Int?, nil as Int?, nil as Int?)
    for rank in falling.indices.dropLast() {
      let (size, next) = (sizes[falling[rank]], sizes[falling[rank + 1]])
      held += size
      let holdsShare = Double(held) >= alpha * total
      let drops = Double(size) >= beta * Double(next)
      if holdsShare { byShare = byShare ?? rank + 1 }
      if drops { byDrop = byDrop ?? rank + 1 }
      if holdsShare && drops { byBoth = byBoth ?? rank + 1 }
    }
    return falling.prefix(byBoth ?? byShare ?? byDrop ?? sizes.count).sorted()
  }
}

extension ClusterOutlierFactor {
  /// The centres, which of them are of large clusters, and how much each cluster weighs, if it does.
  public struct Fitted: Clustering {
    private let partition: Partition
    private let large: [Int]
    private let weights: [Double]

    fileprivate init(partition: Partition, large: [Int], weights: [Double]) {
      self.partition = partition
      self.large = large
      self.weights = weights
    }

    /// The distance from each row to the nearest centre of a large cluster, or to its own.
    ///
    /// A row of a large cluster has no nearer centre than its own, so one rule serves for both.
    public func scores(
      _ rows: Observations, under conditions: Conditions
    ) throws -> [Double] {
      let distances = try partition.memberships(rows, among: large, under: conditions)
        .map(\.distance)
      if weights.isEmpty { return distances }
      let own = try partition.memberships(rows, under: conditions)
      return zip(distances, own).map { $0 * weights[Int($1.cluster)] }
    }

    /// How many clusters there are: fewer than asked for where fewer rows differ.
    public var clusterCount: Int { partition.centres.count }

    /// The number of the nearest centre of each row, from 0.
    public func clusters(
      _ rows: Observations, under conditions: Conditions
    ) throws -> [Int] {
      try partition.memberships(rows, under: conditions).map { Int($0.cluster) }
    }

    /// The centres, the large clusters and the weights.
    public var archive: Archive {
      let own: [String: Archive.Entry] = [
        "large": .integers(large.map(Int64.init)), "weights": .doubles(weights),
      ]
      return Archive(
        detector: ClusterOutlierFactor.card.id, partition.pieces.merging(own) { $1 })
    }

    /// The centres, the large clusters and the weights, from plain data.
    public init(_ archive: Archive) throws(ArchiveError) {
      try archive.expect(ClusterOutlierFactor.card.id)
      partition = try Partition(archive)
      large = try archive.integers("large")
      weights = try archive.doubles("weights")
      let clusters = 0..<partition.centres.count
      guard !large.isEmpty, large.allSatisfy(clusters.contains) else {
        throw .inconsistent("large")
      }
      guard weights.isEmpty || weights.count == clusters.count else {
        throw .inconsistent("weights")
      }
    }
  }
}
