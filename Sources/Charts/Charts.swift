/// The one list of charts.
public enum Charts {
  /// Every chart, in the order in which a reader wants them.
  public static let all: [Chart] = [
    .headroom, .differences, .roc, .precisionRecall, .scoreRanks, .kinds, .severities, .scenarios,
    .criticalDifference, .capacity, .confusion, .errors, .rebuilt, .latent, .training, .alerts,
    .drift, .reliability, .coverage, .costCurve, .money, .delay, .segments, .tradeOff, .latency,
    .pace, .throughput, .scaling, .confidence, .cache, .tokens,
    .trend,
  ]

  /// The chart that looks beyond its run, at those before.
  public static var trendID: String { "trend" }

  /// The chart of a name.
  public static func named(_ id: String) -> Chart? { all.first { $0.id == id } }
}
