public import RingtrueCore
import RingtrueKernels

/// Whether two samples come from one distribution, by the largest gap between theirs.
///
/// Smirnov, Ann. Math. Stat. 19(2), 1948, doi:10.1214/aoms/1177730256
public enum Smirnov {
  /// The largest number of pairs for which the exact test is taken by default.
  private static let exactPairs = 1_000_000

  /// Exact for samples of moderate size, else by the limit for large ones.
  public static func test(_ shift: Shift) throws(Undefined) -> TestResult {
    try shift.requireBoth()
    return shift.before.count <= exactPairs / shift.after.count
      ? try exact(shift) : try limit(shift)
  }

  /// From all orders in which the samples can lie; exact without ties, conservative with them.
  ///
  /// Every order is a path of steps right and up; counted are those that stray as far from the
  /// diagonal. Cost: O(n · m) time, O(n) memory. Hodges, Arkiv för Matematik 3, 1958.
  public static func exact(_ shift: Shift) throws(Undefined) -> TestResult {
    try shift.requireBoth()
    let (n, m, gap) = (shift.before.count, shift.after.count, shift.gap)
    // The chance to have strayed by the time of each point of a column, column by column.
    var strayed = [Double](repeating: 0, count: n + 1)
    for j in 0...m {
      for i in 0...n {
        if abs(i * m - j * n) >= gap {
          strayed[i] = 1
        } else {
          let (fromLeft, fromBelow) = (j > 0 ? strayed[i] : 0, i > 0 ? strayed[i - 1] : 0)
          let steps = Double(max(1, i + j))
          strayed[i] = fromLeft * Double(j) / steps + fromBelow * Double(i) / steps
        }
      }
    }
    return result("exact", shift, gap == 0 ? 1 : strayed[n])
  }

  /// By Kolmogorov's limit distribution, conservative for small samples.
  public static func limit(_ shift: Shift) throws(Undefined) -> TestResult {
    try shift.requireBoth()
    let (n, m) = (Double(shift.before.count), Double(shift.after.count))
    let x = Double(shift.gap) / (n * m) * (n * m / (n + m)).squareRoot()
    return result("limit", shift, kolmogorovUpper(x))
  }

  /// The chance that the largest gap of a Brownian bridge exceeds x.
  static func kolmogorovUpper(_ x: Double) -> Double {
    if x < 0.2 { return 1 }  // to the last bit
    if x < 1.18 { return 1 - kolmogorovLower(x) }
    var (sum, sign) = (0.0, 1.0)
    for term in 1...20 {
      sum += sign * Elementary.exp(-2 * Double(term * term) * x * x)
      sign = -sign
    }
    return 2 * sum
  }

  /// The same from the other end, where that series is slow.
  private static func kolmogorovLower(_ x: Double) -> Double {
    let pi = 3.14159265358979323846
    let sum = (1...10).reduce(0.0) { sum, term in
      let odd = Double(2 * term - 1)
      return sum + Elementary.exp(-odd * odd * pi * pi / (8 * x * x))
    }
    return (2 * pi).squareRoot() / x * sum
  }

  private static func result(_ method: String, _ shift: Shift, _ p: Double) -> TestResult {
    let (n, m) = (Double(shift.before.count), Double(shift.after.count))
    return TestResult(
      test: "smirnov", method: method, statistic: Double(shift.gap) / (n * m), pValue: p,
      details: [.init("n", n), .init("m", m)])
  }
}
