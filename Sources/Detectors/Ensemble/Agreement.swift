internal import RingtrueCore
internal import RingtrueKernels

/// How far each member agrees with what the others say together; no label is asked.
///
/// The average of the others stands for the truth that is not known. Rows count the more the
/// stranger they are in it, as 1 / rank, so that a member is judged by the top.
/// After Rayana & Akoglu, "Less is More", ACM TKDD 10(4), 2016, doi:10.1145/2890508
struct Agreement {
  /// The correlation of each member with the others, from -1 to 1.
  private let correlations: [Double]

  /// Compares what members say of the same rows.
  init(_ votes: [[Double]], under conditions: Conditions) throws {
    correlations = try votes.indices.map { member in
      var others = votes
      let own = others.remove(at: member)
      let average = try Self.average(others, under: conditions)
      return try Self.correlation(of: own, with: average, under: conditions)
    }
  }

  /// What each member counts for: its correlation; all alike where none is positive.
  var weights: [Double] {
    let weights = correlations.map { max(0, $0) }
    return weights.contains { $0 > 0 } ? weights : weights.map { _ in 1 }
  }

  /// The members that agree at least half as well as the one that agrees best; all where none does.
  var selected: [Int] {
    let best = correlations.max() ?? 0
    return correlations.indices.filter { best <= 0 || correlations[$0] >= best / 2 }
  }

  private static func average(
    _ votes: [[Double]], under conditions: Conditions
  ) throws -> [Double] {
    try conditions.map(votes.first?.count ?? 0) { row in
      votes.reduce(0) { $0 + $1[row] } / Double(votes.count)
    }
  }

  /// Pearson's correlation, rows weighted by their rank in `others`; 0 where one side is constant or
  /// there are no others.
  private static func correlation(
    of own: [Double], with others: [Double], under conditions: Conditions
  ) throws -> Double {
    guard own.count == others.count else { return 0 }
    let weights = try importance(others, under: conditions)
    let total = weights.reduce(0, +)
    func mean(_ values: [Double]) -> Double {
      zip(values, weights).reduce(0) { $0 + $1.0 * $1.1 } / total
    }
    let (first, second) = (mean(own), mean(others))
    var (ones, twos, both) = (0.0, 0.0, 0.0)
    for row in own.indices {
      let (one, two) = (own[row] - first, others[row] - second)
      ones += weights[row] * one * one
      twos += weights[row] * two * two
      both += weights[row] * one * two
    }
    let spread = (ones * twos).squareRoot()
    return spread > 0 ? both / spread : 0
  }

  /// 1 / rank of each row, the strangest first; rows that tie share the mean of their ranks.
  private static func importance(
    _ scores: [Double], under conditions: Conditions
  ) throws -> [Double] {
    let negated = try conditions.map(scores.count) { -scores[$0] }
    let order = argsort(negated.span)
    try conditions.checkCancelled()
    var importance = [Double](repeating: 0, count: scores.count)
    var first = 0
    while first < order.count {
      var next = first
      while next < order.count, scores[Int(order[next])] == scores[Int(order[first])] { next += 1 }
      for place in first..<next { importance[Int(order[place])] = 2 / Double(first + next + 1) }
      first = next
    }
    return importance
  }
}
