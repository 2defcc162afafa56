/// What alerts and missed anomalies cost, in the currency of the amounts.
public struct AlertCosts: Sendable, Equatable {
  /// What it costs to look at one alert.
  public var perAlert: Double
  /// What a missed anomaly costs whatever its amount.
  public var perMiss: Double
  /// The share of a missed amount that is lost.
  public var lossShare: Double

  /// Costs of work and of loss.
  public init(perAlert: Double, perMiss: Double = 0, lossShare: Double = 1) {
    self.perAlert = perAlert
    self.perMiss = perMiss
    self.lossShare = lossShare
  }
}
