internal import RingtrueKernels

/// A series of numbers as levels that hold for a while, with steps between them.
///
/// The levels are those with the least sum of squared deviations plus a penalty for each step, which
/// is 2·σ²·ln n: a step adds a place and a level (Schwarz's criterion; Yao 1988). σ comes from the
/// median of the differences of neighbours, which a few steps do not move. The best of all ways to
/// place steps is found by pruned dynamic programming (PELT; Killick, Fearnhead and Eckley 2012).
/// Cost: about linear where there are steps, at most the square of the length.
public struct PiecewiseFit: Sendable, Equatable {
  /// A stretch of the series on one level.
  public struct Level: Sendable, Equatable {
    /// The places in the series.
    public let places: Range<Int>
    /// The mean of the numbers there.
    public let mean: Double
  }

  /// The stretches in their order.
  public let levels: [Level]
  /// The spread of the numbers about their level, as it was estimated.
  public let noise: Double
  /// What a step has to gain.
  public let penalty: Double

  /// Fits levels to a series of finite numbers.
  public init(_ series: [Double]) {
    noise = Self.noise(of: series)
    penalty = 2 * noise * noise * Elementary.log(Double(max(series.count, 2)))
    let sums = Sums(series)
    levels = Self.starts(sums, penalty: penalty).map { places in
      let total = series[places].reduce(0, +)
      return Level(places: places, mean: total / Double(places.count))
    }
  }

  /// The sum of squared deviations from the levels, and the penalties.
  func cost(of series: [Double]) -> Double {
    let sums = Sums(series)
    return levels.reduce(-penalty) {
      $0 + sums.deviation($1.places.lowerBound, $1.places.upperBound) + penalty
    }
  }

  private static func starts(_ sums: Sums, penalty: Double) -> [Range<Int>] {
    guard sums.count > 0 else { return [] }
    guard penalty > 0 else { return [0..<sums.count] }
    var best = [-penalty]
    var last = [0]
    var open = [0]
    for end in 1...sums.count {
      let costs = open.map { best[$0] + sums.deviation($0, end) }
      let least = costs.indices.min { costs[$0] < costs[$1] } ?? 0
      best.append(costs[least] + penalty)
      last.append(open[least])
      // A start that is worse now by more than a step is worse for ever.
      open = zip(open, costs).filter { $1 <= best[end] }.map(\.0) + [end]
    }
    var ranges: [Range<Int>] = []
    var end = sums.count
    while end > 0 {
      ranges.append(last[end]..<end)
      end = last[end]
    }
    return ranges.reversed()
  }

  /// The normal law's σ that has the same median of differences; never less than a ten-thousandth of
  /// the range, since results that repeat to the bit have no noise at all.
  private static func noise(of series: [Double]) -> Double {
    let differences = zip(series, series.dropFirst()).map { ($1 - $0).magnitude }.sorted()
    guard let low = series.min(), let high = series.max(), !differences.isEmpty else { return 0 }
    let middle = differences.count / 2
    let median =
      differences.count.isMultiple(of: 2)
      ? (differences[middle - 1] + differences[middle]) / 2 : differences[middle]
    return max(median / (0.674_489_750_196 * 2.0.squareRoot()), (high - low) * 1e-4)
  }
}

/// Running sums of a series about its mean, from which the deviation of any stretch is read off.
private struct Sums {
  private var sums = [0.0]
  private var squares = [0.0]

  var count: Int { sums.count - 1 }

  init(_ series: [Double]) {
    let mean = series.isEmpty ? 0 : series.reduce(0, +) / Double(series.count)
    for number in series {
      let number = number - mean
      sums.append(sums[sums.count - 1] + number)
      squares.append(squares[squares.count - 1] + number * number)
    }
  }

  /// The squared deviations from the mean of a stretch.
  func deviation(_ start: Int, _ end: Int) -> Double {
    let sum = sums[end] - sums[start]
    return max(0, squares[end] - squares[start] - sum * sum / Double(end - start))
  }
}
