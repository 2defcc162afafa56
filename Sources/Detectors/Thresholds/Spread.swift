internal import RingtrueCore

extension ThresholdRule {
  /// Flags what lies so many scaled median absolute deviations above the median.
  ///
  /// Where more than half of the scores are equal, whatever lies above them is flagged.
  /// Iglewicz & Hoaglin, How to Detect and Handle Outliers, ASQC 1993.
  public static let medianDeviation = ThresholdRule(
    id: "mad",
    summary: "So many scaled median absolute deviations above the median training score.",
    from: .train,
    knobs: [.number("deviations", 3.5, in: 0...1000, "How many deviations are ordinary.")]
  ) { scores, settings in
    let median = scores.sorted().quantile(0.5)
    let deviation = scores.map { ($0 - median).magnitude }.sorted().quantile(0.5)
    return max(median + settings.number("deviations") * 1.4826 * deviation, median.nextUp)
  }

  /// Flags what lies above the upper fence of a box plot.
  ///
  /// Tukey, Exploratory Data Analysis, Addison-Wesley 1977.
  public static let tukey = ThresholdRule(
    id: "tukey",
    summary: "So many widths of the middle half above the upper quartile of the training scores.",
    from: .train,
    knobs: [.number("fence", 1.5, in: 0...1000, "How many widths are ordinary.")]
  ) { scores, settings in
    let sorted = scores.sorted()
    let upper = sorted.quantile(0.75)
    let fence = upper + settings.number("fence") * (upper - sorted.quantile(0.25))
    return max(fence, upper.nextUp)
  }
}

extension [Double] {
  /// The quantile of sorted numbers, between two of them in proportion (Hyndman & Fan's type 7).
  func quantile(_ share: Double) -> Double {
    let place = share * Double(count - 1)
    let lower = Int(place)
    let upper = Swift.min(lower + 1, count - 1)
    return self[lower] + (place - Double(lower)) * (self[upper] - self[lower])
  }
}
