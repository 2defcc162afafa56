public import RingtrueCore

/// Whether one of two systems is ahead more often than a fair coin would have it.
///
/// Ties are dropped. Conover, Practical Nonparametric Statistics, 1999, 3.4
public enum SignTest {
  /// The exact test of how often each is ahead.
  public static func exact(ahead: Int, behind: Int) throws(Undefined) -> TestResult {
    guard ahead + behind > 0 else {
      throw Undefined(code: "no-differences", "all differences are zero")
    }
    return TestResult(
      test: "sign", method: "exact", statistic: Double(ahead),
      pValue: FairCoin.twoSided(fewer: min(ahead, behind), of: ahead + behind),
      details: [.init("ahead", Double(ahead)), .init("behind", Double(behind))])
  }

  /// The exact test of paired differences.
  public static func exact(differences: [Double]) throws(Undefined) -> TestResult {
    try exact(ahead: differences.count { $0 > 0 }, behind: differences.count { $0 < 0 })
  }
}
