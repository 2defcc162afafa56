public import RingtrueCore
import RingtrueKernels

/// How much money the flags catch and how much they miss.
///
/// Amounts are whole minor units, and add up exactly; their sign does not matter.
public struct Losses: Resampled {
  /// The part's name.
  public static let what = "amounts with flags and labels"

  /// What alerts and misses cost, if that is known.
  public let costs: AlertCosts?
  /// How many minor units make up the unit in which money is told.
  public let minorPerMajor: Double
  /// The largest missed amount, in minor units; nil when resampled.
  let largestMiss: Int?
  let tally: LossTally
  /// Equal units, and how many there are of each: anomalous rows, false alerts and quiet rows; or
  /// clusters.
  private let units: [(tally: LossTally, count: UInt32)]
  private let hasClusters: Bool

  /// Counts flagged rows by label and amount; rows without a label do not count.
  public init(
    amountsMinor amounts: [Int64], flags: [Bool], labels: Labels, costs: AlertCosts? = nil,
    minorPerMajor: Double = 100, clusters: Clusters? = nil
  ) throws(MetricsError) {
    guard amounts.count == labels.rows.count, flags.count == amounts.count else {
      throw .lengths("amounts and \(flags.count) flags", amounts.count, "labels", labels.rows.count)
    }
    try requireClusters(clusters, of: flags.count)
    let rows = amounts.indices.map { row in
      LossTally(amount: Int(amounts[row].magnitude), flags[row], labels.rows[row])
    }
    var tally = LossTally()
    for row in rows { tally.add(row) }
    self.tally = tally
    self.costs = costs
    self.minorPerMajor = minorPerMajor
    largestMiss = rows.lazy.filter { $0.misses > 0 }.map(\.missed).max() ?? 0
    units = clusters.map { Self.units(rows, $0) } ?? Self.units(rows, tally)
    hasClusters = clusters != nil
  }

  /// Anomalous rows one by one, since each has its amount, and normal ones by their flag.
  private static func units(
    _ rows: [LossTally], _ total: LossTally
  ) -> [(tally: LossTally, count: UInt32)] {
    rows.filter { $0.hits + $0.misses > 0 }.map { ($0, 1) }
      + [
        (LossTally(falseAlerts: 1), UInt32(total.falseAlerts)),
        (LossTally(quiet: 1), UInt32(total.quiet)),
      ]
  }

  private static func units(
    _ rows: [LossTally], _ clusters: Clusters
  ) -> [(tally: LossTally, count: UInt32)] {
    var tallies = [LossTally](repeating: LossTally(), count: clusters.count)
    for (row, cluster) in zip(rows, clusters.rows) { tallies[Int(cluster)].add(row) }
    return tallies.filter { $0.rows > 0 }.map { ($0, 1) }
  }

  /// Rows drawn anew: whole clusters, each class by itself, or all together.
  public func resampling(_ request: IntervalRequest) throws(Undefined) -> Resampling<Losses> {
    guard tally.rows > 0 else { throw .noRows }
    let counts = units.map(\.count)
    if request.isStratified, !hasClusters {
      // The last two units are the normal rows.
      let urns = [Urn(balls: Array(counts.dropLast(2))), Urn(balls: Array(counts.suffix(2)))]
      return Resampling("stratified-bootstrap", urns: urns) { [self] times in
        Losses(self, times: times[0] + times[1])
      }
    }
    let method = hasClusters ? "cluster-bootstrap" : "bootstrap"
    return Resampling(method, urns: [Urn(balls: counts)]) { [self] times in
      Losses(self, times: times[0])
    }
  }

  /// How many anomalous units of equal amounts those here are worth.
  ///
  /// Kish, Survey Sampling, 1965, section 8.2
  var worth: Double {
    let amounts = units.map { Double($0.count) * Double($0.tally.caught + $0.tally.missed) }
    let squares = amounts.reduce(0) { $0 + $1 * $1 }
    let whole = amounts.reduce(0, +)
    return squares > 0 ? whole * whole / squares : 0
  }

  private init(_ losses: Losses, times: [UInt32]) {
    var tally = LossTally()
    for (unit, times) in zip(losses.units, times) where times > 0 {
      tally.add(unit.tally, times: Int(times))
    }
    self.tally = tally
    (costs, minorPerMajor) = (losses.costs, losses.minorPerMajor)
    (largestMiss, units, hasClusters) = (nil, [], losses.hasClusters)
  }

  /// Money in the unit in which it is told.
  func told(_ minor: Int) -> Double { Double(minor) / minorPerMajor }
}

extension LossTally {
  fileprivate init(amount: Int, _ flag: Bool, _ label: Label) {
    switch (label, flag) {
    case (.anomalous, true): self.init(caught: amount, hits: 1)
    case (.anomalous, false): self.init(missed: amount, misses: 1)
    case (.normal, true): self.init(falseAlerts: 1)
    case (.normal, false): self.init(quiet: 1)
    case (.unlabelled, _): self.init()
    }
  }
}
