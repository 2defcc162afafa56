public import RingtrueCore
import RingtrueKernels

/// Which rows are flagged, counted by their labels.
public struct Decisions: Resampled {
  /// The part's name.
  public static let what = "flags with labels"

  /// The counts.
  public let counts: FlagCounts
  /// The score from which on rows are flagged, and where it comes from; nil for flags as given.
  public let threshold: Threshold?
  /// The decoys, flagged and not, as false positives and true negatives.
  public let decoys: FlagCounts
  /// The counts of each cluster, where rows come in clusters.
  private let clusters: [Tally]

  /// What adds up over rows.
  private struct Tally: Sendable {
    var rows = FlagCounts()
    var decoys = FlagCounts()
  }

  /// Flags rows from a threshold on; rows without a label do not count.
  public init(
    scores: [Double], labels: Labels, threshold: Threshold, decoys: RowSet? = nil,
    clusters: Clusters? = nil
  ) throws(MetricsError) {
    let unusable = scores.indices.filter { scores[$0].isNaN }
    guard unusable.isEmpty else { throw .notFinite(unusable) }
    try self.init(
      flags: scores.map(threshold.flags), labels: labels, threshold: threshold, decoys: decoys,
      clusters: clusters)
  }

  /// Counts flags as they are given.
  public init(
    flags: [Bool], labels: Labels, threshold: Threshold? = nil, decoys: RowSet? = nil,
    clusters: Clusters? = nil
  ) throws(MetricsError) {
    guard flags.count == labels.rows.count else {
      throw .lengths("flags", flags.count, "labels", labels.rows.count)
    }
    try requireClusters(clusters, of: flags.count)
    var tallies = [Tally](repeating: Tally(), count: clusters?.count ?? 1)
    for (row, flag) in flags.enumerated() {
      let place = clusters.map { Int($0.rows[row]) } ?? 0
      tallies[place].rows.count(labels.rows[row], flag)
      if decoys?.contains(row) == true { tallies[place].decoys.count(.normal, flag) }
    }
    self.init(
      tallies, times: [UInt32](repeating: 1, count: tallies.count), threshold: threshold,
      clusters: clusters == nil ? [] : tallies.filter { $0.rows.total + $0.decoys.total > 0 })
  }

  /// Counts that are known already.
  public init(_ counts: FlagCounts, decoys: FlagCounts = FlagCounts()) {
    self.counts = counts
    self.decoys = decoys
    threshold = nil
    clusters = []
  }

  private init(
    _ tallies: [Tally], times: [UInt32], threshold: Threshold? = nil, clusters: [Tally] = []
  ) {
    var (rows, decoys) = (FlagCounts(), FlagCounts())
    for (tally, times) in zip(tallies, times) where times > 0 {
      rows.add(tally.rows, times: Double(times))
      decoys.add(tally.decoys, times: Double(times))
    }
    (counts, self.decoys) = (rows, decoys)
    (self.threshold, self.clusters) = (threshold, clusters)
  }

  /// Whether rows are drawn by cluster.
  var hasClusters: Bool { !clusters.isEmpty }

  /// How many clusters have rows of some kind; nil where rows stand alone.
  func clusterCount(where isCounted: (Decisions) -> Bool) -> Int? {
    hasClusters ? clusters.count { isCounted(Decisions($0.rows, decoys: $0.decoys)) } : nil
  }

  /// Rows drawn anew, which only takes their counts: all together, by class, or by cluster.
  public func resampling(
    _ request: IntervalRequest
  ) throws(Undefined) -> Resampling<Decisions> {
    guard counts.total + decoys.total > 0 else { throw .noRows }
    if hasClusters {
      return Resampling("cluster-bootstrap", units: clusters.count) { [clusters] times in
        Decisions(clusters, times: times)
      }
    }
    let anomalous = [counts.truePositives, counts.falseNegatives].map { UInt32($0) }
    let normal = [counts.falsePositives, counts.trueNegatives].map { UInt32($0) }
    if request.isStratified {
      return resampling("stratified-bootstrap", [Urn(balls: anomalous), Urn(balls: normal)]) {
        FlagCounts(anomalous: $0[0], normal: $0[1])
      }
    }
    return resampling("bootstrap", [Urn(balls: anomalous + normal)]) {
      FlagCounts(anomalous: Array($0[0].prefix(2)), normal: Array($0[0].suffix(2)))
    }
  }

  /// Rows from urns, and decoys from one of their own: no metric reads both.
  private func resampling(
    _ method: String, _ urns: [Urn], counts: @escaping @Sendable ([[UInt32]]) -> FlagCounts
  ) -> Resampling<Decisions> {
    guard decoys.total > 0 else { return Resampling(method, urns: urns) { Decisions(counts($0)) } }
    let decoys = Urn(balls: [UInt32(decoys.falsePositives), UInt32(decoys.trueNegatives)])
    return Resampling(method, urns: urns + [decoys]) { drawn in
      let (flagged, quiet) = (drawn[urns.count][0], drawn[urns.count][1])
      return Decisions(
        counts(drawn),
        decoys: FlagCounts(falsePositives: Double(flagged), trueNegatives: Double(quiet)))
    }
  }
}

extension FlagCounts {
  fileprivate mutating func count(_ label: Label, _ flag: Bool) {
    switch (label, flag) {
    case (.anomalous, true): truePositives += 1
    case (.anomalous, false): falseNegatives += 1
    case (.normal, true): falsePositives += 1
    case (.normal, false): trueNegatives += 1
    case (.unlabelled, _): break
    }
  }

  fileprivate mutating func add(_ other: FlagCounts, times: Double) {
    truePositives += times * other.truePositives
    falsePositives += times * other.falsePositives
    falseNegatives += times * other.falseNegatives
    trueNegatives += times * other.trueNegatives
  }

  /// Counts of flagged rows, then of the others.
  fileprivate init(anomalous: [UInt32], normal: [UInt32]) {
    self.init(
      truePositives: Double(anomalous[0]), falsePositives: Double(normal[0]),
      falseNegatives: Double(anomalous[1]), trueNegatives: Double(normal[1]))
  }
}
