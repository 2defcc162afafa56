internal import RingtrueCore
internal import RingtrueKernels

extension ThresholdRule {
  /// Flags what an ordinary row would exceed with a small probability, by extreme value theory.
  ///
  /// The excesses over a high quantile follow a generalised Pareto law, whose shape and scale are
  /// taken from their probability-weighted moments: closed, and steady with few peaks, where the
  /// likelihood may have no maximum. With fewer than ten peaks it is the largest score.
  /// Siffer, Fouque, Termier & Largouet, KDD 2017, doi:10.1145/3097983.3098144;
  /// Hosking & Wallis, Technometrics 29(3), 1987, doi:10.1080/00401706.1987.10488243
  public static let peaks = ThresholdRule(
    id: "pot",
    summary: "The score that an ordinary row exceeds rarely, from the law of the highest scores.",
    from: .train,
    knobs: [
      .number("risk", 0.001, in: 1e-9...0.5, "How often an ordinary row exceeds it."),
      .number("level", 0.98, in: 0.5...0.9999, "The quantile above which scores are peaks."),
    ]
  ) { scores, settings in
    let sorted = scores.sorted()
    let base = sorted.quantile(settings.number("level"))
    let excesses = sorted.filter { $0 > base }.map { $0 - base }
    guard excesses.count >= 10, let tail = ParetoTail(ofSorted: excesses) else {
      return sorted[sorted.count - 1]
    }
    let rarity = settings.number("risk") * Double(scores.count) / Double(excesses.count)
    return base + tail.quantile(exceededBy: min(1, rarity))
  }
}

/// The generalised Pareto law of excesses over a high level.
struct ParetoTail: Equatable {
  /// How heavy the tail is: 0 is exponential, below 0 it ends.
  let shape: Double
  /// The size of a usual excess.
  let scale: Double

  /// The law with the first two probability-weighted moments of ascending excesses.
  init?(ofSorted excesses: [Double]) {
    let count = Double(excesses.count)
    let mean = excesses.reduce(0, +) / count
    let weighted = excesses.enumerated().reduce(0.0) { sum, excess in
      sum + excess.element * (1 - (Double(excess.offset) + 0.65) / count)
    }
    let half = weighted / count
    guard mean - 2 * half > 0 else { return nil }
    shape = 2 - mean / (mean - 2 * half)
    scale = 2 * mean * half / (mean - 2 * half)
    guard scale > 0, scale.isFinite else { return nil }
  }

  /// What an excess exceeds with a probability.
  func quantile(exceededBy probability: Double) -> Double {
    if shape.magnitude < 1e-9 { return -scale * Elementary.log(probability) }
    return scale / shape * (Elementary.pow(probability, -shape) - 1)
  }
}
