internal import RingtrueCore
internal import RingtrueKernels

/// Whole numbers.
struct IntegerStore: CellStore {
  private var numbers: [Int64] = []
  private var forgotten = ColumnTally()

  mutating func read(_ column: CellColumn, missing: inout MissingCells) -> Int {
    column.integers(into: &numbers, missing: &missing)
  }

  mutating func append(_ value: CellValue, _ text: ArraySlice<UInt8>) -> Bool {
    guard case .integer(let number) = value else { return false }
    numbers.append(number)
    return true
  }

  mutating func appendZero() { numbers.append(0) }
  mutating func reserve(_ rows: Int) { numbers.reserveColumn(rows) }

  mutating func forget() {
    forgotten = tally
    numbers.removeAll(keepingCapacity: true)
  }

  var classes: CellClasses { .integer }

  var tally: ColumnTally {
    var tally = forgotten
    tally.note(classes)
    tally.note(wholePart: numbers.greatestMagnitude)
    return tally
  }

  func raised(to kind: ColumnKind) -> (any CellStore)? {
    switch kind {
    case .decimals(let scale):
      DecimalStore(numbers, scale: 0, forgotten).raised(to: .decimals(scale: scale))
    case .reals: RealStore(numbers, scale: 0, tally)
    default: nil
    }
  }

  func cells() -> Cells { .integers(numbers) }
}

/// Decimals of one scale, in minor units.
struct DecimalStore: CellStore {
  private let scale: Int
  private var units: [Int64] = []
  private var forgotten = ColumnTally()

  init(scale: Int) { self.scale = scale }

  fileprivate init(_ units: [Int64], scale: Int, _ forgotten: ColumnTally) {
    self.scale = scale
    self.units = units
    self.forgotten = forgotten
  }

  mutating func read(_ column: CellColumn, missing: inout MissingCells) -> Int {
    column.decimals(scale: scale, into: &units, missing: &missing)
  }

  mutating func append(_ value: CellValue, _ text: ArraySlice<UInt8>) -> Bool {
    let (number, places): (Int64, Int)
    switch value {
    case .integer(let whole): (number, places) = (whole, 0)
    case .decimal(let units, let digits): (number, places) = (units, digits)
    default: return false
    }
    guard places <= scale else { return false }
    let (product, overflow) = number.multipliedReportingOverflow(
      by: NumberGrammar.tens[scale - places])
    guard !overflow, product.magnitude < UInt64(NumberGrammar.tens[18]) else { return false }
    units.append(product)
    return true
  }

  mutating func appendZero() { units.append(0) }
  mutating func reserve(_ rows: Int) { units.reserveColumn(rows) }

  mutating func forget() {
    forgotten = tally
    units.removeAll(keepingCapacity: true)
  }

  var classes: CellClasses { .decimal }

  var tally: ColumnTally {
    var tally = forgotten
    tally.note(classes, places: scale)
    tally.note(wholePart: units.greatestMagnitude / UInt64(NumberGrammar.tens[scale]))
    return tally
  }

  func raised(to kind: ColumnKind) -> (any CellStore)? {
    switch kind {
    case .decimals(let scale) where scale >= self.scale:
      let factor = NumberGrammar.tens[scale - self.scale]
      guard units.greatestMagnitude < UInt64(NumberGrammar.tens[18] / factor) else { return nil }
      return DecimalStore(units.map { $0 * factor }, scale: scale, tally)
    case .reals: return RealStore(units, scale: scale, tally)
    default: return nil
    }
  }

  func cells() -> Cells { .decimals(Decimals(units, scale: scale)) }
}

/// Floating-point numbers.
struct RealStore: CellStore {
  private var numbers: [Double] = []
  private var forgotten = ColumnTally()

  init() {}

  /// Decimals as floating-point numbers; nil where one is not exact, and so may round twice.
  fileprivate init?(_ units: [Int64], scale: Int, _ forgotten: ColumnTally) {
    guard units.greatestMagnitude <= 1 << 53 else { return nil }
    let divisor = Double(NumberGrammar.tens[scale])
    numbers = units.map { Double($0) / divisor }
    self.forgotten = forgotten
  }

  mutating func read(_ column: CellColumn, missing: inout MissingCells) -> Int {
    column.reals(into: &numbers, missing: &missing)
  }

  mutating func append(_ value: CellValue, _ text: ArraySlice<UInt8>) -> Bool {
    switch value {
    case .integer(let number): numbers.append(Double(number))
    case .decimal:
      guard let number = NumberGrammar.nearest(text) else { return false }
      numbers.append(number)
    case .real(let number, _), .beyond(let number): numbers.append(number)
    default: return false
    }
    return true
  }

  mutating func appendZero() { numbers.append(0) }
  mutating func reserve(_ rows: Int) { numbers.reserveColumn(rows) }

  mutating func forget() {
    forgotten = tally
    numbers.removeAll(keepingCapacity: true)
  }

  var classes: CellClasses { .real }

  var tally: ColumnTally {
    var tally = forgotten
    tally.note(classes)
    return tally
  }

  func cells() -> Cells { .reals(numbers) }
}

extension [Int64] {
  /// The greatest magnitude of all numbers; 0 when there are none.
  fileprivate var greatestMagnitude: UInt64 { reduce(0) { Swift.max($0, $1.magnitude) } }
}
