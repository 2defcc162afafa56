public import RingtrueCore
internal import RingtrueKernels

/// How a system put anomalous and normal rows in order, without the rows: all that curves need.
///
/// Rows of one class between the same two rows of the other make one step, however their scores
/// differ, so that scores and the order that a record keeps of them give the same curve.
public struct RankCurve: Sendable, Equatable {
  /// Rows that are passed together as the threshold sinks.
  struct Step: Sendable, Equatable {
    var positives: Int, negatives: Int
  }

  /// How many rows of each class there are.
  public let positives: Int, negatives: Int
  /// The steps, from the highest score down.
  let steps: [Step]

  /// The curve of scores, or nil where the rows are not of both classes.
  ///
  /// Cost: O(n).
  public init?(scores: [Double], labels: Labels) {
    let traits = ScoreTraits(of: scores.span)
    guard traits.areFinite, scores.count == labels.rows.count else { return nil }
    let ranked = RankedClasses(
      scores: scores.span, classes: labels.rows.span, areNarrow: traits.areNarrow)
    guard ranked.anomalies > 0, ranked.normals > 0 else { return nil }
    var steps: [Step] = []
    for step in ranked.steps {
      if step.passed > 0 { steps.append(Step(positives: 0, negatives: Int(step.passed))) }
      if step.tied == 0, let last = steps.last, last.negatives == 0 {
        steps[steps.count - 1].positives += Int(step.positives)
      } else {
        steps.append(Step(positives: Int(step.positives), negatives: Int(step.tied)))
      }
    }
    let passed = steps.reduce(0) { $0 + $1.negatives }
    if passed < ranked.normals {
      steps.append(Step(positives: 0, negatives: ranked.normals - passed))
    }
    (self.steps, positives, negatives) = (steps, ranked.anomalies, ranked.normals)
  }
}

extension RankCurve {
  /// What is flagged after each step, from nothing on.
  private var counts: [(tp: Int, fp: Int)] {
    var (tp, fp) = (0, 0)
    return [(0, 0)]
      + steps.map { step in
        tp += step.positives
        fp += step.negatives
        return (tp, fp)
      }
  }

  /// The corners of the receiver operating characteristic: false against true positive rate.
  var corners: [Point] {
    counts.map { Point(Double($0.fp) / Double(negatives), Double($0.tp) / Double(positives)) }
  }

  /// Recall against precision, from the first anomaly on.
  ///
  /// Within a tie both grow evenly; where only anomalies are passed, each is a point.
  var precisions: [Point] {
    var points: [Point] = []
    var (tp, fp) = (0, 0)
    for step in steps {
      if step.positives > 0 {
        for taken in 1...step.positives {
          let share = Double(taken) / Double(step.positives)
          let below = Double(fp) + share * Double(step.negatives)
          let found = Double(tp + taken)
          points.append(Point(found / Double(positives), found / (found + below)))
        }
      }
      tp += step.positives
      fp += step.negatives
      if step.positives == 0, tp > 0 {
        points.append(Point(Double(tp) / Double(positives), Double(tp) / Double(tp + fp)))
      }
    }
    return points
  }

  /// The share of normal rows that stand above each anomalous one, ties halved, ascending.
  var heights: [Double] {
    var passed = 0.0
    return steps.flatMap { step -> [Double] in
      defer { passed += Double(step.negatives) }
      let height = (passed + Double(step.negatives) / 2) / Double(negatives)
      return Array(repeating: height, count: step.positives)
    }
  }
}

/// The mean of several lines that rise from left to right over the same places.
struct MeanLine: Sendable {
  /// The value of a line at a place, between its corners.
  static func value(of corners: [Point], at x: Double) -> Double {
    var (low, high) = (0, corners.count - 1)
    guard high >= 0 else { return 0 }
    while low < high {
      let middle = (low + high + 1) / 2
      if corners[middle].x <= x { low = middle } else { high = middle - 1 }
    }
    let before = corners[low]
    guard low + 1 < corners.count, corners[low + 1].x > before.x else { return before.y }
    let after = corners[low + 1]
    return before.y + (after.y - before.y) * (x - before.x) / (after.x - before.x)
  }

  /// The mean at places that lie the closer the further left.
  static func points(of lines: [[Point]], count: Int = 400) -> [Point] {
    if lines.count == 1 { return lines[0] }
    return (0...count).map { place in
      let root = Double(place) / Double(count)
      let x = root * root
      let sum = lines.reduce(0) { $0 + value(of: $1, at: x) }
      return Point(x, sum / Double(max(1, lines.count)))
    }
  }
}
