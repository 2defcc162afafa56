import RingtrueCore
import RingtrueKernels

extension Ranking {
  /// Twice the number of pairs in which the anomalous row scores above the normal one, ties half.
  var twiceConcordant: Int {
    var below = negatives
    var twice = 0
    for step in steps {
      below -= Int(step.passed)
      twice += Int(step.positives) * (2 * below - Int(step.tied))
      below -= Int(step.tied)
    }
    return twice
  }

  /// The area under the ROC curve; its numerator is counted in integers, so that it is exact.
  func rocArea() throws(Undefined) -> Double {
    try requireBothClasses()
    return Double(twiceConcordant) / 2 / (Double(positives) * Double(negatives))
  }

  /// The area under the ROC curve up to a false-positive rate, linear within ties.
  func rocArea(upTo limit: Double) throws(Undefined) -> Double {
    try requireBothClasses()
    let room = limit * Double(negatives)
    var area = 0.0
    var (above, fp) = (0.0, 0.0)
    for step in steps where fp < room {
      let straight = min(Double(step.passed), room - fp)
      area += straight * above
      fp += straight
      let (height, width) = (Double(step.positives), Double(step.tied))
      let part = width > 0 ? min(1, (room - fp) / width) : 1
      area += width * part * (above + height * part / 2)
      fp += width * part
      above += height
    }
    area += (room - fp) * above
    return area / (Double(positives) * Double(negatives))
  }

  /// The mean of the precisions at the ties, weighted by the recall that each adds.
  ///
  /// With `prevalence`, precision is what it would be in a population with that share of anomalies.
  func averagePrecision(prevalence: Double? = nil) throws(Undefined) -> Double {
    try prevalence == nil ? requirePositives() : requireBothClasses()
    let weight = prevalence.map { falseWeight(prevalence: $0) } ?? 1
    var (tp, fp, sum) = (0, 0, 0.0)
    for step in steps {
      tp += Int(step.positives)
      fp += Int(step.passed) + Int(step.tied)
      sum += Double(step.positives) * (Double(tp) / (Double(tp) + weight * Double(fp)))
    }
    return sum / Double(positives)
  }

  /// The variance of the average precision: the sum of squares of what each row does to it.
  ///
  /// Cost: O(steps). Jaeckel, The Infinitesimal Jackknife, Bell Laboratories 1972.
  var averagePrecisionVariance: Double {
    let cumulated = cumulated
    let precisions = cumulated.map { Double($0.tp) / Double($0.tp + $0.fp) }
    let sum = zip(steps, precisions).reduce(0) { $0 + Double($1.0.positives) * $1.1 }
    let average = sum / Double(positives)
    // What one more true or false positive does to the precisions from here on down.
    var (gain, loss, squares) = (0.0, 0.0, 0.0)
    for place in steps.indices.reversed() {
      let (tp, fp) = (Double(cumulated[place].tp), Double(cumulated[place].fp))
      let share = Double(steps[place].positives) / ((tp + fp) * (tp + fp))
      gain += share * fp
      loss += share * tp
      let pull = precisions[place] - average + gain
      squares += Double(steps[place].positives) * pull * pull
      squares += (Double(steps[place].passed) + Double(steps[place].tied)) * loss * loss
    }
    return squares / (Double(positives) * Double(positives))
  }

  /// How many true and false positives there are down to each step.
  private var cumulated: [(tp: Int, fp: Int)] {
    var (tp, fp) = (0, 0)
    return steps.map { step in
      tp += Int(step.positives)
      fp += Int(step.passed) + Int(step.tied)
      return (tp, fp)
    }
  }

  /// How much a false positive weighs against a true one where anomalies have another share.
  func falseWeight(prevalence: Double) -> Double {
    (1 - prevalence) / prevalence * (Double(positives) / Double(negatives))
  }

  /// The area under straight lines between the points of the precision-recall curve.
  func precisionRecallTrapezoid() throws(Undefined) -> Double {
    try requirePositives()
    var (tp, fp, sum) = (0, 0, 0.0)
    for step in steps {
      fp += Int(step.passed)
      let before = tp + fp == 0 ? 1 : Double(tp) / Double(tp + fp)
      tp += Int(step.positives)
      fp += Int(step.tied)
      sum += Double(step.positives) * (before + Double(tp) / Double(tp + fp)) / 2
    }
    return sum / Double(positives)
  }
}
