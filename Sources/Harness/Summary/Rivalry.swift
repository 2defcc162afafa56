internal import RingtrueCore
internal import RingtrueKernels
internal import RingtrueMetrics

/// Compares the leader with all others, on the same rows of each dataset.
///
/// The differences in average precision are drawn anew with the rows, for all systems at once; those
/// of several datasets are averaged, their errors being independent. All comparisons of a contest
/// share one chance of a false finding, by Holm's correction. Cost: resamples · rows a system.
struct Rivalry {
  private let notes: [DatasetNote]
  private let reports: [String: [TrialReport]]
  private let threads: Int

  /// The reports of each system, and the datasets that they are on.
  init(_ notes: [DatasetNote], _ reports: [String: [TrialReport]], _ threads: Int) {
    self.notes = notes
    self.reports = reports
    self.threads = threads
  }

  /// The standings, each with its gap to the best system.
  func compared(_ standings: [SystemStanding]) -> [SystemStanding] {
    guard let leader = standings.first(where: { $0.role == .system }) else { return standings }
    let rivals = standings.indices.filter {
      standings[$0].role != .oracle && standings[$0].system != leader.system
    }
    let differences = differences(leader.system, rivals.map { standings[$0].system })
    let known = differences.indices.filter { differences[$0] != nil }
    let adjusted = Correction.holm(known.compactMap { differences[$0]?.p })
    var compared = standings
    for (place, p) in zip(known, adjusted) {
      compared[rivals[place]].gap = differences[place].map { $0.gap(p) }
    }
    return compared
  }

  /// By how much the leader is better than each rival; nil where they share no measured dataset.
  private func differences(_ leader: String, _ rivals: [String]) -> [Difference?] {
    var found = rivals.map { _ in [Difference]() }
    for note in notes {
      guard let best = scores(leader, note.name) else { continue }
      let met = rivals.indices.compactMap { rival in
        scores(rivals[rival], note.name).map { (rival: rival, scores: $0) }
      }
      for (rival, difference) in zip(met, differences(best, met.map(\.scores), note.labels)) {
        if let difference { found[rival.rival].append(difference) }
      }
    }
    return found.map { Difference(mean: $0) }
  }

  private func scores(_ system: String, _ dataset: String) -> [Double]? {
    reports[system]?.first { $0.trial.dataset == dataset && $0.precision != nil }?.scores?.scores
  }

  /// The differences on one dataset, all from the same resamples.
  private func differences(
    _ best: [Double], _ rivals: [[Double]], _ labels: Labels
  ) -> [Difference?] {
    let resamples = labels.rows.count > 10_000 ? 100 : 200
    guard let joint = try? JointEvidence(scores: [best] + rivals, labels: labels) else {
      return rivals.map { _ in nil }
    }
    let drawn = joint.differences(
      of: [.averagePrecision], from: 0, IntervalRequest(resamples: resamples, width: threads))
    return drawn[0].dropFirst().map { (try? $0.get()).map { Difference(rival: $0) } }
  }
}

/// A difference with its standard error.
private struct Difference: Sendable {
  let value: Double
  let error: Double

  /// What the leader has over a rival, where the rival's excess was drawn anew.
  init(rival excess: JointEvidence.Difference) {
    let reach = (excess.interval.high - excess.interval.low) / 2
    value = -excess.value
    error = reach / Elementary.normalQuantile(0.975)
  }

  /// The mean of what was found on several datasets, whose errors are independent.
  init?(mean found: [Difference]) {
    guard !found.isEmpty else { return nil }
    let count = Double(found.count)
    value = found.reduce(0) { $0 + $1.value } / count
    error = (found.reduce(0) { $0 + $1.error * $1.error } / (count * count)).squareRoot()
  }

  var p: Double {
    guard error > 0 else { return value == 0 ? 1 : 0 }
    return min(1, 2 * Elementary.normalCDF(-(value / error).magnitude))
  }

  func gap(_ adjusted: Double) -> SystemStanding.Gap {
    let reach = Elementary.normalQuantile(0.975) * error
    return SystemStanding.Gap(
      difference: value, bounds: value - reach...value + reach, p: adjusted,
      detectable: Power(isTwoSided: true).detectableDifference(standardError: error))
  }
}
