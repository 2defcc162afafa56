import RingtrueCore
import RingtrueKernels

/// Values of two times, such as scores of last month and of today.
public struct Shift: EvidencePart {
  /// The part's name.
  public static let what = "values of two times"

  /// The earlier values, ascending.
  public let before: [Double]
  /// The later values, ascending.
  public let after: [Double]

  /// Values of both times, all finite.
  public init(before: [Double], after: [Double]) throws(MetricsError) {
    try requireFinite("earlier values", before)
    try requireFinite("later values", after)
    self.before = before.sorted()
    self.after = after.sorted()
  }

  func requireBoth() throws(Undefined) {
    guard !before.isEmpty, !after.isEmpty else { throw .noRows }
  }

  /// How many values of each time lie between quantiles of the earlier ones.
  private func counts(bins: Int) -> [(before: Int, after: Int)] {
    let edges = Set(
      (1..<bins).compactMap {
        QuantileConvention.invertedCDF.quantile(of: before, share: Double($0) / Double(bins))
      }
    ).sorted()
    func upTo(_ edge: Double, _ values: [Double]) -> Int { values.rank(above: edge) }
    let ends = edges.map { (upTo($0, before), upTo($0, after)) } + [(before.count, after.count)]
    return zip([(0, 0)] + ends, ends).map { ($1.0 - $0.0, $1.1 - $0.1) }.filter { $0 != (0, 0) }
  }

  /// The population stability index, and how many bins it was taken over.
  ///
  /// Half a row is added to every bin, so that an empty one has a finite weight.
  func stability(bins: Int) -> (index: Double, bins: Int) {
    let counts = counts(bins: bins)
    let extra = Double(counts.count) / 2
    let index = counts.reduce(0) { sum, bin in
      let earlier = (Double(bin.before) + 0.5) / (Double(before.count) + extra)
      let later = (Double(bin.after) + 0.5) / (Double(after.count) + extra)
      return sum + (later - earlier) * Elementary.log(later / earlier)
    }
    return (index, counts.count)
  }

  /// The index that sampling alone exceeds with a chance of 5 %.
  func criticalStability(bins: Int) -> Double {
    Special.chiSquareQuantile(0.95, degrees: Double(bins - 1))
      * (1 / Double(before.count) + 1 / Double(after.count))
  }

  /// The largest gap between the two distributions, in steps of 1/(n·m): exact in whole numbers.
  var gap: Int {
    let (n, m) = (before.count, after.count)
    var (i, j, largest) = (0, 0, 0)
    while i < n, j < m {
      let value = min(before[i], after[j])
      while i < n, before[i] == value { i += 1 }
      while j < m, after[j] == value { j += 1 }
      largest = max(largest, abs(i * m - j * n))
    }
    return largest
  }
}

extension [Double] {
  /// How many sorted values do not exceed a bound.
  func rank(above bound: Double) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if self[middle] <= bound { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

extension Metric {
  /// How far shares of values have moved between ten bins.
  public static let stabilityIndex = shift(
    "psi@10", "The population stability index over ten quantile bins, half a row added to each.",
    0...Double.infinity, "Yurdakul & Naranjo, J. Risk Model Validation 14(4), 2020"
  ) { shift in shift.stability(bins: 10).index }

  /// The same, as a multiple of what sampling alone exceeds in one of twenty cases.
  public static let relativeStabilityIndex = shift(
    "psi-ratio@10",
    "psi@10 over its 95 % quantile under no change at this size; above 1, it moved.",
    0...Double.infinity, "Yurdakul & Naranjo, J. Risk Model Validation 14(4), 2020"
  ) { shift in
    let (index, bins) = shift.stability(bins: 10)
    return bins < 2 ? nil : index / shift.criticalStability(bins: bins)
  }

  /// The largest gap between the distributions of the two times.
  public static let shiftGap = shift(
    "shift-ks", "The largest gap between the distributions of the two times.", 0...1,
    "Smirnov, Ann. Math. Stat. 19(2), 1948, doi:10.1214/aoms/1177730256"
  ) { shift in Double(shift.gap) / (Double(shift.before.count) * Double(shift.after.count)) }
}

private func shift(
  _ id: String, _ summary: String, _ range: ClosedRange<Double>, _ reference: String,
  _ value: @escaping @Sendable (Shift) -> Double?
) -> Metric {
  Metric(
    MetricCard(
      id: id, family: "stability", summary: summary, better: .lower, range: range,
      interval: "none: biased upwards on every resample; see psi-ratio@10 and the test smirnov",
      reference: reference),
    from: \.shift
  ) { shift throws(Undefined) in
    try shift.requireBoth()
    guard let value = value(shift) else {
      throw Undefined(code: "one-value", "all values are alike")
    }
    return value
  }
}
