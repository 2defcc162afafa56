public import RingtrueCore

/// How many rows were flagged in each period, such as a day.
public struct AlertRates: EvidencePart {
  /// The part's name.
  public static let what = "alerts by period"

  /// One period.
  public struct Period: Sendable, Equatable {
    /// How many rows it had.
    public let rows: Int
    /// How many of them were flagged.
    public let alerts: Int

    /// A period; no more alerts than rows.
    public init(rows: Int, alerts: Int) {
      self.rows = rows
      self.alerts = alerts
    }

    /// The share that was flagged.
    public var rate: Double { Double(alerts) / Double(rows) }
  }

  /// The periods that have rows, in order.
  public let periods: [Period]

  /// Periods in order; those without rows say nothing and do not count.
  public init(_ periods: [Period]) throws(MetricsError) {
    let wrong = periods.indices.filter {
      periods[$0].alerts < 0 || periods[$0].alerts > periods[$0].rows
    }
    if !wrong.isEmpty { throw .outside("alerts", allowed: "in 0…rows", wrong) }
    self.periods = periods.filter { $0.rows > 0 }
  }

  /// What the alert rate of one period may be.
  public struct Limits: Sendable, Equatable {
    /// The lower and the upper limit, within 0…1.
    public let low: Double, high: Double
  }

  /// The limits of a chart, period by period.
  public struct Chart: Sendable, Equatable {
    /// The rate over all periods.
    public let centre: Double
    /// How much more rates vary than chance within periods explains; 1 for a plain p-chart.
    public let spread: Double
    /// The limits of each period.
    public let limits: [Limits]
  }

  /// Three standard deviations around the overall rate, by chance within periods alone.
  ///
  /// Shewhart's p-chart: Montgomery, Introduction to Statistical Quality Control, 7.3
  public func chart() throws(Undefined) -> Chart { try chart(spread: 1) }

  /// The same, widened by how much rates really vary from one period to the next.
  ///
  /// Laney's p′-chart: Quality Engineering 14(4), 2002, doi:10.1081/QEN-120003555
  public func widenedChart() throws(Undefined) -> Chart {
    guard periods.count > 1 else { throw .tooFew("periods", periods.count, needed: 2) }
    let centre = try chart(spread: 1).centre
    guard centre > 0, centre < 1 else { return try chart(spread: 1) }
    let scores = periods.map { ($0.rate - centre) / Self.deviation(centre, $0.rows) }
    let moves = zip(scores, scores.dropFirst()).reduce(0) { $0 + abs($1.1 - $1.0) }
    // The mean move between two values of a normal variable is 1.128 of its deviations.
    return try chart(spread: moves / Double(scores.count - 1) / 1.128)
  }

  private func chart(spread: Double) throws(Undefined) -> Chart {
    guard !periods.isEmpty else { throw .noRows }
    let alerts = periods.reduce(0) { $0 + $1.alerts }
    let centre = Double(alerts) / Double(periods.reduce(0) { $0 + $1.rows })
    let limits = periods.map { period in
      let reach = 3 * spread * Self.deviation(centre, period.rows)
      return Limits(low: max(0, centre - reach), high: min(1, centre + reach))
    }
    return Chart(centre: centre, spread: spread, limits: limits)
  }

  private static func deviation(_ rate: Double, _ rows: Int) -> Double {
    (rate * (1 - rate) / Double(rows)).squareRoot()
  }

  /// How many periods lie outside of their limits.
  func breaches(of chart: Chart) -> Int {
    zip(periods, chart.limits).count { $0.rate < $1.low || $0.rate > $1.high }
  }
}

extension Metric {
  /// The share of all rows that are flagged, over all periods.
  public static let periodAlertRate = alerts(
    "alert-rate-centre", "The alert rate over all periods, the centre of the control chart.",
    .neither, 0...1
  ) { rates throws(Undefined) in try rates.chart().centre }

  /// The periods whose alert rate chance within them cannot explain.
  public static let alertBreaches = alerts(
    "alert-rate-breaches", "Periods outside of three deviations of a p-chart.", .lower,
    0...Double.infinity
  ) { rates throws(Undefined) in Double(rates.breaches(of: try rates.chart())) }

  /// The periods that stand out even among rates that vary more than by chance.
  public static let widenedAlertBreaches = alerts(
    "alert-rate-breaches@laney", "Periods outside of three deviations of Laney's p′-chart.", .lower,
    0...Double.infinity
  ) { rates throws(Undefined) in Double(rates.breaches(of: try rates.widenedChart())) }
}

private func alerts(
  _ id: String, _ summary: String, _ better: MetricCard.Orientation, _ range: ClosedRange<Double>,
  _ value: @escaping @Sendable (AlertRates) throws(Undefined) -> Double
) -> Metric {
  Metric(
    MetricCard(
      id: id, family: "stability", summary: summary, better: better, range: range,
      interval: "none: the limits themselves are the interval",
      reference: "Laney, Quality Engineering 14(4), 2002, doi:10.1081/QEN-120003555"),
    from: \.alertRates, value: value)
}
