internal import RingtrueCore

/// A way to make one score of several, all on the same scale.
struct Combination: Sendable {
  /// The name by which users ask for it.
  let id: String
  /// One number of a row's scores, the weights of the members, and their groups, counted from 0.
  let combine: @Sendable (_ scores: [Double], _ weights: [Double], _ groups: [Int]) -> Double

  /// The combinations, in the order in which they are listed.
  static let all = [mean, weighted, maximum, averageOfMaximum, maximumOfAverage]

  /// The combination of that name.
  static func named(_ id: String) -> Combination? { all.first { $0.id == id } }

  /// The average: steady, and seldom the worst.
  static let mean = Combination(id: "mean") { scores, _, _ in
    scores.reduce(0, +) / Double(scores.count)
  }

  /// The average weighted by how well each member agrees with all.
  static let weighted = Combination(id: "weighted") { scores, weights, _ in
    zip(scores, weights).reduce(0) { $0 + $1.0 * $1.1 } / weights.reduce(0, +)
  }

  /// The largest: finds what only one member sees, and repeats every member's errors.
  static let maximum = Combination(id: "maximum") { scores, _, _ in scores.max() ?? 0 }

  /// The average of the groups' maxima.
  static let averageOfMaximum = Combination(id: "aom") { scores, _, groups in
    let maxima = grouped(scores, groups).compactMap { $0.max() }
    return maxima.reduce(0, +) / Double(maxima.count)
  }

  /// The largest of the groups' averages.
  static let maximumOfAverage = Combination(id: "moa") { scores, _, groups in
    grouped(scores, groups).map { $0.reduce(0, +) / Double($0.count) }.max() ?? 0
  }

  private static func grouped(_ scores: [Double], _ groups: [Int]) -> [[Double]] {
    var grouped = [[Double]](repeating: [], count: (groups.max() ?? 0) + 1)
    for (score, group) in zip(scores, groups) { grouped[group].append(score) }
    return grouped.filter { !$0.isEmpty }
  }
}

/// How members' scores become one: a combination with all that it needs to know of the members.
struct Vote: Sendable {
  let combination: Combination
  let weights: [Double]
  let groups: [Int]

  init(_ combination: Combination, weights: [Double], groups: [Int]) {
    self.combination = combination
    self.weights = weights
    self.groups = groups
  }

  /// One score a row, from each member's scores of all rows.
  func scores(_ votes: [[Double]], under conditions: Conditions) throws -> [Double] {
    var row = [Double](repeating: 0, count: votes.count)
    return try conditions.map(votes.first?.count ?? 0) { place in
      for member in votes.indices { row[member] = votes[member][place] }
      return combination.combine(row, weights, groups)
    }
  }
}
