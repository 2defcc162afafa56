import Testing

@testable import RingtrueKernels

/// A window's statistics by two plain passes over its cells.
private func slow(_ cells: [Double]) -> WindowStatistics {
  let present = cells.filter { !$0.isNaN }
  let (count, sum) = (Double(present.count), present.reduce(0, +))
  let mean = count > 0 ? sum / count : .nan
  let squares = present.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
  return WindowStatistics(
    count: count, sum: sum, mean: mean,
    deviation: count > 1 ? (squares / (count - 1)).squareRoot() : .nan)
}

private func isClose(_ a: Double, _ b: Double, _ scale: Double) -> Bool {
  a.isNaN ? b.isNaN : (a - b).magnitude <= 1e-12 * max(1, scale)
}

private func areClose(
  _ fast: [WindowStatistics], _ slow: [WindowStatistics], scale: Double
) -> Bool {
  fast.count == slow.count
    && zip(fast, slow).allSatisfy { a, b in
      a.count == b.count && isClose(a.sum, b.sum, scale * b.count)
        && isClose(a.mean, b.mean, scale) && isClose(a.deviation, b.deviation, scale)
    }
}

/// Rows of a few groups at rising times, with holes.
private struct Rows {
  var codes: [UInt32] = []
  var ticks: [Int64] = []
  var cells: [Double] = []

  init(_ count: Int, groups: UInt64, center: Double = 0, seed: UInt64) {
    var numbers = Numbers(seed: seed)
    var tick: Int64 = -300
    for _ in 0..<count {
      tick += Int64(numbers.next() % 5)
      codes.append(UInt32(numbers.next() % groups))
      ticks.append(tick)
      let cell = Double(numbers.next() % 2001) / 100 - 10
      cells.append(numbers.next() % 11 == 0 ? .nan : center + cell)
    }
  }

  /// By looking at every row before each.
  func slowly(own: Bool, _ holds: (_ row: Int, _ back: Int, _ earlier: Int) -> Bool)
    -> [WindowStatistics]
  {
    codes.indices.map { row in
      let before = (0...row).reversed().filter { codes[$0] == codes[row] }
      let window = before.enumerated().filter { back, earlier in
        (own || earlier != row) && holds(row, back, earlier)
      }
      return slow(window.map { cells[$0.element] })
    }
  }
}

@Suite struct `Rolling windows` {
  @Test(arguments: [(0, 1), (1, 1), (40, 1), (400, 7), (900, 200)], [1, 2, 3, 10, 64, 1000])
  func `of rows agree with looking back from each`(_ size: (Int, UInt64), _ length: Int) {
    let rows = Rows(size.0, groups: size.1, seed: 3)
    let groups = RowGroups(codes: rows.codes.span, count: Int(size.1))
    for own in [true, false] {
      let window = RollingWindow.rows(length, withOwn: own)
      let expected = rows.slowly(own: own) { _, back, _ in own ? back < length : back <= length }
      #expect(areClose(window.statistics(of: rows.cells.span, in: groups), expected, scale: 10))
    }
  }

  @Test(
    arguments: [(0, 1), (1, 1), (40, 1), (400, 7), (900, 200)], [1, 2, 7, 30, 5000] as [Int64])
  func `of time agree with looking back from each`(_ size: (Int, UInt64), _ span: Int64) {
    let rows = Rows(size.0, groups: size.1, seed: 4)
    let groups = RowGroups(codes: rows.codes.span, count: Int(size.1))
    for own in [true, false] {
      let window = RollingWindow.ticks(span, of: rows.ticks, withOwn: own)
      let expected = rows.slowly(own: own) { row, _, earlier in
        rows.ticks[row] - rows.ticks[earlier] < span
      }
      #expect(areClose(window.statistics(of: rows.cells.span, in: groups), expected, scale: 10))
    }
  }

  /// Running sums of squares would keep no digit here, and running differences would drift.
  @Test func `keep their digits beside a large mean, however many rows went before`() {
    var rows = Rows(20_000, groups: 1, center: 1e9, seed: 5)
    rows.cells[0] = 1e17
    let groups = RowGroups(codes: rows.codes.span, count: 1)
    let fast = RollingWindow.rows(10, withOwn: true).statistics(of: rows.cells.span, in: groups)
    for row in stride(from: 19, to: 20_000, by: 501) {
      let exact = slow(rows.cells[(row - 9)...row].map { $0 - 1e9 })
      #expect((fast[row].deviation - exact.deviation).magnitude < 1e-6)
    }
  }

  @Test(arguments: [true, false], [3, 10])
  func `give the same bits by and by as at once`(_ own: Bool, _ length: Int) {
    let rows = Rows(300, groups: 1, seed: 6)
    let window = RollingWindow.rows(length, withOwn: own)
    let whole = RowGroups(codes: rows.codes.span, count: 1)
    let all = window.statistics(of: rows.cells.span, in: whole)
    for row in 20..<300 {
      let cells = Array(rows.cells[(row - length)...row])
      let alone = RowGroups(codes: Array(repeating: UInt32(0), count: cells.count).span, count: 1)
      let last = window.statistics(of: cells.span, in: alone, first: [Int64(row - length)]).last
      #expect(last.map { "\($0)" } == "\(all[row])")
    }
  }

  @Test func `of constant cells have no deviation`() {
    let cells = Array(repeating: 0.1, count: 100)
    let groups = RowGroups(codes: Array(repeating: UInt32(0), count: 100).span, count: 1)
    let all = RollingWindow.rows(7, withOwn: true).statistics(of: cells.span, in: groups)
    #expect(all.dropFirst().allSatisfy { $0.deviation < 1e-16 })
  }
}

@Suite struct `Row groups` {
  @Test func `of a worked example`() {
    let codes: [UInt32] = [2, 0, 2, 3, 0]
    let groups = RowGroups(codes: codes.span, count: 5)
    #expect(groups.order == [1, 4, 0, 2, 3])
    #expect(groups.starts == [0, 2, 2, 4, 5, 5])
    #expect(groups.longest == 2)
  }

  @Test func `are put in the order of time, equal times in their old order`() {
    let codes: [UInt32] = [0, 1, 0, 0, 1, 0]
    var groups = RowGroups(codes: codes.span, count: 2)
    groups.sort(by: [5, 1, 3, 5, 2, 3])
    #expect(groups.order == [2, 5, 0, 3, 1, 4])
  }
}
