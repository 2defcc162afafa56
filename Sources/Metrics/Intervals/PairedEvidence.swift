public import RingtrueCore
import RingtrueKernels

/// What two systems made of the same rows.
public struct PairedEvidence: Sendable {
  /// The evidence of the first system.
  public let first: Evidence
  /// The evidence of the second system.
  public let second: Evidence
  private let resampling: PairedResampling

  /// Two columns of scores over the same rows.
  public init(
    scores first: [Double], _ second: [Double], labels: Labels, clusters: Clusters? = nil
  ) throws(MetricsError) {
    let units = clusters ?? Clusters(labels.rows.indices)
    let one = try Ranking(scores: first, labels: labels, clusters: units)
    let other = try Ranking(scores: second, labels: labels, clusters: units)
    (self.first, self.second) = (Evidence(one), Evidence(other))
    let orders = [one, other].compactMap(\.source).map { ClusteredOrder($0, units, keepsAll: true) }
    resampling = PairedResampling(
      clusters == nil ? "paired-bootstrap" : "paired-cluster-bootstrap",
      urn: Urn(balls: [UInt32](repeating: 1, count: units.count)), chunk: 16
    ) { times, first, second in
      (first.ranking, second.ranking) = (orders[0].ranking(times), orders[1].ranking(times))
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
    let (one, other) = Self.decisions(sum(once))
    (first, second) = (Evidence(one), Evidence(other))
    resampling = PairedResampling("paired-cluster-bootstrap", urn: Urn(balls: once), chunk: 64) {
      times, first, second in
      (first.decisions, second.decisions) = Self.decisions(sum(times))
    }
  }

  /// The counts of rows by label, first flag and second flag, read as a number of three bits.
  init(cells: [UInt32]) {
    let (one, other) = Self.decisions(cells)
    (first, second) = (Evidence(one), Evidence(other))
    resampling = PairedResampling("paired-bootstrap", urn: Urn(balls: cells), chunk: 1024) {
      cells, first, second in
      (first.decisions, second.decisions) = Self.decisions(cells)
    }
  }

  private static func decisions(_ cells: [UInt32]) -> (Decisions, Decisions) {
    func sum(_ one: Int, _ other: Int) -> Double { Double(cells[one] + cells[other]) }
    let first = FlagCounts(
      truePositives: sum(6, 7), falsePositives: sum(2, 3), falseNegatives: sum(4, 5),
      trueNegatives: sum(0, 1))
    let second = FlagCounts(
      truePositives: sum(5, 7), falsePositives: sum(1, 3), falseNegatives: sum(4, 6),
      trueNegatives: sum(0, 2))
    return (Decisions(first), Decisions(second))
  }

  /// How much the second system's value exceeds the first's, with its interval and p-value.
  public struct Difference: Sendable, Equatable {
    /// The metric's name.
    public let metric: String
    /// The second value less the first.
    public let value: Double
    /// The bounds of the difference.
    public let interval: Measure.Interval
    /// Twice the smaller share of resamples on one side of no difference.
    public let p: Double
  }

  /// The differences of metrics, all from the same resamples.
  public func differences(
    of metrics: [Metric], _ request: IntervalRequest = .init()
  ) -> [Result<Difference, Undefined>] {
    let drawn = resampling.differences(of: metrics, request)
    return metrics.indices.map { place in
      Result { () throws(Undefined) in
        let metric = metrics[place]
        let value = try metric.value(of: second) - metric.value(of: first)
        return try difference(metric.id, value, drawn[place], request)
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

  fileprivate init(_ decisions: Decisions) {
    self.init()
    self.decisions = decisions
  }
}
