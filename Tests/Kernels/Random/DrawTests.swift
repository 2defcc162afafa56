import Testing

@testable import RingtrueKernels

@Suite struct `A draw` {
  let stream = RandomStream(seed: 11, name: "test")
  var draws: [Draw] { (0..<20_000).map { stream[$0] } }

  @Test func `maps the ends of its words inside the unit interval`() {
    #expect(unitInterval(0) == 0)
    #expect(unitInterval(.max) == 1 - 0x1p-53)
    #expect(openUnitInterval(0) == 0x1p-53)
    #expect(openUnitInterval(.max) == 1 - 0x1p-53)
    #expect(openUnitInterval(1 << 63) == 0.5 + 0x1p-53)
  }

  @Test(arguments: [2, 3, 6, 10, 100, 1000] as [UInt64])
  func `spreads whole numbers evenly`(bound: UInt64) {
    var counts = [Int](repeating: 0, count: Int(bound))
    for draw in draws { counts[Int(draw.integer(below: bound))] += 1 }
    let statistic = chiSquare(counts, expected: 20_000 / Double(bound))
    // Four standard deviations above the mean of the law.
    #expect(statistic < Double(bound - 1) + 4 * (2 * Double(bound - 1)).squareRoot())
  }

  @Test func `spreads units evenly`() {
    var (closed, open) = ([Int](repeating: 0, count: 64), [Int](repeating: 0, count: 64))
    for draw in draws {
      closed[Int(draw.unit * 64)] += 1
      open[Int(draw.openUnit * 64)] += 1
    }
    #expect(chiSquare(closed, expected: 312.5) < 108)  // 63 degrees, p = 0.0003
    #expect(chiSquare(open, expected: 312.5) < 108)
  }

  @Test func `rejects the uneven strip of a bound that nearly fills the word`() {
    // Three quarters of 2⁶⁴: without rejection, a third of the values would come up twice as often.
    let bound: UInt64 = 3 << 62
    let thirds = draws.map { Int($0.integer(below: bound) >> 62) }
    let counts = (0..<3).map { third in thirds.count { $0 == third } }
    #expect(chiSquare(counts, expected: 20_000 / 3.0) < 16.3)  // 2 degrees, p = 0.0003
    #expect(draws.contains { ($0.bits &* bound) < 1 << 62 })
  }

  @Test func `keeps whole numbers in their range`() {
    #expect(draws.allSatisfy { $0.integer(below: 1) == 0 })
    #expect(draws.allSatisfy { (-3..<4).contains($0.integer(in: -3..<4)) })
    #expect(Set(draws.map { $0.integer(in: -3...3) }) == [-3, -2, -1, 0, 1, 2, 3])
    #expect(
      draws[0].integer(in: Int.min...Int.max) == Int(bitPattern: UInt(draws[0].bits) ^ 1 << 63))
    #expect(draws.allSatisfy { (Int.min..<Int.max).contains($0.integer(in: Int.min..<Int.max)) })
  }

  @Test func `keeps reals below their upper bound`() {
    let narrow = 1.0..<(1.0).nextUp
    #expect(draws.allSatisfy { $0.real(in: narrow) == 1 })
    #expect(draws.allSatisfy { (-2.0..<5.0).contains($0.real(in: -2..<5)) })
  }

  @Test func `is true as often as asked, and stays true as the probability grows`() {
    #expect(draws.allSatisfy { !$0.chance(0) && $0.chance(1) })
    let share = Double(draws.count { $0.chance(0.3) }) / 20_000
    #expect(abs(share - 0.3) < 4 * (0.21 / 20_000).squareRoot())
    #expect(draws.allSatisfy { !$0.chance(0.3) || $0.chance(0.31) })
  }

  @Test func `refuses a bound of nothing`() async {
    await #expect(processExitsWith: .failure) {
      _ = RandomStream(seed: 1, name: "test")[0].integer(below: 0)
    }
  }
}
