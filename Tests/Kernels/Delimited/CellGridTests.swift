import Testing

@testable import RingtrueKernels

/// What is in a text, found byte by byte.
private struct SlowIndex {
  var ends: [UInt32] = [.max]
  var census: CellGrid.Census = []
  private var lines = 0
  private var returns = 0

  init(_ text: [UInt8], delimiter: UInt8) {
    for (place, byte) in text.enumerated() {
      if byte == delimiter || byte == 0x0A { ends.append(UInt32(place)) }
      if byte == 0x0A { lines += 1 }
      if byte == 0x22 { census.insert(.quote) }
      if byte >= 0x80 { census.insert(.nonASCII) }
      if byte == 0 { census.insert(.nul) }
      if byte == 0x0D {
        let isPaired = place + 1 < text.count && text[place + 1] == 0x0A
        census.insert(isPaired ? .pairedReturn : .loneReturn)
        returns += isPaired ? 1 : 0
      }
    }
  }

  /// Whether all lines have so many cells and end alike, without quotes and empty lines.
  func isRegular(_ text: [UInt8], columns: Int) -> Bool {
    guard census.isDisjoint(with: [.quote, .loneReturn]), returns == 0 || returns == lines else {
      return false
    }
    let end: [UInt8] = returns == 0 ? [0x0A] : [0x0D, 0x0A]
    let counts = ends.dropFirst().reduce(into: [0]) { counts, place in
      counts[counts.count - 1] += 1
      if text[Int(place)] == 0x0A { counts.append(0) }
    }
    guard counts.last == 0, counts.dropLast().allSatisfy({ $0 == columns }) else { return false }
    return columns > 1 || !text.starts(with: end) && !text.hasPair(of: end)
  }
}

extension [UInt8] {
  /// Whether a line end follows another, which makes an empty line.
  fileprivate func hasPair(of end: [UInt8]) -> Bool {
    let pair = [0x0A] + end
    return indices.dropLast(pair.count - 1).contains { self[$0..<$0 + pair.count] == pair[...] }
  }
}

@Suite struct `A grid of cells` {
  private func check(_ text: [UInt8], columns: Int, _ isa: ISA) {
    let oracle = SlowIndex(text, delimiter: 0x2C)
    var grid = CellGrid(columnCount: columns)
    let found = grid.findCells(
      in: text + CellGrid.mine, count: text.count, delimiter: 0x2C, on: isa)
    #expect(grid.ends == oracle.ends, "\(text)")
    #expect(found.census == oracle.census, "\(text)")
    #expect(found.isRegular == oracle.isRegular(text, columns: columns), "\(text)")
    #expect(grid.rowCount == (found.isRegular ? (oracle.ends.count - 1) / columns : 0))
  }

  @Test(arguments: ISA.available)
  func `finds every separator, quote, line end and odd byte of any text`(_ isa: ISA) {
    var maker = DelimitedText(seed: 1)
    for count in blockLengths {
      for _ in 0..<4 { check(maker.bytes(count), columns: 1 + maker.number(below: 3), isa) }
    }
  }

  @Test(arguments: ISA.available, ["\n", "\r\n", "\r"])
  func `finds rows in lines that end alike`(_ isa: ISA, _ end: String) {
    var maker = DelimitedText(seed: 2)
    for columns in 1...4 {
      for rows in 0..<40 {
        check(maker.lines(rows, of: columns, ending: end), columns: columns, isa)
        check(maker.lines(rows, of: columns + 1, ending: end), columns: columns, isa)
      }
    }
  }

  @Test(arguments: ISA.available)
  func `pairs a return with the line feed behind it across the edge of a block`(_ isa: ISA) {
    for place in 60...68 {
      var text = [UInt8](repeating: 0x78, count: 130)
      text[place] = 0x0D
      text[129] = 0x0A
      check(text, columns: 1, isa)
      text[place + 1] = 0x0A
      check(text, columns: 1, isa)
    }
  }

  @Test(arguments: ISA.available)
  func `notes one odd byte wherever it stands`(_ isa: ISA) {
    for count in 1...130 {
      for byte: UInt8 in [0x22, 0x0D, 0x80, 0xFF, 0x00, 0x2C, 0x0A] {
        var text = [UInt8](repeating: 0x78, count: count)
        text[count - 1] = byte
        check(text, columns: 1, isa)
        text.reverse()
        check(text, columns: 1, isa)
      }
    }
  }
}
