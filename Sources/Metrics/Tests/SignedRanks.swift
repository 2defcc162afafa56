public import RingtrueCore
import RingtrueKernels

/// Wilcoxon's test of whether paired differences lie around zero.
///
/// Differences of zero are dropped, ties share ranks. Wilcoxon, Biometrics Bulletin 1(6), 1945,
/// doi:10.2307/3001968
public struct SignedRanks: Sendable {
  /// Twice the sum of ranks of the positive and of the negative differences.
  private let positive: Int, negative: Int
  private let ranks: Ranks

  /// Paired differences, all finite.
  public init(differences: [Double]) throws(MetricsError) {
    try requireFinite("differences", differences)
    let kept = differences.filter { $0 != 0 }
    ranks = Ranks(kept.map(abs))
    positive = zip(kept, ranks.doubled).reduce(0) { $0 + ($1.0 > 0 ? $1.1 : 0) }
    negative = ranks.doubled.reduce(0, +) - positive
  }

  /// How many differences are not zero.
  public var count: Int { ranks.doubled.count }

  /// Exact where it can be, else normal with correction for ties.
  public func test() throws(Undefined) -> TestResult {
    count <= 50 && ranks.ties.isEmpty ? try exact() : try normal(continuity: false)
  }

  /// From all 2ⁿ ways to choose signs; for at most 50 differences without ties.
  ///
  /// Cost: O(n³), on whole numbers that a double holds exactly.
  public func exact() throws(Undefined) -> TestResult {
    try requireDifferences()
    guard count <= 50 else {
      throw Undefined(code: "too-many", "\(count) differences are too many for the exact test")
    }
    guard ranks.ties.isEmpty else {
      throw Undefined(code: "ties", "tied differences have no exact test; use the normal one")
    }
    let smaller = min(positive, negative) / 2
    var ways = [Double](repeating: 0, count: smaller + 1)
    ways[0] = 1
    for rank in 1...count where rank <= smaller {
      for sum in stride(from: smaller, through: rank, by: -1) { ways[sum] += ways[sum - rank] }
    }
    let all = Double(1 << count)
    return result("exact", p: min(1, 2 * ways.reduce(0, +) / all), details: [])
  }

  /// By the normal approximation with the variance corrected for ties.
  public func normal(continuity: Bool) throws(Undefined) -> TestResult {
    try requireDifferences()
    let n = Double(count)
    let mean = n * (n + 1) / 4
    let variance = (n * (n + 1) * (2 * n + 1) - ranks.tieSum / 2) / 24
    let gap = Double(positive) / 2 - mean
    let step = !continuity || gap == 0 ? 0 : gap > 0 ? 0.5 : -0.5
    let z = (gap - step) / variance.squareRoot()
    let method =
      (["normal"] + (ranks.ties.isEmpty ? [] : ["ties"]) + (continuity ? ["continuity"] : []))
    return result(
      method.joined(separator: ", "), p: normalTwoSided(z), details: [.init("z", z)])
  }

  private func requireDifferences() throws(Undefined) {
    guard count > 0 else {
      throw Undefined(code: "no-differences", "all differences are zero")
    }
  }

  private func result(_ method: String, p: Double, details: [TestResult.Detail]) -> TestResult {
    TestResult(
      test: "wilcoxon", method: method, statistic: Double(min(positive, negative)) / 2, pValue: p,
      details: [
        .init("n", Double(count)), .init("w-plus", Double(positive) / 2),
        .init("w-minus", Double(negative) / 2),
      ] + details)
  }
}
