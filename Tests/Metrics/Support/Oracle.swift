import RingtrueCore

/// The ranking metrics as their definitions read, slowly: every threshold is tried on every row.
struct Oracle {
  var scores: [Double]
  var isAnomalous: [Bool]

  init(_ scores: [Double], _ labels: [Label]) {
    let rows = scores.indices.filter { labels[$0] != .unlabelled }
    self.scores = rows.map { scores[$0] }
    isAnomalous = rows.map { labels[$0] == .anomalous }
  }

  var positives: Double { Double(isAnomalous.count { $0 }) }
  var negatives: Double { Double(scores.count) - positives }

  /// The counts of true and false positives at each different score, highest first.
  var points: [(tp: Double, fp: Double)] {
    Set(scores).sorted(by: >).map { threshold in
      let flagged = scores.indices.filter { scores[$0] >= threshold }
      let tp = Double(flagged.count { isAnomalous[$0] })
      return (tp, Double(flagged.count) - tp)
    }
  }

  var rocAUC: Double {
    var sum = 0.0
    for (a, anomalous) in zip(scores, isAnomalous) where anomalous {
      for (b, other) in zip(scores, isAnomalous) where !other {
        sum += a > b ? 1 : a == b ? 0.5 : 0
      }
    }
    return sum / (positives * negatives)
  }

  var averagePrecision: Double {
    var (before, sum) = (0.0, 0.0)
    for point in points {
      sum += (point.tp - before) / positives * point.tp / (point.tp + point.fp)
      before = point.tp
    }
    return sum
  }

  var trapezoid: Double {
    var (recall, precision, sum) = (0.0, 1.0, 0.0)
    for point in points {
      let next = (point.tp / positives, point.tp / (point.tp + point.fp))
      sum += (next.0 - recall) * (next.1 + precision) / 2
      (recall, precision) = next
    }
    return sum
  }

  var ks: Double {
    points.map { abs($0.tp / positives - $0.fp / negatives) }.max() ?? 0
  }

  func fprAtTPR(_ rate: Double) -> Double {
    ([(tp: 0, fp: 0)] + points).filter { $0.tp / positives >= rate }.map { $0.fp / negatives }
      .min() ?? .nan
  }

  func tprAtFPR(_ rate: Double) -> Double {
    ([(tp: 0, fp: 0)] + points).filter { $0.fp / negatives <= rate }.map { $0.tp / positives }
      .max() ?? .nan
  }

  func partialAUC(_ limit: Double) -> Double {
    var (x, y, area) = (0.0, 0.0, 0.0)
    for point in points {
      let (nextX, nextY) = (point.fp / negatives, point.tp / positives)
      let end = min(nextX, limit)
      if end > x {
        let height = y + (nextY - y) * (end - x) / (nextX - x)
        area += (end - x) * (y + height) / 2
      }
      (x, y) = (nextX, nextY)
    }
    return area
  }

  var bestF1: Double {
    points.map { 2 * $0.tp / (2 * $0.tp + $0.fp + (positives - $0.tp)) }.max() ?? .nan
  }

  /// The hits among the top rows when ties are ordered by `first`.
  func hits(_ count: Int, _ first: (Int, Int) -> Bool) -> Double {
    let order = scores.indices.sorted {
      scores[$0] != scores[$1] ? scores[$0] > scores[$1] : first($0, $1)
    }
    return Double(order.prefix(count).count { isAnomalous[$0] })
  }

  /// DeLong's standard error from the placements of every row.
  var deLong: Double {
    func placement(_ a: Double, _ b: Double) -> Double { a > b ? 1 : a == b ? 0.5 : 0 }
    let high = scores.indices.filter { isAnomalous[$0] }.map { scores[$0] }
    let low = scores.indices.filter { !isAnomalous[$0] }.map { scores[$0] }
    let tens = high.map { a in low.reduce(0) { $0 + placement(a, $1) } / negatives }
    let ones = low.map { b in high.reduce(0) { $0 + placement($1, b) } / positives }
    func variance(_ values: [Double]) -> Double {
      let mean = values.reduce(0, +) / Double(values.count)
      return values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count - 1)
    }
    return (variance(tens) / positives + variance(ones) / negatives).squareRoot()
  }
}
