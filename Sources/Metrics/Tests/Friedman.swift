public import RingtrueCore
import RingtrueKernels

/// Several systems on several datasets or seeds, compared by their ranks on each.
///
/// Rank 1 is best; ties share ranks. Demšar, JMLR 7, 2006.
public struct Friedman: Sendable {
  /// How many datasets there are.
  public let datasets: Int
  /// How many systems there are.
  public let systems: Int
  /// Twice the sum of each system's ranks.
  private let doubledSums: [Int]
  private let tieSum: Double

  /// One row of scores a dataset, one score a system, all finite.
  public init(
    _ scores: [[Double]], better: MetricCard.Orientation = .higher
  ) throws(MetricsError) {
    let systems = scores.first?.count ?? 0
    var sums = [Int](repeating: 0, count: systems)
    var tieSum = 0.0
    for row in scores {
      try requireSameLength("systems in the first row", systems, "in another", row.count)
      try requireFinite("scores", row)
      let ranks = Ranks(better == .lower ? row : row.map { -$0 })
      for (system, rank) in ranks.doubled.enumerated() { sums[system] += rank }
      tieSum += ranks.tieSum
    }
    self.datasets = scores.count
    self.systems = systems
    self.doubledSums = sums
    self.tieSum = tieSum
  }

  /// The mean rank of each system.
  public var meanRanks: [Double] { doubledSums.map { Double($0) / 2 / Double(datasets) } }

  /// Friedman's chi-square with the correction for ties.
  public func chiSquare() throws(Undefined) -> TestResult {
    let (n, k) = (Double(datasets), Double(systems))
    let correction = 1 - tieSum / (n * k * (k * k - 1))
    let plain = try uncorrected()
    guard correction > 0 else { throw .allTied }
    return chiSquare("chi-square, ties", plain / correction)
  }

  /// The chi-square as Demšar writes it, without correction for ties.
  public func demsar() throws(Undefined) -> TestResult {
    chiSquare("chi-square, demsar", try uncorrected())
  }

  /// The F statistic of Iman and Davenport, from either chi-square: less conservative.
  ///
  /// Iman & Davenport, Communications in Statistics 9(6), 1980, doi:10.1080/03610928008827904
  public func imanDavenport(correctedForTies: Bool) throws(Undefined) -> TestResult {
    let test = correctedForTies ? try chiSquare() : try demsar()
    let (n, k) = (Double(datasets), Double(systems))
    let rest = n * (k - 1) - test.statistic
    // All datasets agree on the order: no F is as extreme.
    let statistic = rest > 0 ? (n - 1) * test.statistic / rest : Double.infinity
    let degrees = (k - 1, (k - 1) * (n - 1))
    let p = rest > 0 ? Special.fisherUpper(statistic, above: degrees.0, below: degrees.1) : 0
    return TestResult(
      test: "friedman", method: "iman-davenport of " + test.method, statistic: statistic, pValue: p,
      details: [.init("degrees-1", degrees.0), .init("degrees-2", degrees.1)])
  }

  /// How far two mean ranks must differ to tell two systems apart, all pairs considered.
  ///
  /// Nemenyi, Distribution-free Multiple Comparisons, 1963.
  public func criticalDifference(alpha: Double = 0.05) throws(Undefined) -> Double {
    try requireEnough()
    let quantile = StudentizedRange.quantile(1 - alpha, of: systems) / 2.0.squareRoot()
    return quantile * rankDeviation
  }

  /// Nemenyi's p-value for the difference between two systems.
  public func nemenyi(_ first: Int, _ second: Int) throws(Undefined) -> TestResult {
    try requireEnough()
    let z = abs(meanRanks[first] - meanRanks[second]) / rankDeviation
    return TestResult(
      test: "nemenyi", method: "studentized range", statistic: z,
      pValue: StudentizedRange.upper(z * 2.0.squareRoot(), of: systems))
  }

  /// The standard deviation of a difference between two mean ranks.
  private var rankDeviation: Double {
    (Double(systems * (systems + 1)) / (6 * Double(datasets))).squareRoot()
  }

  private func requireEnough() throws(Undefined) {
    guard datasets > 1 else { throw .tooFew("datasets", datasets, needed: 2) }
    guard systems > 1 else { throw .tooFew("systems", systems, needed: 2) }
  }

  private func uncorrected() throws(Undefined) -> Double {
    try requireEnough()
    let (n, k) = (Double(datasets), Double(systems))
    // Squares of rank sums around their mean, in quarters: whole numbers.
    let mean = datasets * (systems + 1)
    let spread = doubledSums.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    return 3 * Double(spread) / (n * k * (k + 1))
  }

  private func chiSquare(_ method: String, _ statistic: Double) -> TestResult {
    let degrees = Double(systems - 1)
    return TestResult(
      test: "friedman", method: method, statistic: statistic,
      pValue: Special.chiSquareUpper(statistic, degrees: degrees),
      details: [.init("degrees", degrees)])
  }
}

extension Undefined {
  /// Every row is one tie.
  static let allTied = Undefined(code: "all-tied", "all systems are equal on every dataset")
}
