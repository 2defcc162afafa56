import Testing

@testable import RingtrueKernels

@Suite struct `Ranked cells` {
  let tails = Tails(left: 1, right: 0.5, own: 0.75, other: 0.25)

  /// By counting, cell by cell.
  func slow(_ cells: [Float], _ known: [Float], _ surprise: [Double]) -> [Double] {
    cells.map { cell in
      let l = surprise[known.count { $0 <= cell }]
      let r = surprise[known.count { $0 >= cell }]
      return max(l + 0.5 * r, max(0.75 * l + 0.25 * r, 0.25 * l + 0.75 * r))
    }
  }

  @Test(arguments: [(0, 5), (1, 1), (1, 400), (40, 1), (100, 100), (20, 2000), (3000, 300)])
  func `add what the tails among known cells are worth`(_ count: Int, _ knownCount: Int) {
    var numbers = Numbers(seed: 21)
    let cells = numbers.floats(count).map { ($0 * 20).rounded() / 16 }
    let known = numbers.floats(knownCount).map { ($0 * 20).rounded() / 16 }.sorted()
    let surprise = numbers.doubles(knownCount + 1)
    var sums = [Double](repeating: 1, count: count)
    var span = sums.mutableSpan
    var ranked = RankedCells(count: count)
    ranked.rank(cells.span)
    ranked.add(tails, among: known.span, surprise: surprise.span, to: &span)
    #expect(sums == slow(cells, known, surprise).map { 1 + $0 })
    #expect(ranked.sorted == cells.sorted())
  }

  /// More cells than a stretch of sums holds.
  @Test func `reach every sum of a long column`() {
    let count = (3 << 16) + 5
    let cells = (0..<count).map { Float($0 * 7919 % count) }
    let surprise = (0...count).map { Double($0) }
    var sums = [Double](repeating: 0, count: count)
    var span = sums.mutableSpan
    var ranked = RankedCells(count: count)
    ranked.rank(cells.span)
    let left = Tails(left: 1, right: 0, own: 0, other: 0)
    let sorted = ranked.sorted
    ranked.add(left, among: sorted.span, surprise: surprise.span, to: &span)
    #expect(sums == cells.map { Double($0) + 1 })
  }
}
