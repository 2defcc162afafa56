public import RingtrueCore
import RingtrueKernels

/// Two systems on the same rows, by how often only one of them is right.
///
/// McNemar, Psychometrika 12(2), 1947, doi:10.1007/BF02295996
public struct McNemar: Sendable, Equatable {
  /// How many rows only the first system has right.
  public let onlyFirst: Int
  /// How many rows only the second system has right.
  public let onlySecond: Int
  /// How many rows there are in all.
  public let rows: Int

  /// Counts of rows; those on which the systems agree are the rest of `rows`.
  public init(onlyFirst: Int, onlySecond: Int, rows: Int) {
    precondition(onlyFirst >= 0 && onlySecond >= 0 && rows >= onlyFirst + onlySecond)
    self.onlyFirst = onlyFirst
    self.onlySecond = onlySecond
    self.rows = rows
  }

  /// Counts which rows each system has right.
  public init(first: [Bool], second: [Bool]) {
    precondition(first.count == second.count, "both systems must be judged on the same rows")
    self.init(
      onlyFirst: zip(first, second).count { $0 && !$1 },
      onlySecond: zip(first, second).count { !$0 && $1 }, rows: first.count)
  }

  private var discordant: Int { onlyFirst + onlySecond }

  /// Twice the binomial chance of a split at least as uneven, at most 1.
  public func exact() throws(Undefined) -> TestResult {
    try requireDiscordant()
    let fewer = min(onlyFirst, onlySecond)
    return result("exact", Double(fewer), FairCoin.twoSided(fewer: fewer, of: discordant))
  }

  /// The same with the split itself counted half: less conservative, and hardly ever too liberal.
  ///
  /// Fagerland, Lydersen & Laake, BMC Med. Res. Methodol. 13:91, 2013, doi:10.1186/1471-2288-13-91
  public func midP() throws(Undefined) -> TestResult {
    try requireDiscordant()
    let fewer = min(onlyFirst, onlySecond)
    let chance = FairCoin.chance(atMost: fewer, of: discordant)
    let p = 2 * chance.atMost - chance.exactly
    return result("mid-p", Double(fewer), onlyFirst == onlySecond ? 1 - chance.exactly : p)
  }

  /// The chi-square approximation, with or without Edwards' correction for continuity.
  public func chiSquare(corrected: Bool) throws(Undefined) -> TestResult {
    try requireDiscordant()
    let gap = Double(abs(onlyFirst - onlySecond)) - (corrected ? 1 : 0)
    // As usual, the correction may turn a gap of 0 into one of 1.
    let statistic = gap * gap / Double(discordant)
    return result(
      corrected ? "chi-square, corrected" : "chi-square", statistic,
      normalTwoSided(statistic.squareRoot()))
  }

  private func requireDiscordant() throws(Undefined) {
    guard rows > 0 else { throw .noRows }
    guard discordant > 0 else {
      throw Undefined(code: "no-discordant", "the systems agree on every row")
    }
  }

  private func result(_ method: String, _ statistic: Double, _ p: Double) -> TestResult {
    TestResult(
      test: "mcnemar", method: method, statistic: statistic, pValue: p,
      details: [.init("only-first", Double(onlyFirst)), .init("only-second", Double(onlySecond))])
  }
}

extension McNemar {
  /// Bounds for how much larger the first system's share of right rows is, by inverting the score
  /// test: good at small counts, and never outside of −1…1.
  ///
  /// Tango, Statistics in Medicine 17(8), 1998,
  /// doi:10.1002/(SICI)1097-0258(19980430)17:8<891::AID-SIM780>3.0.CO;2-B
  public func tango(confidence: Double = 0.95) throws(Undefined) -> Measure.Interval {
    guard rows > 0 else { throw .noRows }
    let z = Elementary.normalQuantile(0.5 + confidence / 2)
    let centre = Double(onlyFirst - onlySecond) / Double(rows)
    // The score falls as the difference grows: from +z at the lower bound to −z at the upper.
    let low = Self.root(in: -1, centre) { score(at: $0) - z }
    let high = Self.root(in: centre, 1) { score(at: $0) + z }
    return Measure.Interval(low: low, high: high, confidence: confidence, method: "tango")
  }

  /// The score statistic of a difference.
  private func score(at difference: Double) -> Double {
    let (b, c, n) = (Double(onlyFirst), Double(onlySecond), Double(rows))
    let linear = -b - c + (2 * n - b + c) * difference
    let product = -c * difference * (1 - difference)
    let root = max(0, linear * linear - 8 * n * product).squareRoot()
    // The likeliest share of rows that only the second has right, given the difference.
    let share = (root - linear) / (4 * n)
    let variance = n * (2 * share + difference * (1 - difference))
    let numerator = b - c - n * difference
    if numerator == 0 { return 0 }
    return variance > 0 ? numerator / variance.squareRoot() : numerator * .infinity
  }

  /// Where a falling function crosses zero, to the last bit; an end where it does not.
  private static func root(in low: Double, _ high: Double, of f: (Double) -> Double) -> Double {
    var (low, high) = (low, high)
    if f(low) <= 0 { return low }
    if f(high) >= 0 { return high }
    while true {
      let middle = low + (high - low) / 2
      if middle <= low || middle >= high { return middle }
      if f(middle) > 0 { low = middle } else { high = middle }
    }
  }
}
