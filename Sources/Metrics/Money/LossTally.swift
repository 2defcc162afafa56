/// What adds up over rows: money in minor units, and counts.
struct LossTally: Sendable, Equatable {
  var caught = 0
  var missed = 0
  var hits = 0
  var misses = 0
  var falseAlerts = 0
  var quiet = 0

  var rows: Int { hits + misses + falseAlerts + quiet }

  mutating func add(_ other: LossTally, times: Int = 1) {
    caught += times * other.caught
    missed += times * other.missed
    hits += times * other.hits
    misses += times * other.misses
    falseAlerts += times * other.falseAlerts
    quiet += times * other.quiet
  }

  /// What alerts and misses cost in all.
  func cost(_ costs: AlertCosts, minorPerMajor: Double) -> Double {
    costs.perAlert * Double(hits + falseAlerts) + costs.perMiss * Double(misses)
      + costs.lossShare * (Double(missed) / minorPerMajor)
  }

  /// The same rows when none is flagged.
  var silent: LossTally {
    LossTally(missed: caught + missed, misses: hits + misses, quiet: falseAlerts + quiet)
  }

  /// The same rows when all are flagged.
  var alarmed: LossTally {
    LossTally(caught: caught + missed, hits: hits + misses, falseAlerts: falseAlerts + quiet)
  }
}
