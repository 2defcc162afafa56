public import RingtrueCore

/// What happened, event by event, and when it was first noticed.
public struct Campaigns: Resampled {
  /// The part's name.
  public static let what = "events with flags"

  /// One anomaly that may run over several rows.
  public struct Campaign: Sendable, Equatable {
    /// When it could first have been noticed.
    public var earliestKnowable: Instant
    /// Its rows.
    public var rows: [Row]

    /// An anomaly with its rows.
    public init(earliestKnowable: Instant, rows: [Row]) {
      self.earliestKnowable = earliestKnowable
      self.rows = rows
    }
  }

  /// One row of a campaign.
  public struct Row: Sendable, Equatable {
    /// When it happened.
    public var time: Instant
    /// Whether it was flagged.
    public var isFlagged: Bool
    /// The money that it moved, in minor units.
    public var amountMinor: Int64

    /// A row of a campaign.
    public init(time: Instant, isFlagged: Bool, amountMinor: Int64) {
      self.time = time
      self.isFlagged = isFlagged
      self.amountMinor = amountMinor
    }
  }

  /// What is left of a campaign for measuring it.
  struct Outcome: Sendable {
    /// Seconds from when it could be known to its first alert; nil if there was none in time.
    var delay: Double?
    /// The money that moved before the first alert, and in all.
    var lost: Double
    var whole: Double
  }

  let outcomes: [Outcome]
  /// How many minor units make up the unit in which money is told.
  public let minorPerMajor: Double
  /// Whether the money that rows moved is known.
  let hasAmounts: Bool
  let clusters: Clusters?

  /// Looks at each campaign's first alert; alerts before a campaign could be known do not count.
  ///
  /// With `clusters`, one for each campaign, campaigns of one cluster are drawn together.
  public init(
    _ campaigns: [Campaign], minorPerMajor: Double = 100, hasAmounts: Bool = true,
    clusters: Clusters? = nil
  ) {
    precondition(
      clusters.map { $0.rows.count == campaigns.count } ?? true, "a cluster for each campaign")
    self.init(outcomes: campaigns.map { Outcome($0) }, minorPerMajor, hasAmounts, clusters)
  }

  private init(
    outcomes: [Outcome], _ minorPerMajor: Double, _ hasAmounts: Bool, _ clusters: Clusters? = nil
  ) {
    self.outcomes = outcomes
    self.minorPerMajor = minorPerMajor
    self.hasAmounts = hasAmounts
    self.clusters = clusters
  }

  /// The anomalous events of a truth; decoys are none, and collateral rows are no rows of theirs.
  public init(_ truth: GroundTruth, times: [Instant], flags: [Bool], amountsMinor: [Int64]) {
    self.init(
      truth.events.filter { $0.decoyOf == nil }.map { event in
        let rows = event.rows.filter { truth.rows[$0].role != .collateral }
        return Campaign(
          earliestKnowable: event.earliestKnowable,
          rows: rows.map {
            Row(time: times[$0], isFlagged: flags[$0], amountMinor: amountsMinor[$0])
          })
      })
  }

  /// Events drawn anew, one by one or whole clusters of them.
  public func resampling(_ request: IntervalRequest) throws(Undefined) -> Resampling<Campaigns> {
    guard !outcomes.isEmpty else { throw .noEvents }
    if let clusters {
      return Resampling("cluster-bootstrap", units: clusters.count) { [self] times in
        repeated(clusters.rows.map { times[Int($0)] })
      }
    }
    return Resampling("event-bootstrap", units: outcomes.count) { [self] in repeated($0) }
  }

  private func repeated(_ times: [UInt32]) -> Campaigns {
    Campaigns(outcomes: outcomes.repeated(times), minorPerMajor, hasAmounts)
  }
}

extension Campaigns.Outcome {
  init(_ campaign: Campaigns.Campaign) {
    let first = campaign.rows.filter { $0.isFlagged && $0.time >= campaign.earliestKnowable }
      .map(\.time).min()
    let before = campaign.rows.filter { row in first.map { row.time < $0 } ?? true }
    delay = first.map {
      Double($0.microseconds - campaign.earliestKnowable.microseconds) / 1_000_000
    }
    lost = Self.money(before)
    whole = Self.money(campaign.rows)
  }

  private static func money(_ rows: [Campaigns.Row]) -> Double {
    rows.reduce(0) { $0 + Double($1.amountMinor.magnitude) }
  }
}
