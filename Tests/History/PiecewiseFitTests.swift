import Testing

@testable import RingtrueHistory

@Suite struct `Levels of a series` {
  /// The least cost of all ways to cut a series, each tried.
  private func leastCost(_ series: [Double], penalty: Double) -> Double {
    (0..<(1 << (series.count - 1))).map { cuts -> Double in
      var cost = 0.0
      var start = 0
      for end in 1...series.count where end == series.count || cuts >> (end - 1) & 1 == 1 {
        let stretch = series[start..<end]
        let mean = stretch.reduce(0, +) / Double(stretch.count)
        cost += stretch.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
        if end < series.count { cost += penalty }
        start = end
      }
      return cost
    }.min() ?? 0
  }

  @Test func `cost as little as the best of all ways to cut it`() {
    var dice = Dice(2026)
    for round in 0..<300 {
      let count = 1 + round % 11
      var level = 0.0
      let series = (0..<count).map { _ in
        if dice.share() < 0.2 { level += dice.bell() * 2 }
        return level + dice.bell() * Double(round % 3) * 0.3
      }
      let fit = PiecewiseFit(series)
      let least = leastCost(series, penalty: fit.penalty)
      #expect((fit.cost(of: series) - least).magnitude < 1e-9 * max(1, least))
      #expect(fit.levels.map(\.places.count).reduce(0, +) == count)
    }
  }

  @Test func `find a step in noise, and none in noise alone`() {
    var dice = Dice(7)
    var found = 0
    for _ in 0..<100 {
      let noise = (0..<80).map { _ in dice.bell() * 0.01 }
      found += PiecewiseFit(noise).levels.count - 1
      let stepped = noise.enumerated().map { $0.offset < 50 ? 0.9 + $0.element : 0.8 + $0.element }
      #expect(PiecewiseFit(stepped).levels.contains { $0.places.lowerBound == 50 })
    }
    // Schwarz's criterion is not strict: a false step in five series of eighty or so.
    #expect(found <= 40)
  }

  @Test func `are exact where nothing is left to chance`() {
    let series = [0.9, 0.9, 0.9, 0.9, 0.7, 0.7, 0.7, 0.95]
    let fit = PiecewiseFit(series)
    #expect(fit.levels.map(\.places) == [0..<4, 4..<7, 7..<8])
    #expect(PiecewiseFit([0.1, 0.1, 0.1]).levels.map(\.places) == [0..<3])
    #expect(PiecewiseFit([0.3]).levels.map(\.places) == [0..<1])
    #expect(PiecewiseFit([]).levels.isEmpty)
  }

  @Test func `are found in long series too`() {
    var dice = Dice(1)
    let series = (0..<3000).map { Double($0 / 300 % 2) + dice.bell() * 0.1 }
    let fit = PiecewiseFit(series)
    let steps = Set(fit.levels.map(\.places.lowerBound))
    #expect(steps.isSuperset(of: (1..<10).map { $0 * 300 }))
  }
}
