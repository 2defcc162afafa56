public import RingtrueCore
import RingtrueKernels

/// What several systems made of the same rows: resamples are drawn for all of them at once.
public struct JointEvidence: Sendable {
  /// The evidence of each system.
  public let systems: [Evidence]
  private let resampling: JointResampling

  /// Columns of scores over the same rows.
  public init(
    scores: [[Double]], labels: Labels, clusters: Clusters? = nil
  ) throws(MetricsError) {
    let units = clusters ?? Clusters(labels.rows.indices)
    var orders: [ClusteredOrder] = []
    var systems: [Evidence] = []
    for scores in scores {
      let ranking = try Ranking(scores: scores, labels: labels, clusters: units)
      systems.append(Evidence(ranking))
      if let source = ranking.source {
        orders.append(ClusteredOrder(source, units, keepsAll: true))
      }
    }
    self.systems = systems
    let once = [UInt32](repeating: 1, count: units.count)
    resampling = JointResampling(
      clusters == nil ? "paired-bootstrap" : "paired-cluster-bootstrap", urn: Urn(balls: once),
      chunk: 16
    ) { [orders] times, evidence in
      for place in orders.indices { evidence[place].ranking = orders[place].ranking(times) }
    }
  }

  /// Two columns of flags over the same rows, whose resamples only take the counts of eight cells:
  /// of all rows, or of each cluster.
  public init(
    flags first: [Bool], _ second: [Bool], labels: Labels, clusters: Clusters? = nil
  ) throws(MetricsError) {
    try requireSameLength("flags", first.count, "labels", labels.rows.count)
    try requireSameLength("flags", second.count, "labels", labels.rows.count)
    try requireClusters(clusters, of: labels.rows.count)
    var cells = [UInt32](repeating: 0, count: 8 * (clusters?.count ?? 1))
    for row in first.indices where labels.rows[row] != .unlabelled {
      let place = clusters.map { 8 * Int($0.rows[row]) } ?? 0
      let kind = (labels.rows[row] == .anomalous ? 4 : 0) + (first[row] ? 2 : 0)
      cells[place + kind + (second[row] ? 1 : 0)] += 1
    }
    guard let clusters else {
      self.init(cells: cells)
      return
    }
    self.init(cells: cells, clusters: clusters.count)
  }

  /// The cells of each cluster, one after the other.
  private init(cells: [UInt32], clusters: Int) {
    let full = (0..<clusters).map { Array(cells[8 * $0..<8 * $0 + 8]) }.filter {
      $0.contains { $0 > 0 }
    }
    let once = [UInt32](repeating: 1, count: full.count)
    @Sendable func sum(_ times: [UInt32]) -> [UInt32] {
      var sum = [UInt32](repeating: 0, count: 8)
      for (cells, times) in zip(full, times) where times > 0 {
        for kind in 0..<8 { sum[kind] += times * cells[kind] }
      }
      return sum
    }
    systems = Self.pair(of: sum(once))
    resampling = JointResampling("paired-cluster-bootstrap", urn: Urn(balls: once), chunk: 64) {
      Self.put(sum($0), into: &$1)
    }
  }

  /// The counts of rows by label, first flag and second flag, read as a number of three bits.
  init(cells: [UInt32]) {
    systems = Self.pair(of: cells)
    resampling = JointResampling("paired-bootstrap", urn: Urn(balls: cells), chunk: 1024) {
      Self.put($0, into: &$1)
    }
  }

  private static func pair(of cells: [UInt32]) -> [Evidence] {
    var pair = [Evidence(), Evidence()]
    put(cells, into: &pair)
    return pair
  }

  private static func put(_ cells: [UInt32], into pair: inout [Evidence]) {
    func sum(_ one: Int, _ other: Int) -> Double { Double(cells[one] + cells[other]) }
    pair[0].decisions = Decisions(
      FlagCounts(
        truePositives: sum(6, 7), falsePositives: sum(2, 3), falseNegatives: sum(4, 5),
        trueNegatives: sum(0, 1)))
    pair[1].decisions = Decisions(
      FlagCounts(
        truePositives: sum(5, 7), falsePositives: sum(1, 3), falseNegatives: sum(4, 6),
        trueNegatives: sum(0, 2)))
  }
}

extension JointEvidence {
  /// How much one system's value exceeds another's, with its interval and p-value.
  public struct Difference: Sendable, Equatable {
    /// The metric's name.
    public let metric: String
    /// The one value less the other.
    public let value: Double
    /// The bounds of the difference.
    public let interval: Measure.Interval
    /// Twice the smaller share of resamples on one side of no difference.
    public let p: Double
  }

  /// By how much the second of two systems exceeds the first, all from the same resamples.
  public func differences(
    of metrics: [Metric], _ request: IntervalRequest = .init()
  ) -> [Result<Difference, Undefined>] {
    differences(of: metrics, from: 0, request).map { $0[1] }
  }

  /// By how much each system exceeds one of them, by metric and system, all from the same
  /// resamples.
  public func differences(
    of metrics: [Metric], from reference: Int, _ request: IntervalRequest = .init()
  ) -> [[Result<Difference, Undefined>]] {
    let drawn = resampling.values(of: metrics, systems: systems.count, request)
    return zip(metrics, drawn).map { metric, drawn in
      systems.indices.map { system in
        Result { () throws(Undefined) in
          let value =
            try metric.value(of: systems[system]) - metric.value(of: systems[reference])
          let drawn = zip(drawn[system], drawn[reference]).map { $0 - $1 }
          return try difference(metric.id, value, drawn.filter { !$0.isNaN }, request)
        }
      }
    }
  }

  private func difference(
    _ metric: String, _ value: Double, _ drawn: [Double], _ request: IntervalRequest
  ) throws(Undefined) -> Difference {
    let interval = try request.percentile(drawn, resampling.method)
    let (below, above) = (drawn.count { $0 <= 0 }, drawn.count { $0 >= 0 })
    let p = Double(2 * (min(below, above) + 1)) / Double(drawn.count + 1)
    return Difference(metric: metric, value: value, interval: interval, p: min(1, p))
  }
}

extension Evidence {
  fileprivate init(_ ranking: Ranking) {
    self.init()
    self.ranking = ranking
  }
}
