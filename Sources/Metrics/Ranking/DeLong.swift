public import RingtrueCore
import RingtrueKernels

/// The area under the ROC curve with the variance that its own rows tell.
///
/// DeLong, DeLong & Clarke-Pearson, Biometrics 1988, doi:10.2307/2531595
public struct DeLong: Sendable, Equatable {
  /// The area.
  public let area: Double
  /// Its standard error.
  public let standardError: Double

  /// Measures a ranking with at least two rows of each class, at a cost of O(anomalies).
  public init(_ ranking: Ranking) throws(Undefined) {
    area = try ranking.rocArea()
    let (m, n) = (ranking.positives, ranking.negatives)
    guard m >= 2 else { throw .tooFew("anomalous rows", m, needed: 2) }
    guard n >= 2 else { throw .tooFew("normal rows", n, needed: 2) }
    let (positive, negative) = ranking.squaredPlacements(around: area)
    standardError =
      (positive / Double(m - 1) / Double(m) + negative / Double(n - 1) / Double(n)).squareRoot()
  }

  /// The bounds of the area, cut off at 0 and 1.
  public func interval(_ confidence: Double = 0.95) -> Measure.Interval {
    let reach = Elementary.normalQuantile((1 + confidence) / 2) * standardError
    return Measure.Interval(
      low: max(0, area - reach), high: min(1, area + reach), confidence: confidence,
      method: "delong")
  }

  /// The bounds of the area on the scale of its log odds, which cover where rows of a class are few.
  ///
  /// A perfect area has no spread of its own: it is bounded as a share of the rarer class is.
  func logitInterval(_ confidence: Double, of rarer: Int) -> Measure.Interval {
    guard area > 0, area < 1, standardError > 0 else {
      let share = Proportion(area < 1 ? 0 : rarer, of: rarer).wilson(confidence)
      return area > 0 && area < 1 ? interval(confidence) : share
    }
    let bounds = shareBounds(
      of: area, deviation: standardError / (area * (1 - area)), confidence)
    return Measure.Interval(
      low: bounds.lowerBound, high: bounds.upperBound, confidence: confidence,
      method: "delong-logit")
  }
}

extension Ranking {
  /// The squared distances from the area of each row's placement among the rows of the other class.
  fileprivate func squaredPlacements(around area: Double) -> (positive: Double, negative: Double) {
    let (m, n) = (2 * Double(positives), 2 * Double(negatives))
    func square(_ twice: Int, of whole: Double) -> Double {
      let distance = Double(twice) / whole - area
      return distance * distance
    }
    var (above, below) = (0, negatives)
    var (positive, negative) = (0.0, 0.0)
    for step in steps {
      let (passed, size, tied) = (Int(step.passed), Int(step.positives), Int(step.tied))
      negative += Double(passed) * square(2 * above, of: m)
      negative += Double(tied) * square(2 * above + size, of: m)
      below -= passed + tied
      positive += Double(size) * square(2 * below + tied, of: n)
      above += size
    }
    negative += Double(below) * square(2 * above, of: m)
    return (positive, negative)
  }
}
