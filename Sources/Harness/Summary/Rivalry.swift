internal import RingtrueCore
internal import RingtrueKernels
internal import RingtrueMetrics

/// Compares the leader with all others, on the same rows of each dataset.
///
/// The difference in average precision is drawn anew with the rows, for both systems at once; those
/// of several datasets are averaged, their errors being independent. All comparisons of a contest
/// share one chance of a false finding, by Holm's correction. Cost: resamples · rows a comparison.
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
    let chunks = Chunks(rivals.count, of: 1)
    let differences = parallelMap(chunks, width: threads) { places in
      places.map { difference(leader.system, standings[rivals[$0]].system) }
    }.flatMap { $0 }
    let known = differences.indices.filter { differences[$0] != nil }
    let adjusted = Correction.holm(known.compactMap { differences[$0]?.p })
    var compared = standings
    for (place, p) in zip(known, adjusted) {
      compared[rivals[place]].gap = differences[place].map { $0.gap(p) }
    }
    return compared
  }

  /// By how much the first is better than the second; nil where they share no measured dataset.
  private func difference(_ first: String, _ second: String) -> Difference? {
    let pairs = notes.compactMap { note -> Difference? in
      guard let one = scores(first, note.name), let other = scores(second, note.name) else {
        return nil
      }
      return Self.difference(one, other, note.labels)
    }
    guard !pairs.isEmpty else { return nil }
    let count = Double(pairs.count)
    let variance = pairs.reduce(0) { $0 + $1.error * $1.error } / (count * count)
    return Difference(
      value: pairs.reduce(0) { $0 + $1.value } / count, error: variance.squareRoot())
  }

  private func scores(_ system: String, _ dataset: String) -> [Double]? {
    reports[system]?.first { $0.trial.dataset == dataset && $0.precision != nil }?.scores?.scores
  }

  private static func difference(
    _ first: [Double], _ second: [Double], _ labels: Labels
  ) -> Difference? {
    if first == second { return Difference(value: 0, error: 0) }
    guard let paired = try? PairedEvidence(scores: second, first, labels: labels) else {
      return nil
    }
    let request = IntervalRequest(resamples: labels.rows.count > 20_000 ? 100 : 200)
    let drawn = paired.differences(of: [.averagePrecision], request)
    guard case .success(let found)? = drawn.first else { return nil }
    let reach = (found.interval.high - found.interval.low) / 2
    return Difference(value: found.value, error: reach / Elementary.normalQuantile(0.975))
  }
}

/// A difference with its standard error.
private struct Difference: Sendable {
  let value: Double
  let error: Double

  var p: Double {
    guard error > 0 else { return value == 0 ? 1 : 0 }
    return min(1, 2 * Elementary.normalCDF(-(value / error).magnitude))
  }

  func gap(_ adjusted: Double) -> SystemStanding.Gap {
    let reach = Elementary.normalQuantile(0.975) * error
    return SystemStanding.Gap(difference: value, bounds: value - reach...value + reach, p: adjusted)
  }
}
