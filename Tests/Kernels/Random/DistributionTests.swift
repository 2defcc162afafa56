import Testing

@testable import RingtrueKernels

#if DEBUG
  let lawCount = 20_000
#else
  let lawCount = 2_000_000
#endif

/// Each law against what it should be, by Pearson's test with fixed seeds.
@Suite struct `A distribution` {
  let stream = RandomStream(seed: 2024, name: "law")

  @Test(arguments: [(0.0, 1.0), (5, 0.25), (-3, 40)])
  func `normal has its law`(mean: Double, deviation: Double) {
    expectEven(Normal(mean: mean, deviation: deviation)) {
      Elementary.normalCDF(($0 - mean) / deviation)
    }
  }

  @Test func `log-normal has its law`() {
    expectEven(LogNormal(location: 4, scale: 0.5)) {
      Elementary.normalCDF((Elementary.log($0) - 4) / 0.5)
    }
  }

  @Test(arguments: [-1.0...2.0, 2.5...3.0, -9.0 ... -6.0, 6.0...9.0, -40.0...0.0])
  func `truncated normal has its law`(range: ClosedRange<Double>) {
    let law = TruncatedNormal(
      mean: 10, deviation: 2, in: 10 + 2 * range.lowerBound...10 + 2 * range.upperBound)
    // Both tails are measured from the side where they are small.
    let sign = range.lowerBound > 0 ? -1.0 : 1.0
    let ends = [sign * range.lowerBound, sign * range.upperBound].sorted()
    let (low, high) = (Elementary.normalCDF(ends[0]), Elementary.normalCDF(ends[1]))
    expectEven(law) { value in
      (Elementary.normalCDF(sign * (value - 10) / 2) - low) / (high - low)
    }
  }

  @Test func `truncated normal stays inside a range that no draw would reach`() {
    let law = TruncatedNormal(mean: 0, deviation: 1, in: 50...51)
    #expect((0..<100).allSatisfy { (50.0...51).contains(law.value(of: stream[$0])) })
  }

  @Test func `exponential has its law`() {
    expectEven(Exponential(mean: 3)) { -Elementary.expm1(-$0 / 3) }
  }

  @Test(arguments: [0.3, 0.9, 1, 0.01])
  func `geometric has its law`(success: Double) {
    let law = (0..<2000).map { success * Elementary.pow(1 - success, Double($0)) }
    expectLaw(Geometric(success: success), law)
  }

  @Test(arguments: [0, 1e-3, 0.5, 3, 9.99, 10, 11.5, 30, 400])
  func `Poisson has its law`(mean: Double) {
    var law = [Elementary.exp(-mean)]
    for count in 1..<1000 { law.append(law[count - 1] * mean / Double(count)) }
    expectLaw(Poisson(mean: mean), law)
  }

  @Test func `Poisson keeps its moments at a huge mean`() {
    let law = Poisson(mean: 1e12)
    let scores = (0..<UInt64(lawCount)).map { (Double(law.value(of: stream[$0])) - 1e12) / 1e6 }
    let count = Double(lawCount)
    let mean = scores.reduce(0, +) / count
    let variance = scores.reduce(0) { $0 + $1 * $1 } / count
    #expect(abs(mean) < 4 / count.squareRoot())
    #expect(abs(variance - 1) < 4 * (2 / count).squareRoot())
  }

  @Test(arguments: [
    (1.0, 1), (1, 2), (0, 10), (0.5, 100), (1, 1000), (1.1, 1000), (2, 50), (6, 10),
  ])
  func `Zipf has its law`(exponent: Double, count: Int) {
    let heights = (1...count).map { Elementary.pow(Double($0), -exponent) }
    let total = heights.reduce(0, +)
    expectLaw(Zipf(exponent: exponent, count: count), [0] + heights.map { $0 / total })
  }

  @Test(arguments: [0, 1e-7, 0.1, 1, 5, 80, 2e6])
  func `von Mises has its law`(concentration: Double) {
    // Cells of the circle, narrower for a narrower law; the density by Simpson's rule.
    let law = VonMises(mean: 1, concentration: concentration)
    let half = concentration < 50 ? Double.pi : 8 / concentration.squareRoot()
    let cells = 40
    let masses = (0..<cells).map { cell in
      let (low, width) = (half * (2 * Double(cell) / Double(cells) - 1), 2 * half / Double(cells))
      return (0...20).reduce(0.0) { sum, step in
        let weight = step == 0 || step == 20 ? 1.0 : step.isMultiple(of: 2) ? 2 : 4
        let angle = low + width * Double(step) / 20
        return sum + weight * Elementary.exp(concentration * (Elementary.cos(angle) - 1))
      }
    }
    let total = masses.reduce(0, +)
    var counts = [Int](repeating: 0, count: cells)
    for counter in 0..<UInt64(lawCount) {
      let angle = law.value(of: stream[counter])
      let fromMean = angle - 1 < -.pi ? angle - 1 + 2 * .pi : angle - 1
      counts[min(max(Int((fromMean / half + 1) / 2 * Double(cells)), 0), cells - 1)] += 1
    }
    expectCounts(counts, masses.map { $0 / total })
  }

  @Test func `von Mises wraps around the circle`() {
    let law = VonMises(mean: 3.1, concentration: 4)
    let angles = (0..<1000).map { law.value(of: stream[$0]) }
    #expect(angles.allSatisfy { (-Double.pi...Double.pi).contains($0) })
    #expect(angles.contains { $0 < -2 } && angles.contains { $0 > 2 })
  }

  @Test(
    arguments: [
      [1.0], [1, 1], [3, 0, 1], [0, 0, 7, 0], [0.1, 0.2, 0.3, 0.4], [1e-3, 1, 1e3],
      Array(repeating: 1, count: 37), (1...300).map(Double.init),
    ] as [[Double]])
  func `categorical has its law`(weights: [Double]) {
    let total = weights.reduce(0, +)
    expectLaw(Categorical(weights: weights), weights.map { $0 / total })
  }

  @Test func `categorical gives each weight its exact share of the words`() {
    // Many weights of 0 among awkward ones: none may ever come up.
    let weights = (0..<1000).map { $0.isMultiple(of: 3) ? 0 : 1 / Double($0) }
    let law = Categorical(weights: weights)
    #expect((0..<20_000).allSatisfy { weights[law.value(of: stream[$0])] > 0 })
  }
}

extension `A distribution` {
  /// Expects the values, sent through their distribution function, to fill 100 equal cells evenly.
  func expectEven(
    _ law: some Distribution<Double>, location: SourceLocation = #_sourceLocation,
    _ function: (Double) -> Double
  ) {
    var counts = [Int](repeating: 0, count: 100)
    for counter in 0..<UInt64(lawCount) {
      counts[min(max(Int(function(law.value(of: stream[counter])) * 100), 0), 99)] += 1
    }
    expectCounts(counts, [Double](repeating: 0.01, count: 100), location: location)
  }

  /// Expects whole numbers to come up as often as a law says.
  func expectLaw(
    _ law: some Distribution<Int>, _ masses: [Double], location: SourceLocation = #_sourceLocation
  ) {
    var counts = [Int](repeating: 0, count: masses.count)
    for counter in 0..<UInt64(lawCount) { counts[law.value(of: stream[counter])] += 1 }
    expectCounts(counts, masses, location: location)
  }

  /// Pearson's test at 1 in 1000, with cells merged until each expects five or more.
  func expectCounts(
    _ counts: [Int], _ masses: [Double], location: SourceLocation = #_sourceLocation
  ) {
    let impossible = zip(counts, masses).contains { $0 > 0 && $1 == 0 }
    #expect(!impossible, "drew what cannot happen", sourceLocation: location)
    var cells: [(seen: Double, expected: Double)] = [(0, 0)]
    for (count, mass) in zip(counts, masses) {
      if cells[cells.count - 1].expected >= 5 { cells.append((0, 0)) }
      cells[cells.count - 1].seen += Double(count)
      cells[cells.count - 1].expected += mass * Double(lawCount)
    }
    // The last cell may have been left poor.
    if cells.count > 1, let last = cells.last, last.expected < 5 {
      cells.removeLast()
      cells[cells.count - 1].seen += last.seen
      cells[cells.count - 1].expected += last.expected
    }
    guard cells.count > 1 else { return }
    let statistic = cells.reduce(0) { sum, cell in
      sum + (cell.seen - cell.expected) * (cell.seen - cell.expected) / cell.expected
    }
    let chance = Special.chiSquareUpper(statistic, degrees: Double(cells.count - 1))
    #expect(
      chance > 0.001, "statistic \(statistic) in \(cells.count) cells", sourceLocation: location)
  }
}
