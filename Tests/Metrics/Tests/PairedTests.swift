import RingtrueCore
import RingtrueMetrics
import Testing

@Suite struct `McNemar's test` {
  /// statsmodels 0.15.
  @Test(arguments: [
    (10, 25, 0.016673847800120715, 0.011330984183587134, 0.011229886652916672, 0.01796047752607879),
    (0, 6, 0.03125, 0.015625, 0.014305878435429641, 0.041226833337163815),
    (7, 7, 1.0, 0.7905273437500002, 1.0, 0.7892680261342813),
    (
      151, 103, 0.0031107066373511857, 0.0025793780125980287, 0.002597140240514234,
      0.003187603598734269
    ),
    (
      3000, 3200, 0.011488253770871584, 0.011085759458587028, 0.011085166380602708,
      0.011494244344739451
    ),
  ])
  func `agrees with statsmodels`(
    _ b: Int, _ c: Int, _ exact: Double, _ mid: Double, _ plain: Double, _ corrected: Double
  ) throws {
    let test = McNemar(onlyFirst: b, onlySecond: c, rows: b + c + 110)
    #expect(isClose(try test.exact().pValue, exact, within: 1e-13))
    #expect(isClose(try test.midP().pValue, mid, within: 1e-13))
    #expect(isClose(try test.chiSquare(corrected: false).pValue, plain, within: 1e-13))
    #expect(isClose(try test.chiSquare(corrected: true).pValue, corrected, within: 1e-13))
  }

  @Test func `is exact far into the tail`() throws {
    let test = McNemar(onlyFirst: 2067, onlySecond: 341, rows: 2429)
    #expect(isClose(try test.exact().pValue / 2.614477066490418e-300, 1))
  }

  @Test func `counts rows and names its methods`() throws {
    let test = McNemar(
      first: [true, true, false, true], second: [true, false, true, false])
    #expect(test == McNemar(onlyFirst: 2, onlySecond: 1, rows: 4))
    #expect(try test.exact().method == "exact")
    #expect(try test.midP().method == "mid-p")
    #expect(throws: Undefined.self) {
      try McNemar(onlyFirst: 0, onlySecond: 0, rows: 9).exact()
    }
  }

  /// The score equation solved apart, in forty digits.
  @Test(arguments: [
    (1, 0, 44, -0.059393231116627955, 0.11807709698213287),
    (9, 2, 50, 0.011661943279050143, 0.2778622554347288),
    (25, 10, 500, 0.007195546603591315, 0.05515552145584598),
    (0, 0, 30, -0.11351339317396876, 0.11351339317396876),
    (5, 0, 5, 0.13103507043365045, 1.0),
  ])
  func `has score bounds for the difference`(
    _ b: Int, _ c: Int, _ rows: Int, _ low: Double, _ high: Double
  ) throws {
    let bounds = try McNemar(onlyFirst: b, onlySecond: c, rows: rows).tango()
    #expect(isClose(bounds.low, low))
    #expect(isClose(bounds.high, high))
    let mirrored = try McNemar(onlyFirst: c, onlySecond: b, rows: rows).tango()
    #expect(isClose(mirrored.low, -high))
    #expect(isClose(mirrored.high, -low))
  }
}

@Suite struct `Wilcoxon's test` {
  private let moods = [1.83, -0.5, 1.62, 2.48, 1.68, -1.88, 1.55, 3.06, 1.30]
  private let tied = [1.0, 2, 2, -3, 0, 4, -1, 5, 5, 5, -2, 0, 6]

  @Test func `agrees with SciPy, exactly and by the normal`() throws {
    let test = try SignedRanks(differences: moods)
    #expect(try test.exact().statistic == 8)
    #expect(try test.exact().pValue == 0.09765625)
    #expect(isClose(try test.normal(continuity: true).pValue, 0.09720108830623472))
    #expect(isClose(try test.normal(continuity: false).pValue, 0.08583095844428565))
  }

  @Test func `drops zeros, shares ranks and corrects for ties`() throws {
    let test = try SignedRanks(differences: tied)
    #expect(test.count == 11)
    #expect(isClose(try test.normal(continuity: false).pValue, 0.05484016655607326))
    #expect(isClose(try test.normal(continuity: true).pValue, 0.060725896627931646))
    #expect(try test.test().method == "normal, ties")
    #expect(throws: Undefined.self) { try test.exact() }
  }

  @Test func `is exact up to fifty differences`() throws {
    let fifty = (1...50).map { Double($0) * ($0 % 3 == 0 ? -1 : 1) }
    let test = try SignedRanks(differences: fifty)
    #expect(try test.test().method == "exact")
    // Ranks 3, 6, … 48 are negative: 408; scipy.stats.wilcoxon, exact.
    #expect(try test.exact().statistic == 408)
    #expect(isClose(try test.exact().pValue, fiftyPValue, within: 1e-14))
    #expect(throws: Undefined.self) { try SignedRanks(differences: fifty + [51]).exact() }
  }

  @Test func `is undefined where nothing differs`() {
    #expect(throws: Undefined.self) { try SignedRanks(differences: [0, 0]).test() }
    #expect(throws: MetricsError.self) { try SignedRanks(differences: [1, .nan]) }
  }

  private var fiftyPValue: Double { 0.02616696817119646 }
}

@Suite struct `Tests of paired differences` {
  @Test func `count who is ahead`() throws {
    #expect(isClose(try SignTest.exact(ahead: 3, behind: 12).pValue, 0.03515625))
    #expect(try SignTest.exact(differences: [1, 2, 0, -1]).statistic == 2)
    #expect(throws: Undefined.self) { try SignTest.exact(differences: [0]) }
  }

  /// Darwin's maize: Fisher 1935, section 21: 863 of 2¹⁵ sums lie as far on one side.
  @Test func `go through all swaps of few rows`() throws {
    let maize = [49.0, -67, 8, 16, 6, 23, 28, 41, 14, 29, 56, 24, 75, 60, -48]
    let test = try SwapTest.means(differences: maize)
    #expect(test.method == "exact")
    #expect(test.pValue == 2 * 863.0 / 32768)
  }

  @Test func `draw swaps of many rows, the same for the same seed`() throws {
    let differences = (0..<200).map { Double(($0 * 37) % 101) / 50 - 0.95 }
    let test = try SwapTest.means(differences: differences, draws: 2000, seed: 3)
    #expect(try test == SwapTest.means(differences: differences, draws: 2000, seed: 3))
    // The mean is 0.0509; by the normal approximation p is 0.22.
    #expect(abs(test.pValue - 0.22) < 0.03)
  }

  @Test func `swap for any statistic`() throws {
    let (first, second) = ((0..<30).map { Double($0) + 5 }, (0..<30).map { Double($0) })
    let median = { (values: [Double]) throws(Undefined) in values.sorted()[values.count / 2] }
    let test = try SwapTest.statistic(first: first, second: second, draws: 500, median)
    #expect(test.statistic == 5)
    #expect(test.pValue < 0.02)
    let same = try SwapTest.statistic(first: first, second: first, draws: 50, median)
    #expect(same.pValue == 1)
  }
}
