import Testing

@testable import RingtrueKernels

/// A cell in the plain form of a number, taken apart character by character.
private struct PlainNumber {
  let digits: String
  let places: Int
  let isNegative: Bool

  init?(_ text: String, digits limit: Int) {
    isNegative = text.hasPrefix("-")
    let parts = text.dropFirst(isNegative ? 1 : 0).split(
      separator: ".", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count),
      parts.allSatisfy({ !$0.isEmpty && $0.allSatisfy(\.isDigit) })
    else { return nil }
    guard parts[0] == "0" || !parts[0].hasPrefix("0") else { return nil }
    digits = parts.joined()
    places = parts.count == 2 ? parts[1].count : 0
    guard digits.count <= limit else { return nil }
  }

  /// The nearest double; nil for a whole number beyond those that are all doubles.
  func real(_ text: String) -> Double? {
    places == 0 && UInt64(digits) ?? .max > 1 << 53 ? nil : Double(text)
  }

  func units(scale: Int) -> Int64? {
    guard places <= scale, digits.count + scale - places <= 18 else { return nil }
    let zeros = String(repeating: "0", count: scale - places)
    return Int64((isNegative ? "-" : "") + digits + zeros)
  }
}

extension Character {
  fileprivate var isDigit: Bool { isASCII && isNumber }
}

/// What a column should read: values up to the first cell that is not plain, and what is missing.
private func expected<Value>(
  _ cells: [String], zero: Value, marksEmpty: Bool, _ value: (String) -> Value?
) -> (values: [Value], missing: [Bool]) {
  var result: (values: [Value], missing: [Bool]) = ([], [])
  for cell in cells {
    let isMissing = cell.isEmpty && marksEmpty
    guard let value = isMissing ? zero : value(cell) else { break }
    result.values.append(value)
    result.missing.append(isMissing)
  }
  return result
}

extension MissingCells {
  fileprivate var flags: [Bool] { (0..<count).map { words[$0 >> 6] >> UInt64($0 & 63) & 1 == 1 } }
}

#if DEBUG
  private let lonelyCells = 300
#else
  private let lonelyCells = 20_000
#endif

@Suite struct `A column of cells` {
  /// Columns of every length that a kernel might treat in its own way, and one cell alone.
  private func eachColumn(_ seed: UInt64, _ body: ([String]) -> Void) {
    var maker = DelimitedText(seed: seed)
    for count in edgeLengths.dropFirst() {
      body((0..<count).map { _ in maker.plainCell(places: 2) })
    }
    for count in [3, 17, 65] {
      body((0..<count).map { _ in maker.plainCell(places: 2) } + [maker.cell(), "1"])
    }
    for _ in 0..<lonelyCells { body([maker.cell()]) }
  }

  /// Checks a kernel on cells that stand alone, between others, and before returns.
  private func check<Value: Equatable>(
    _ cells: [String], zero: Value, _ value: (String) -> Value?,
    _ read: (CellColumn, inout [Value], inout MissingCells) -> Int
  ) {
    var places = [
      (rows: cells.map { ["7", $0] }, column: 1, end: "\r\n"),
      (rows: cells.map { [$0, "7"] }, column: 0, end: "\n"),
    ]
    // An empty line is no row.
    if !cells.contains("") { places.append((cells.map { [$0] }, 0, "\n")) }
    for place in places {
      let column = CellGrid(rows: place.rows, ending: place.end).column(place.column)
      for marksEmpty in [true, false] {
        let oracle = expected(cells, zero: zero, marksEmpty: marksEmpty, value)
        var values: [Value] = []
        var missing = MissingCells(marksEmpty: marksEmpty)
        #expect(read(column, &values, &missing) == oracle.values.count, "\(cells)")
        #expect(values == oracle.values, "\(cells)")
        #expect(missing.flags == oracle.missing, "\(cells)")
      }
    }
  }

  @Test(arguments: ISA.available)
  func `reads whole numbers`(_ isa: ISA) {
    eachColumn(3) { cells in
      check(cells, zero: 0, { PlainNumber($0, digits: 18)?.units(scale: 0) }) {
        $0.integers(into: &$1, missing: &$2, on: isa)
      }
    }
  }

  @Test(arguments: ISA.available, [0, 2, 4])
  func `reads decimals exactly`(_ isa: ISA, _ scale: Int) {
    eachColumn(4) { cells in
      check(cells, zero: 0, { PlainNumber($0, digits: 18)?.units(scale: scale) }) {
        $0.decimals(scale: scale, into: &$1, missing: &$2, on: isa)
      }
    }
  }

  @Test(arguments: ISA.available)
  func `reads real numbers as the nearest double, to the bit`(_ isa: ISA) {
    eachColumn(5) { cells in
      check(cells, zero: 0, { PlainNumber($0, digits: 19)?.real($0)?.bitPattern }) {
        var reals: [Double] = []
        let read = $0.reals(into: &reals, missing: &$2, on: isa)
        $1 += reals.map(\.bitPattern)
        return read
      }
    }
  }

  @Test(arguments: ISA.available)
  func `rounds ties and near ties as the text says`(_ isa: ISA) {
    let texts = [
      "9007199254740993.0", "9007199254740992.5", "9007199254740994.9", "0.100000000000000005",
      "115292150460684697.7", "115292150460684710.3", "115292150460684710.4",
      "999999999999999999.9", "0.000000000000000001", "-0.0", "-0", "4503599627370496.5",
      "4503599627370497.5",
    ]
    check(texts, zero: 0, { Double($0)?.bitPattern }) {
      var reals: [Double] = []
      let read = $0.reals(into: &reals, missing: &$2, on: isa)
      $1 += reals.map(\.bitPattern)
      return read
    }
  }

  @Test func `reads days, and stops at a day that is none`() {
    for (texts, days) in [
      (["1970-01-01", "2000-02-29", "1969-12-31", "", "0001-01-01"], [0, 11016, -1, 0, -719_162]),
      (["1970-01-02", "1900-02-29"], [1]), (["2024-1-01"], []), (["2024-01-32"], []),
      (["2024/01/01"], []), (["2024-01-01 "], []), (["2024-13-01"], []),
    ] as [([String], [Int32])] {
      var read: [Int32] = []
      var missing = MissingCells(marksEmpty: true)
      let grid = CellGrid(rows: texts.map { [$0, "x"] })
      #expect(grid.column(0).days(into: &read, missing: &missing) == days.count)
      #expect(read == days)
    }
  }

  @Test func `reads times in UTC, and leaves other zones to the caller`() {
    for (text, microseconds, zones) in [
      ("1970-01-01T00:00:01", 1_000_000, .none), ("1970-01-01 00:00:00.5", 500_000, .none),
      ("1970-01-02T23:59:59.999999Z", 172_799_999_999, .some),
      ("1970-01-01T24:00:00", nil, .none), ("1970-01-01T00:60:00", nil, .none),
      ("1970-01-01T00:00:00+01:00", nil, .none), ("1970-01-01T00:00:00.1234567", nil, .none),
      ("1970-01-01x00:00:00", nil, .none), ("1970-01-01T00:0a:00", nil, .none),
    ] as [(String, Int64?, CellColumn.Zones)] {
      var read: [Int64] = []
      var missing = MissingCells(marksEmpty: true)
      var seen: CellColumn.Zones = []
      let count = CellGrid(rows: [[text]]).column(0).instants(
        into: &read, missing: &missing, zones: &seen)
      #expect(count == (microseconds == nil ? 0 : 1), "\(text)")
      #expect(read == (microseconds.map { [$0] } ?? []), "\(text)")
      if microseconds != nil { #expect(seen == zones, "\(text)") }
    }
  }

  @Test func `reads bits, and copies texts end to end`() {
    let grid = CellGrid(rows: [["1", "ab"], ["0", ""], ["1", "é"], ["2", "x"]], ending: "\r\n")
    var bits: [UInt8] = []
    #expect(grid.column(0).bits(into: &bits) == 3)
    #expect(bits == [1, 0, 1])
    var (bytes, ends) = (Array("..".utf8), [2])
    grid.column(1).texts(into: &bytes, ends: &ends)
    #expect(String(decoding: bytes, as: UTF8.self) == "..abéx")
    #expect(ends == [2, 4, 4, 6, 7])
  }
}
