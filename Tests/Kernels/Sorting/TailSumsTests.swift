import Testing

@testable import RingtrueKernels

@Suite struct `Sums of tails` {
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
    var room = TailSums(count: count)
    room.add(tails, of: cells.span, among: known.span, surprise: surprise.span, to: &span)
    #expect(sums == slow(cells, known, surprise).map { 1 + $0 })
  }

  /// Cells whose keys differ in their highest bits are ordered apart.
  @Test func `grow by every cell of columns of all magnitudes, one after another`() {
    var numbers = Numbers(seed: 4)
    let count = 5000
    let columns = (0..<2).map { _ in
      numbers.floats(count).map { $0.sign == .minus ? $0 * 0x1p-90 : $0 * $0 * 0x1p70 - 0x1p60 }
    }
    let surprise = numbers.doubles(count + 1).map(\.magnitude)
    var room = TailSums(count: count)
    var sums = [Double](repeating: 0, count: count)
    var expected = sums
    var span = sums.mutableSpan
    for cells in columns {
      let known = cells.sorted()
      room.add(left, of: cells.span, among: known.span, surprise: surprise.span, to: &span)
      let places = Dictionary(zip(known, 1...)) { max($0, $1) }
      for (row, cell) in cells.enumerated() { expected[row] += surprise[places[cell] ?? 0] }
    }
    #expect(sums == expected)
  }

  let left = Tails(left: 1, right: 0, own: 0, other: 0)

  @Test func `reach every sum of a long column`() {
    let count = (3 << 16) + 5
    let cells = (0..<count).map { Float($0 * 7919 % count) }
    let surprise = (0...count).map { Double($0) }
    var sums = [Double](repeating: 0, count: count)
    var span = sums.mutableSpan
    var room = TailSums(count: count)
    let sorted = cells.sorted()
    room.add(left, of: cells.span, among: sorted.span, surprise: surprise.span, to: &span)
    #expect(sums == cells.map { Double($0) + 1 })
  }
}
