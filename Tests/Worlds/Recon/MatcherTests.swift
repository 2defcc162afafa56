import RingtrueCore
import RingtrueKernels
import Testing

@testable import RingtrueWorlds

@Suite struct MatcherTests {
  let matcher = ReferenceMatcher()

  func line(_ group: Int, _ quantity: Int64, _ price: Int64, day: Int32 = 20_000) -> TradeLine {
    TradeLine(group: group, quantity: quantity, price: price, settleDate: Day(day))
  }

  @Test func `each kind of difference has its status`() {
    let ours = (1...9).map { line($0, 1000, 99_500_000) }
    let theirs = [
      line(1, 1000, 99_500_000), line(2, 999, 99_501_000), line(3, 998, 99_500_000),
      line(4, 1000, 99_501_001), line(5, 1000, 99_500_000, day: 20_001),
      line(6, 998, 99_400_000), line(7, -1000, 99_500_000), line(9, 1000, 99_500_000),
      line(10, 5, 1),
    ]
    #expect(
      matcher.match(ours, theirs).map(\.status) == [
        .match, .match, .quantityBreak, .priceBreak, .settleBreak, .multiBreak, .quantityBreak,
        .onlyA, .match, .onlyB,
      ])
  }

  @Test func `a block matches its allocations when they add up`() {
    let block = [line(1, 900, 100_000_000)]
    let whole = [line(1, 300, 99_000_000), line(1, 600, 100_500_000)]
    let group = matcher.match(block, whole)[0]
    #expect(group.status == .match && group.second?.lineCount == 2)
    #expect(group.second?.averagePrice == 100_000_000)
    #expect(matcher.match(block, [whole[1]])[0].status == .multiBreak)
    #expect(matcher.match(block, [whole[1]])[0].quantityDifference == 300)
  }

  @Test func `the average price rounds half away from nothing, and sales weigh like purchases`() {
    let sales = [line(1, -1, 10), line(1, -1, 11)]
    #expect(matcher.match(sales, [])[0].first?.averagePrice == 11)
    #expect(matcher.match([line(1, -1, -10), line(1, 1, -11)], [])[0].first?.averagePrice == -11)
    #expect(matcher.match([line(1, 0, 7)], [])[0].first?.averagePrice == 7)
  }

  @Test func `neither the order of lines nor of systems matters`() {
    var draws = RandomStream(seed: 3, name: "test/matcher")
    let lines = (0..<400).map { _ in
      line(
        draws.draw().integer(in: 0..<90), Int64(draws.draw().integer(in: 1...40)),
        Int64(draws.draw().integer(in: 0...3000)))
    }
    let (ours, theirs) = (Array(lines[..<200]), Array(lines[200...]))
    let groups = matcher.match(ours, theirs)
    let shuffled = matcher.match(draws.shuffled(ours), draws.shuffled(theirs))
    #expect(shuffled.map(\.status) == groups.map(\.status))
    let mirrored: [MatchStatus: MatchStatus] = [.onlyA: .onlyB, .onlyB: .onlyA]
    #expect(
      matcher.match(theirs, ours).map(\.status)
        == groups.map { mirrored[$0.status] ?? $0.status })
    let total: Int64 = groups.map(\.quantityDifference).reduce(0, +)
    let sums: [Int64] = [ours, theirs].map { $0.map(\.quantity).reduce(0, +) }
    #expect(total == sums[0] - sums[1])
    #expect(Set(groups.map(\.group)) == Set(lines.map(\.group)))
  }

  @Test func `what is held twice matches itself`() {
    let lines = (0..<50).map { line($0 % 20, Int64($0 + 1), Int64($0 * 1_000_000)) }
    #expect(matcher.match(lines, lines).allSatisfy { !$0.isBreak })
    #expect(matcher.match([], []).isEmpty)
  }
}
