public import RingtrueCore
import RingtrueKernels

extension Ranking {
  /// What is flagged from the score of a tie on.
  struct Point {
    var tp = 0
    var fp = 0
  }

  /// The greatest distance between the curves of both classes.
  func greatestDistance() throws(Undefined) -> Double {
    try requireBothClasses()
    var (point, greatest) = (Point(), 0)
    for step in steps {
      point.fp += Int(step.passed)
      greatest = max(greatest, distance(point))
      point.tp += Int(step.positives)
      point.fp += Int(step.tied)
      greatest = max(greatest, distance(point))
    }
    return Double(greatest) / (Double(positives) * Double(negatives))
  }

  private func distance(_ point: Point) -> Int {
    abs(point.tp * negatives - point.fp * positives)
  }

  /// The smallest false-positive rate with at least that true-positive rate.
  func falsePositiveRate(atTruePositiveRate least: Double) throws(Undefined) -> Double {
    try requireBothClasses()
    var point = Point()
    for step in steps where Double(point.tp) / Double(positives) < least {
      point.add(step)
    }
    return Double(point.fp) / Double(negatives)
  }

  /// The largest true-positive rate with at most that false-positive rate.
  func truePositiveRate(atFalsePositiveRate most: Double) throws(Undefined) -> Double {
    try requireBothClasses()
    var (point, tp) = (Point(), 0)
    for step in steps {
      point.add(step)
      guard Double(point.fp) / Double(negatives) <= most else { break }
      tp = point.tp
    }
    return Double(tp) / Double(positives)
  }

  /// The best F1 over all thresholds, and the scores of the ties that give it.
  public func bestF1() throws(Undefined) -> (value: Double, thresholds: [Double]) {
    try requirePositives()
    var (point, value, thresholds) = (Point(), 0.0, [Double]())
    for (index, step) in steps.enumerated() {
      point.add(step)
      let f1 = Double(2 * point.tp) / Double(point.tp + point.fp + positives)
      if f1 > value { thresholds = [] }
      if f1 >= value, index < self.thresholds.count { thresholds.append(self.thresholds[index]) }
      value = max(value, f1)
    }
    return (value, thresholds)
  }
}

extension Ranking.Point {
  mutating func add(_ step: RankedClasses.Step) {
    tp += Int(step.positives)
    fp += Int(step.passed) + Int(step.tied)
  }
}
