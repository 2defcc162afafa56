public import RingtrueCore
import RingtrueKernels

/// Clusters that were found, with the causes that they should tell apart.
public struct Clustering: Resampled {
  /// The part's name.
  public static let what = "clusters with causes"

  /// How often a cluster and a cause fall on the same row.
  let pairs: [Pair: Int]
  let clusters: [Category: Int]
  let causes: [Category: Int]
  /// How many rows there are.
  let rows: Int
  /// The pairs of each group of rows that are drawn together, where there are groups.
  private let groups: [[Pair: Int]]

  struct Pair: Hashable {
    let cluster: Category
    let cause: Category
  }

  /// One cluster and one cause a row; with `groups`, rows of one group are drawn together.
  public init(
    clusters: [String], causes: [String], groups: Clusters? = nil
  ) throws(MetricsError) {
    try requireSameLength("clusters", clusters.count, "causes", causes.count)
    try requireClusters(groups, of: clusters.count)
    let pairs = zip(clusters, causes).map { Pair(cluster: Category($0), cause: Category($1)) }
    var members = [[Pair: Int]](repeating: [:], count: groups?.count ?? 0)
    for (pair, group) in zip(pairs, groups?.rows ?? []) {
      members[Int(group)][pair, default: 0] += 1
    }
    self.init(pairs.reduce(into: [:]) { $0[$1, default: 0] += 1 }, members)
  }

  private init(_ pairs: [Pair: Int], _ groups: [[Pair: Int]] = []) {
    self.pairs = pairs
    self.groups = groups
    clusters = pairs.reduce(into: [:]) { $0[$1.key.cluster, default: 0] += $1.value }
    causes = pairs.reduce(into: [:]) { $0[$1.key.cause, default: 0] += $1.value }
    rows = pairs.values.reduce(0, +)
  }

  /// Rows drawn anew, by how many there are of each pair: the cost does not depend on the rows; or
  /// whole groups.
  public func resampling(_ request: IntervalRequest) throws(Undefined) -> Resampling<Clustering> {
    guard rows > 0 else { throw .noRows }
    if !groups.isEmpty {
      return Resampling("cluster-bootstrap", units: groups.count) { [groups] times in
        var drawn: [Pair: Int] = [:]
        for (group, times) in zip(groups, times) where times > 0 {
          drawn.merge(group.mapValues { $0 * Int(times) }, uniquingKeysWith: +)
        }
        return Clustering(drawn)
      }
    }
    let kinds = pairs.keys.sorted()
    let urn = Urn(balls: kinds.map { UInt32(pairs[$0] ?? 0) })
    return Resampling("bootstrap", urns: [urn]) { counts in
      let drawn = zip(kinds, counts[0]).filter { $0.1 > 0 }.map { ($0, Int($1)) }
      return Clustering(Dictionary(uniqueKeysWithValues: drawn))
    }
  }
}

extension Clustering.Pair: Comparable {
  static func < (a: Self, b: Self) -> Bool { (a.cluster, a.cause) < (b.cluster, b.cause) }
}

extension Metric {
  /// Agreement on which pairs of rows belong together, beyond chance.
  public static let adjustedRand = clustering(
    "adjusted-rand", "Agreement on which rows belong together, beyond chance.", -0.5...1,
    "Hubert & Arabie, J. Classification 2, 1985, doi:10.1007/BF01908075"
  ) { clustering throws(Undefined) in
    guard clustering.rows > 1 else { throw .tooFew("rows", clustering.rows, needed: 2) }
    // Ordered pairs of rows: all, and those that are together in both, in one, in the other.
    func together(_ counts: some Collection<Int>) -> Double {
      counts.reduce(0) { $0 + Double($1) * Double($1 - 1) }
    }
    let all = Double(clustering.rows) * Double(clustering.rows - 1)
    let both = together(clustering.pairs.values)
    let (found, real) = (
      together(clustering.clusters.values), together(clustering.causes.values)
    )
    let byChance = found * real / all
    let most = (found + real) / 2
    guard most != byChance else { throw .noStructure }
    return (both - byChance) / (most - byChance)
  }

  /// What clusters tell of causes, relative to the mean of what there is to tell.
  public static let normalizedInformation = clustering(
    "nmi", "The information that clusters share with causes, over the mean of their entropies.",
    0...1, "Strehl & Ghosh, JMLR 3, 2002"
  ) { clustering throws(Undefined) in
    guard clustering.rows > 0 else { throw .noRows }
    let rows = Double(clustering.rows)
    func entropy(_ counts: some Collection<Int>) -> Double {
      -counts.sorted().reduce(0) { $0 + Double($1) / rows * Elementary.log(Double($1) / rows) }
    }
    let whole = entropy(clustering.clusters.values) + entropy(clustering.causes.values)
    guard whole > 0 else { throw .noStructure }
    let terms = clustering.pairs.map { pair, count in
      let alone =
        Double(clustering.clusters[pair.cluster] ?? 0) * Double(clustering.causes[pair.cause] ?? 0)
      return Double(count) / rows * Elementary.log(Double(count) * rows / alone)
    }
    return max(0, 2 * terms.sorted().reduce(0, +) / whole)
  }

  /// How many rows are of the most frequent cause in their cluster.
  public static let purity = clustering(
    "purity", "The share of rows that are of their cluster's most frequent cause.", 0...1,
    "Manning, Raghavan & Schütze, Introduction to Information Retrieval, 2008, 16.3"
  ) { clustering throws(Undefined) in
    guard clustering.rows > 0 else { throw .noRows }
    let most = clustering.pairs.reduce(into: [Category: Int]()) { most, pair in
      most[pair.key.cluster] = max(most[pair.key.cluster] ?? 0, pair.value)
    }
    return Double(most.values.reduce(0, +)) / Double(clustering.rows)
  }
}

extension Undefined {
  /// Everything is together, or everything apart, in both.
  static let noStructure = Undefined(
    code: "no-structure", "both put all rows together, or all apart; there is nothing to tell")
}

private func clustering(
  _ id: String, _ summary: String, _ range: ClosedRange<Double>, _ reference: String,
  _ value: @escaping @Sendable (Clustering) throws(Undefined) -> Double
) -> Metric {
  Metric(
    categoryCard(id, summary, range: range, reference: reference), resampling: \.clusters,
    value: value)
}
