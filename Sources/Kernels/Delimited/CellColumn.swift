internal import CKernels

/// The cells of one column of a grid, read by kernels as far as they are in their plain form.
///
/// Each method appends what it has read to its result and says how many cells that were; the next
/// cell is for the caller to read. An empty cell is marked in `missing`, where there is one.
package struct CellColumn: Sendable {
  let grid: CellGrid
  let column: Int
  let rows: Range<Int>

  /// How many cells there are to read.
  package var count: Int { rows.count }

  /// The bytes of a cell, counted from the first of these, without a copy.
  package subscript(index: Int) -> ArraySlice<UInt8> {
    grid.cell(row: rows.lowerBound + index, column: column)
  }

  /// The cells behind the first `count`.
  package func dropFirst(_ count: Int) -> CellColumn {
    precondition(count >= 0 && count <= self.count, "some of the cells")
    return CellColumn(
      grid: grid, column: column, rows: rows.lowerBound + count..<rows.upperBound)
  }

  /// The first `count` cells, or all.
  package func prefix(_ count: Int) -> CellColumn {
    precondition(count >= 0, "some of the cells")
    let end = rows.lowerBound + min(count, self.count)
    return CellColumn(grid: grid, column: column, rows: rows.lowerBound..<end)
  }

  /// Reads whole numbers of up to 18 digits, without leading zeros.
  package func integers(
    into cells: inout [Int64], missing: inout MissingCells, on isa: ISA = .active
  ) -> Int {
    unsafe append(to: &cells, missing: &missing) { input, missing, output in
      unsafe ck_csv_integers(isa.path, input, missing, output)
    }
  }

  /// Reads decimals of up to `scale` places and 18 digits, in minor units.
  package func decimals(
    scale: Int, into cells: inout [Int64], missing: inout MissingCells, on isa: ISA = .active
  ) -> Int {
    unsafe append(to: &cells, missing: &missing) { input, missing, output in
      unsafe ck_csv_decimals(isa.path, input, missing, Int32(scale), output)
    }
  }

  /// Reads numbers of up to 19 digits, without an exponent, each as the nearest `Double`.
  package func reals(
    into cells: inout [Double], missing: inout MissingCells, on isa: ISA = .active
  ) -> Int {
    unsafe append(to: &cells, missing: &missing) { input, missing, output in
      unsafe ck_csv_reals(isa.path, input, missing, output)
    }
  }

  /// Reads dates as days since 1970-01-01, each into something that is one `Int32`.
  package func days<Day: BitwiseCopyable>(
    into cells: inout [Day], missing: inout MissingCells
  ) -> Int {
    precondition(MemoryLayout<Day>.stride == MemoryLayout<Int32>.stride, "a day is one Int32")
    return unsafe append(to: &cells, missing: &missing) { input, missing, output in
      unsafe ck_csv_days(
        input, missing, UnsafeMutableRawPointer(output)?.assumingMemoryBound(to: Int32.self))
    }
  }

  /// Which times of a column say their zone.
  package struct Zones: OptionSet, Sendable {
    package let rawValue: UInt32
    package init(rawValue: UInt32) { self.rawValue = rawValue }
    /// A time has no zone.
    package static let none = Zones(rawValue: 1)
    /// A time has a zone.
    package static let some = Zones(rawValue: 2)
  }

  /// Reads dates with times, in UTC or without a zone, as microseconds since 1970, each into
  /// something that is one `Int64`.
  package func instants<Instant: BitwiseCopyable>(
    into cells: inout [Instant], missing: inout MissingCells, zones: inout Zones
  ) -> Int {
    precondition(MemoryLayout<Instant>.stride == MemoryLayout<Int64>.stride, "one Int64 each")
    var seen: UInt32 = 0
    let count = unsafe append(to: &cells, missing: &missing) { input, missing, output in
      unsafe ck_csv_instants(
        input, missing, &seen,
        UnsafeMutableRawPointer(output)?.assumingMemoryBound(to: Int64.self))
    }
    zones.formUnion(Zones(rawValue: seen))
    return count
  }

  /// Reads single digits, 0 or 1.
  package func bits(into cells: inout [UInt8]) -> Int {
    var none = MissingCells(marksEmpty: false)
    return unsafe append(to: &cells, missing: &none) { input, _, output in
      unsafe ck_csv_bits(input, output)
    }
  }

  /// Copies all cells end to end; `ends` gets where each of them ends in `bytes`.
  package func texts(into bytes: inout [UInt8], ends: inout [Int]) {
    unsafe withCells { input in
      let base = bytes.count
      let length = unsafe ck_csv_length(input)
      bytes.append(addingCapacity: length) { bytes in
        unsafe bytes.withUnsafeMutableBufferPointer { bytes, copied in
          ends.append(addingCapacity: count) { ends in
            unsafe ends.withUnsafeMutableBufferPointer { ends, filled in
              unsafe ends.withMemoryRebound(to: Int64.self) {
                unsafe ck_csv_texts(input, base, bytes.baseAddress, $0.baseAddress)
              }
              filled = count
            }
          }
          copied = length
        }
      }
    }
  }

  /// Lends the cells to a kernel.
  func withCells<Result>(_ body: (ck_csv_cells) -> Result) -> Result {
    let trim = column == grid.columnCount - 1 ? grid.trim : 0
    return unsafe grid.bytes.withUnsafeBufferPointer { bytes in
      unsafe grid.ends.withUnsafeBufferPointer { ends in
        let first = 1 + rows.lowerBound * grid.columnCount + column
        return unsafe body(
          ck_csv_cells(
            text: bytes.baseAddress, ends: ends.baseAddress.map { unsafe $0 + first },
            stride: grid.columnCount, count: count, trim: UInt32(trim)))
      }
    }
  }

  /// Appends what a kernel reads, leaving out what follows the first cell it could not read.
  private func append<Cell: BitwiseCopyable>(
    to cells: inout [Cell], missing: inout MissingCells,
    _ kernel: (ck_csv_cells, ck_csv_missing, UnsafeMutablePointer<Cell>?) -> Int
  ) -> Int {
    var read = 0
    missing.reserve(count)
    cells.append(addingCapacity: count) { output in
      unsafe output.withUnsafeMutableBufferPointer { output, filled in
        read = unsafe withCells { input in
          unsafe missing.withBits { bits in unsafe kernel(input, bits, output.baseAddress) }
        }
        filled = read
      }
    }
    missing.advance(by: read)
    return read
  }
}

/// The rows of a column whose cells are missing, marked while the column is read.
package struct MissingCells: Sendable {
  /// One bit a row, rounded up to whole words.
  package private(set) var words: [UInt64] = []
  /// How many rows the column has so far.
  package private(set) var count = 0
  private let marksEmpty: Bool

  /// No rows yet; without `marksEmpty`, kernels leave empty cells to the caller.
  package init(marksEmpty: Bool) { self.marksEmpty = marksEmpty }

  /// Adds the next row.
  package mutating func append(_ isMissing: Bool) {
    reserve(1)
    if isMissing { words[count >> 6] |= 1 << UInt64(count & 63) }
    count += 1
  }

  /// Adds rows whose cells are all there.
  package mutating func appendPresent(_ rows: Int) {
    reserve(rows)
    count += rows
  }

  /// Adds rows of which some are missing, named in rising order from the first that is added.
  package mutating func append(_ missing: [Int], of rows: Int) {
    reserve(rows)
    for row in missing { words[(count + row) >> 6] |= 1 << UInt64((count + row) & 63) }
    count += rows
  }

  /// Forgets all rows.
  package mutating func removeAll() {
    words.removeAll(keepingCapacity: true)
    count = 0
  }

  mutating func reserve(_ rows: Int) {
    let needed = (count + rows + 63) >> 6
    if needed > words.count {
      words.append(contentsOf: repeatElement(0, count: needed - words.count))
    }
  }

  mutating func advance(by rows: Int) { count += rows }

  mutating func withBits<Result>(_ body: (ck_csv_missing) -> Result) -> Result {
    unsafe words.withUnsafeMutableBufferPointer { words in
      unsafe body(
        ck_csv_missing(bits: marksEmpty ? words.baseAddress : nil, first: count))
    }
  }
}
