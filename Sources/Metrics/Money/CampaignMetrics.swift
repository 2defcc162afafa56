import RingtrueCore

extension Metric {
  /// The share of events with an alert.
  public static let eventRecall = Metric(
    .money(
      "event-recall", "The share of events with an alert on one of their rows, once knowable.",
      interval: intervalOfShares, lavin),
    resampling: \.campaigns,
    unless: { campaigns, request in
      request.interval(
        of: Proportion(campaigns.delays.count, of: campaigns.outcomes.count),
        clusters: campaigns.clusters?.count)
    }
  ) { campaigns throws(Undefined) in
    guard !campaigns.outcomes.isEmpty else { throw .noEvents }
    return Double(campaigns.delays.count) / Double(campaigns.outcomes.count)
  }

  /// The mean time to the first alert.
  public static let alertDelay = Metric(
    .money(
      "alert-delay",
      "Hours from when an event is knowable to its first alert, mean of those found.",
      .lower, in: 0...(.infinity), lavin),
    resampling: \.campaigns
  ) { campaigns throws(Undefined) in
    let delays = try campaigns.requireDelays()
    return delays.reduce(0, +) / Double(delays.count) / 3600
  }

  /// The median time to the first alert.
  public static let alertDelayMedian = Metric(
    .money(
      "alert-delay-median",
      "Hours from when an event is knowable to its first alert, median of those found.",
      .lower, in: 0...(.infinity), lavin),
    resampling: \.campaigns
  ) { campaigns throws(Undefined) in
    ResampledValues(try campaigns.requireDelays()).quantile(0.5) / 3600
  }

  /// The share of the events' money that moved before the first alert.
  public static let lossBeforeAlert = Metric(
    .money(
      "loss-before-alert", "The share of the money of events that moved before their first alert.",
      .lower, lavin),
    resampling: \.campaigns
  ) { campaigns throws(Undefined) in
    try campaigns.requireMoney()
    let whole = campaigns.outcomes.reduce(0) { $0 + $1.whole }
    guard whole > 0 else { throw .noMoney }
    return campaigns.outcomes.reduce(0) { $0 + $1.lost } / whole
  }

  /// The money of events that moved before the first alert.
  public static let moneyLostBeforeAlert = Metric(
    .money(
      "money-lost-before-alert", "The money of events that moved before their first alert.", .lower,
      in: 0...(.infinity), lavin),
    resampling: \.campaigns
  ) { campaigns throws(Undefined) in
    try campaigns.requireMoney()
    return campaigns.outcomes.reduce(0) { $0 + $1.lost } / campaigns.minorPerMajor
  }
}

extension Campaigns {
  fileprivate var delays: [Double] { outcomes.compactMap(\.delay) }

  fileprivate func requireMoney() throws(Undefined) {
    guard hasAmounts else { throw .notGiven("amounts") }
    guard !outcomes.isEmpty else { throw .noEvents }
  }

  fileprivate func requireDelays() throws(Undefined) -> [Double] {
    guard !outcomes.isEmpty else { throw .noEvents }
    guard !delays.isEmpty else { throw .nothingFlagged }
    return delays
  }
}

private let lavin = "Lavin & Ahmad, ICMLA 2015, doi:10.1109/ICMLA.2015.141"
