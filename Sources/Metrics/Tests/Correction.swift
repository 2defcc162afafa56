/// P-values corrected for there being many of them, in the order in which they were given.
public enum Correction {
  /// Each times their number, at most 1: keeps the chance of any false finding.
  public static func bonferroni(_ values: [Double]) -> [Double] {
    values.map { min(1, $0 * Double(values.count)) }
  }

  /// Keeps the chance of any false finding as Bonferroni does, and finds more.
  ///
  /// Holm, Scandinavian Journal of Statistics 6(2), 1979. Cost: O(n log n).
  public static func holm(_ values: [Double]) -> [Double] {
    let order = values.indices.sorted { (values[$0], $0) < (values[$1], $1) }
    var (adjusted, least) = (values, 0.0)
    for (place, index) in order.enumerated() {
      least = max(least, min(1, values[index] * Double(values.count - place)))
      adjusted[index] = least
    }
    return adjusted
  }

  /// Keeps the expected share of false findings.
  ///
  /// Benjamini & Hochberg, JRSS B 57(1), 1995, doi:10.1111/j.2517-6161.1995.tb02031.x
  public static func benjaminiHochberg(_ values: [Double]) -> [Double] {
    let order = values.indices.sorted { (values[$0], $0) < (values[$1], $1) }
    var (adjusted, most) = (values, 1.0)
    for (place, index) in order.enumerated().reversed() {
      most = min(most, values[index] * Double(values.count) / Double(place + 1))
      adjusted[index] = most
    }
    return adjusted
  }

  /// Keeps the chance of any false finding, and makes use of how the statistics hang together.
  ///
  /// `draws` holds, for each draw under the hypothesis of no difference, one statistic for each
  /// that was observed; all count by size. Step-down, monotone.
  /// Westfall & Young, Resampling-Based Multiple Testing, 1993. Cost: O(draws · n).
  public static func maxT(observed: [Double], draws: [[Double]]) -> [Double] {
    let order = observed.indices.sorted { abs(observed[$0]) > abs(observed[$1]) }
    var beyond = [Int](repeating: 0, count: observed.count)
    for draw in draws {
      var largest = 0.0
      // From the smallest on: each statistic is compared with the largest of those not above it.
      for index in order.reversed() {
        largest = max(largest, abs(draw[index]))
        if largest >= abs(observed[index]) { beyond[index] += 1 }
      }
    }
    var (adjusted, least) = (observed, 0.0)
    for index in order {
      // The observed order is itself one of the draws.
      least = max(least, Double(beyond[index] + 1) / Double(draws.count + 1))
      adjusted[index] = least
    }
    return adjusted
  }
}
