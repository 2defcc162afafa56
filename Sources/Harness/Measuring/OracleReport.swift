internal import RingtrueCore
internal import RingtrueMetrics
internal import RingtrueWorlds

/// What the makers of a world know, as a trial's report: the ceiling beside which others stand.
///
/// Oracles tell an average precision for each kind and one for all; they give no scores of rows.
struct OracleReport {
  let data: TrialData
  let rows: MeasuredRows

  /// The report of a trial.
  func report(_ trial: Trial, threads: Int) throws -> TrialReport {
    guard let made = data.made else {
      return TrialReport(trial, data: data.digest, .skipped("nobody made these data"))
    }
    guard data.split != .transductive else {
      return TrialReport(
        trial, data: data.digest, .skipped("oracles know only the rows that a split measures"))
    }
    let known = try made.world.oracles(
      for: made.dataset, seed: made.seed, after: .brief, threads: threads)
    guard let all = known["all"] else {
      let why = Undefined(
        code: "no-oracle", "there is no oracle for every kind of anomaly among the measured rows")
      var report = TrialReport(trial, data: data.digest, .undefined(why))
      report.slices = slices(known)
      return report
    }
    var report = TrialReport(trial, data: data.digest, .scored([measure(all)]))
    report.slices = slices(known)
    return report
  }

  private func slices(_ known: [String: Double]) -> [Slice] {
    rows.segments.filter { $0.dimension == "kind" }.compactMap { kind in
      known[kind.value].map { precision in
        Slice(
          dimension: kind.dimension, value: kind.value, rows: kind.places.count,
          anomalies: kind.anomalies, measures: [measure(precision)])
      }
    }
  }

  private func measure(_ precision: Double) -> Measure {
    let card = Metric.averagePrecision.card
    let why = Undefined(code: "no-interval", "an oracle gives no scores to draw anew")
    return Measure(
      metric: card.id, version: card.version, value: .success(precision), interval: .failure(why))
  }
}
