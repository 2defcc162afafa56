public import RingtrueCore

/// What it would cost to flag more and more rows, from the highest score down.
public struct CostCurve: Sendable, Equatable {
  /// What it costs to flag all rows from a score on.
  public struct Point: Sendable, Equatable {
    /// The score from which on rows are flagged; nil for flagging none.
    public let threshold: Double?
    /// How many rows are flagged.
    public let alerts: Int
    /// What it costs in all.
    public let cost: Double
  }

  /// One point for each different score, fewest alerts first.
  public let points: [Point]

  /// The cost at every threshold; rows without a label do not count.
  ///
  /// Cost: O(n log n).
  public init(
    scores: [Double], labels: Labels, amountsMinor amounts: [Int64], costs: AlertCosts,
    minorPerMajor: Double = 100
  ) throws(MetricsError) {
    guard scores.count == labels.rows.count, amounts.count == scores.count else {
      throw .lengths(
        "scores and \(amounts.count) amounts", scores.count, "labels", labels.rows.count)
    }
    let unusable = scores.indices.filter { !scores[$0].isFinite }
    guard unusable.isEmpty else { throw .notFinite(unusable) }
    let rows = scores.indices.filter { labels.rows[$0] != .unlabelled }
      .sorted { scores[$0] > scores[$1] }
    var tally = LossTally()
    for row in rows where labels.rows[row] == .anomalous {
      tally.add(LossTally(missed: Int(amounts[row].magnitude), misses: 1))
    }
    func point(_ threshold: Double?) -> Point {
      Point(
        threshold: threshold, alerts: tally.hits + tally.falseAlerts,
        cost: tally.cost(costs, minorPerMajor: minorPerMajor))
    }
    var points = [point(nil)]
    for (place, row) in rows.enumerated() {
      let amount = Int(amounts[row].magnitude)
      tally.add(
        labels.rows[row] == .anomalous
          ? LossTally(missed: -amount, hits: 1, misses: -1) : LossTally(falseAlerts: 1))
      let endsTie = place + 1 == rows.count || scores[rows[place + 1]] != scores[row]
      if endsTie { points.append(point(scores[row])) }
    }
    self.points = points
  }

  /// The cheapest point: a ceiling, since the labels chose it.
  public var cheapest: Point? { points.min { $0.cost < $1.cost } }
}
