public import RingtrueCore
import RingtrueKernels

/// Two systems on the same rows, against all ways of swapping their outcomes row by row.
///
/// If neither is better, a row's two outcomes could as well have come the other way round; no more
/// is assumed. Fisher, The Design of Experiments, 1935; Good, Permutation Tests, 2000.
public enum SwapTest {
  /// Whether the means differ: exact for at most 20 rows that differ, else from random swaps.
  ///
  /// Cost: O(rows · draws), or 2ⁿ for n rows that differ.
  public static func means(
    differences: [Double], draws: Int = 10_000, seed: Seed = 1
  ) throws(Undefined) -> TestResult {
    guard !differences.isEmpty else { throw .noRows }
    let kept = differences.filter { $0 != 0 }
    guard !kept.isEmpty else {
      throw Undefined(code: "no-differences", "all differences are zero")
    }
    let observed = abs(kept.reduce(0, +))
    let mean = differences.reduce(0, +) / Double(differences.count)
    // Sums that differ by rounding alone are equal.
    let bound = observed - kept.reduce(0) { $0 + abs($1) } * 0x1p-40
    if kept.count <= 20 {
      let beyond = (0..<1 << kept.count).count { signs in
        abs(signedSum(kept) { signs >> $0 & 1 == 1 }) >= bound
      }
      return result("exact", mean, Double(beyond) / Double(1 << kept.count), rows: kept.count)
    }
    let stream = RandomStream(seed: seed.rawValue, name: "swap")
    let beyond = (0..<draws).count { draw in
      let swaps = Swaps(stream.entity(draw))
      return abs(signedSum(kept) { swaps[$0] }) >= bound
    }
    return result("random(\(draws))", mean, share(beyond, of: draws), rows: kept.count)
  }

  /// Whether any statistic of the rows differs between two systems, from random swaps.
  ///
  /// The statistic is computed twice for each draw; where it is undefined, the draw counts as one
  /// of no difference. Cost: 2 · draws statistics.
  public static func statistic<Outcome>(
    first: [Outcome], second: [Outcome], draws: Int = 1000, seed: Seed = 1,
    _ statistic: ([Outcome]) throws(Undefined) -> Double
  ) throws(Undefined) -> TestResult {
    precondition(first.count == second.count, "both systems must be judged on the same rows")
    guard !first.isEmpty else { throw .noRows }
    let observed = try statistic(first) - statistic(second)
    let stream = RandomStream(seed: seed.rawValue, name: "swap")
    var beyond = 0
    for draw in 0..<draws {
      let swaps = Swaps(stream.entity(draw))
      let (a, b) = (
        first.indices.map { swaps[$0] ? second[$0] : first[$0] },
        first.indices.map { swaps[$0] ? first[$0] : second[$0] }
      )
      let difference = try? statistic(a) - statistic(b)
      if abs(difference ?? 0) >= abs(observed) { beyond += 1 }
    }
    return result("random(\(draws))", observed, share(beyond, of: draws), rows: first.count)
  }

  /// Whether the means of several systems differ from that of one, all considered at once.
  ///
  /// `differences` holds, for each system, its outcomes less those of the one, row by row. A draw
  /// swaps a row for all systems alike, so that what they have in common stays; each statistic is
  /// the sum over the root of the sum of squares, which orders samples as Student's t does.
  /// Corrected by the largest statistic of each draw. Cost: O(rows · systems · draws).
  public static func maxT(
    differences: [[Double]], draws: Int = 10_000, seed: Seed = 1
  ) throws(Undefined) -> [TestResult] {
    guard let rows = differences.first?.count, rows > 0 else { throw .noRows }
    precondition(differences.allSatisfy { $0.count == rows }, "all systems have the same rows")
    let roots = differences.map { $0.reduce(0) { $0 + $1 * $1 }.squareRoot() }
    func statistics(_ isSwapped: (Int) -> Bool) -> [Double] {
      zip(differences, roots).map { $1 > 0 ? signedSum($0, where: isSwapped) / $1 : 0 }
    }
    let observed = statistics { _ in false }
    let stream = RandomStream(seed: seed.rawValue, name: "swap")
    // Sums that differ by rounding alone are equal.
    let drawn = (0..<draws).map { draw in
      let swaps = Swaps(stream.entity(draw))
      return statistics { swaps[$0] }.map { $0 * (1 + 0x1p-40) }
    }
    return zip(observed, Correction.maxT(observed: observed, draws: drawn)).map { statistic, p in
      result("max-t(\(draws))", statistic, p, rows: rows)
    }
  }

  /// The observed order is itself one of the draws, so that no p-value is 0.
  ///
  /// Phipson & Smyth, Stat. Appl. Genet. Mol. Biol. 9(1), 2010, doi:10.2202/1544-6115.1585
  private static func share(_ beyond: Int, of draws: Int) -> Double {
    Double(beyond + 1) / Double(draws + 1)
  }

  private static func signedSum(_ values: [Double], where isSwapped: (Int) -> Bool) -> Double {
    values.indices.reduce(0) { $0 + (isSwapped($1) ? -values[$1] : values[$1]) }
  }

  private static func result(
    _ method: String, _ statistic: Double, _ p: Double, rows: Int
  ) -> TestResult {
    TestResult(
      test: "swap", method: method, statistic: statistic, pValue: p,
      details: [.init("rows", Double(rows))])
  }
}

/// One fair bit for each row, 64 from every number of a stream.
private struct Swaps {
  private let stream: RandomStream

  init(_ stream: RandomStream) { self.stream = stream }

  subscript(row: Int) -> Bool {
    stream[UInt64(row / 64)].bits >> UInt64(row % 64) & 1 == 1
  }
}
