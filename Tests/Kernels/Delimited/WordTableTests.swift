import Testing

@testable import RingtrueKernels

@Suite struct `A table of words` {
  private func codes(_ words: [String], _ table: inout WordTable, _ isa: ISA) -> [UInt32] {
    let column = CellGrid(rows: words.map { [$0, "x"] }, ending: "\r\n").column(0)
    var codes: [UInt32] = []
    #expect(table.encode(column, into: &codes, on: isa) == words.count)
    return codes
  }

  /// The number of each word in the order in which they first come.
  private func expected(_ words: [String]) -> [UInt32] {
    var numbers: [String: UInt32] = [:]
    return words.map { word in
      let number = numbers[word] ?? UInt32(numbers.count)
      numbers[word] = number
      return number
    }
  }

  @Test(arguments: ISA.available)
  func `numbers words of every length in the order in which they first come`(_ isa: ISA) {
    var maker = DelimitedText(seed: 6)
    let words = (0..<3000).map { _ in
      let length = maker.number(below: 40)
      let place = maker.number(below: max(1, length))
      return String((0..<length).map { $0 == place ? Character("\(maker.number(below: 4))") : "a" })
    }
    var table = WordTable()
    #expect(codes(words, &table, isa) == expected(words))
    #expect(table.count == Set(words).count)
  }

  @Test(arguments: ISA.available)
  func `tells every length of the same letter apart, with others behind the cell`(_ isa: ISA) {
    let words = (0...64).map { String(repeating: "é", count: $0 / 2) + ($0 % 2 == 0 ? "" : "e") }
    var table = WordTable()
    #expect(codes(words + words, &table, isa) == expected(words + words))
    #expect((0..<table.count).map { String(decoding: table.word($0), as: UTF8.self) } == words)
  }

  /// Words of one length that begin with the bytes that the first key makes 0, and so its products.
  private static func crafted(_ count: Int) -> [[UInt8]] {
    let start: [UInt8] = [0x2F, 0x64, 0xBD, 0x78, 0x64, 0x1D, 0x76, 0xA0]
    return (0..<count).map { number in
      start + Array("\(10_000_000 + number)".utf8)
    }
  }

  @Test(arguments: ISA.available)
  func `is not slowed by words made to fall into one slot`(_ isa: ISA) {
    let words = Self.crafted(3000)
    var table = WordTable()
    var grid = CellGrid(columnCount: 1)
    let text = Array(words.joined(separator: [0x0A])) + [0x0A]
    _ = grid.findCells(in: text + CellGrid.mine, count: text.count, delimiter: 0x2C, on: isa)
    var codes: [UInt32] = []
    #expect(table.encode(grid.column(0), into: &codes, on: isa) == words.count)
    #expect(codes == Array(0..<3000))
    #expect(table.longestStretch(of: words) <= 257)
  }

  @Test(arguments: ISA.available)
  func `stops before it has more words than it may`(_ isa: ISA) {
    var table = WordTable()
    _ = codes(["one", "two", "a word of more than sixteen bytes"], &table, isa)
    let column = CellGrid(rows: [
      ["two"], ["four"], ["a word of more than sixteen bytes"], ["four"], ["three"], ["one"],
    ])
    .column(0)
    var codes: [UInt32] = []
    #expect(table.encode(column, into: &codes, limit: 4, on: isa) == 4)
    #expect(codes == [1, 3, 2, 3])
    #expect(table.count == 4)
  }

  @Test(arguments: ISA.available)
  func `makes room for words of any length`(_ isa: ISA) {
    let words = (0..<40).map { String(repeating: "\($0) ", count: 1 + 500 * $0) }
    var table = WordTable()
    #expect(codes(words + words, &table, isa) == expected(words + words))
    #expect(table.byteCount == words.reduce(0) { $0 + $1.utf8.count })
  }
}
