import RingtrueCore
import RingtrueMetrics
import Testing

/// Demšar 2006, table 2: four variants of C4.5 on fourteen datasets.
private let demsar = [
  [0.763, 0.768, 0.771, 0.798], [0.599, 0.591, 0.590, 0.569], [0.954, 0.971, 0.968, 0.967],
  [0.628, 0.661, 0.654, 0.657], [0.882, 0.888, 0.886, 0.898], [0.936, 0.931, 0.916, 0.931],
  [0.661, 0.668, 0.609, 0.685], [0.583, 0.583, 0.563, 0.625], [0.775, 0.838, 0.866, 0.875],
  [1.000, 1.000, 1.000, 1.000], [0.940, 0.962, 0.965, 0.962], [0.619, 0.666, 0.614, 0.669],
  [0.972, 0.981, 0.975, 0.975], [0.957, 0.978, 0.946, 0.970],
]

@Suite struct `Friedman's test` {
  @Test func `agrees with Demšar's example`() throws {
    let test = try Friedman(demsar)
    #expect(test.meanRanks.map { ($0 * 1000).rounded() } == [3143, 2000, 2929, 1929])
    #expect(isClose(try test.demsar().statistic, 9.857142857142858))
    #expect(isClose(try test.demsar().pValue, 0.019820334037905146))
    let f = try test.imanDavenport(correctedForTies: false)
    #expect(isClose(f.statistic, 3.986666666666667))
    #expect(isClose(f.pValue, 0.01435244621602403))
    // With q = 2.569, as tables have it, the paper has 1.25.
    #expect(isClose(try test.criticalDifference(), 1.2536, within: 1e-4))
  }

  @Test func `agrees with SciPy when corrected for ties`() throws {
    let test = try Friedman(demsar).chiSquare()
    #expect(isClose(test.statistic, 10.952380952380956))
    #expect(isClose(test.pValue, 0.011986176325417788))
    #expect(test.method == "chi-square, ties")
  }

  @Test func `agrees with scikit-posthocs on pairs`() throws {
    let test = try Friedman(demsar)
    #expect(isClose(try test.nemenyi(0, 1).pValue, 0.08867270928888271, within: 1e-9))
    #expect(isClose(try test.nemenyi(1, 3).pValue, 0.9988823439818528, within: 1e-9))
  }

  @Test func `ranks by what is better`() throws {
    let higher = try Friedman([[1, 2], [3, 4]])
    let lower = try Friedman([[1, 2], [3, 4]], better: .lower)
    #expect(higher.meanRanks == [2, 1])
    #expect(lower.meanRanks == [1, 2])
  }

  @Test func `is undefined for few and for equal systems`() throws {
    #expect(throws: Undefined.self) { try Friedman([[1, 2, 3]]).chiSquare() }
    #expect(throws: Undefined.self) { try Friedman([[1, 1], [2, 2]]).chiSquare() }
    #expect(throws: MetricsError.self) { try Friedman([[1, 2], [1]]) }
  }
}

@Suite struct `The studentized range` {
  /// scipy.stats.studentized_range with infinite degrees of freedom.
  @Test(arguments: [
    (2, 2.771807648699355, 0.013328328780817356), (3, 3.314493155398122, 0.03555704186316044),
    (10, 4.474124221725907, 0.28201643828913625), (50, 5.646026026380527, 0.952636716761037),
    (100, 6.084637537173171, 0.999000218867575),
  ])
  func `agrees with SciPy`(_ count: Int, _ quantile: Double, _ upper: Double) {
    #expect(isClose(StudentizedRange.quantile(0.95, of: count), quantile, within: 1e-9))
    #expect(isClose(StudentizedRange.upper(3.5, of: count), upper, within: 1e-9))
  }

  @Test func `is the half-normal for two, far into the tail`() {
    // P(|X − Y| > q) = 2 Φ(−q/√2)
    #expect(isClose(StudentizedRange.upper(12, of: 2) / 2.1519736712498913e-17, 1))
  }
}

@Suite struct `Corrections for many tests` {
  private let values = [0.01, 0.04, 0.03, 0.005, 0.2, 0.04, 0.9]

  @Test func `agree with statsmodels`() {
    func isSame(_ found: [Double], _ expected: [Double]) -> Bool {
      zip(found, expected).allSatisfy { isClose($0, $1) }
    }
    #expect(isSame(Correction.holm(values), [0.06, 0.16, 0.15, 0.035, 0.4, 0.16, 0.9]))
    #expect(isSame(Correction.bonferroni(values), [0.07, 0.28, 0.21, 0.035, 1, 0.28, 1]))
    let found = [0.035, 0.056, 0.056, 0.035, 0.23333333333333336, 0.056, 0.9]
    #expect(isSame(Correction.benjaminiHochberg(values), found))
    #expect(Correction.holm([]).isEmpty)
  }

  @Test func `by the largest statistic gain from what hangs together`() {
    // Two copies of one test: the correction costs nothing.
    let draws = (1...99).map { [Double($0), Double($0)] }
    #expect(Correction.maxT(observed: [95, 95], draws: draws) == [0.06, 0.06])
    // Opposite ones: the largest of the two counts for the first.
    let opposite = (1...99).map { [Double($0), Double(100 - $0)] }
    #expect(Correction.maxT(observed: [95, 95], draws: opposite) == [0.11, 0.11])
    #expect(Correction.maxT(observed: [-95, 10], draws: opposite)[0] == 0.11)
  }
}

@Suite struct `Clustered values` {
  private let values = [1.0, 2, 1.5, 4, 5, 4.2, 5.1, 9, 8, 2.2]
  private let groups = ["a", "a", "a", "b", "b", "b", "b", "c", "c", "d"]

  @Test func `have robust errors as in statsmodels`() throws {
    let clustered = try Clustered(values, clusters: groups)
    #expect(isClose(try clustered.plainError(), 0.8520563361656316))
    #expect(isClose(try clustered.robustError(), 1.3943696305738538))
    #expect(isClose(try clustered.robustError(corrected: false), 1.2075595223424804))
  }

  @Test func `correlate within clusters`() throws {
    let alike = try Clustered([1, 1, 5, 5], clusters: ["a", "a", "b", "b"])
    #expect(try alike.intraclassCorrelation() == 1)
    #expect(try alike.designEffect() == 2)
    // Two clusters with the same values: MSB = 0, so ICC = −1/(m − 1).
    let mixed = try Clustered([1, 5, 1, 5], clusters: ["a", "a", "b", "b"])
    #expect(try mixed.intraclassCorrelation() == -1)
    #expect(try mixed.designEffect() == 1)
    #expect(throws: Undefined.self) { try Clustered([1, 2], clusters: ["a", "a"]).robustError() }
  }
}

@Suite struct `The power of a test` {
  @Test func `says how many rows a difference takes`() {
    let power = Power()
    #expect(power.pairedRows(toFind: 0.01, discordance: 0.03) == 1855)
    #expect(power.unpairedRows(toFind: 0.01, share: 0.9) == 11129)
    #expect(power.pairedRows(toFind: 0.02, discordance: 0.05) == 773)
    #expect(Power.samples(toExceed: 0.95, confidence: 0.95) == 59)
    #expect(Power.samples(toExceed: 0.99, confidence: 0.99) == 459)
  }

  @Test func `of the detectable difference is the power asked for`() {
    let power = Power(alpha: 0.01, power: 0.9)
    let difference = power.detectableDifference(standardError: 0.004)
    #expect(isClose(power.power(ofFinding: difference, standardError: 0.004), 0.9))
  }
}

@Suite struct `Smirnov's test` {
  private let a = [1.1, 2.2, 3.3, 4.4, 0.3, 9.1]
  private let b = [2.0, 3.1, 5.5, 7.2, 8.8, 10, 11.5, 0.1]

  @Test func `agrees with SciPy`() throws {
    let test = try Smirnov.test(Shift(before: a, after: b))
    #expect(test.method == "exact")
    #expect(isClose(test.statistic, 0.4583333333333333))
    #expect(isClose(test.pValue, 0.3762903762903763))
  }

  @Test func `comes near its limit for large samples`() throws {
    let shift = try Shift(
      before: (0..<400).map { Double($0) + 0.5 }, after: (0..<300).map { Double($0) * 1.4 + 9 })
    let (exact, limit) = (try Smirnov.exact(shift), try Smirnov.limit(shift))
    #expect(limit.method == "limit")
    #expect(abs(exact.pValue - limit.pValue) < 0.02)
  }
}
