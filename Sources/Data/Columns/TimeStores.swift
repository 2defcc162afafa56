internal import RingtrueCore
internal import RingtrueKernels

/// Calendar days.
struct DayStore: CellStore {
  private var days: [Day] = []

  mutating func read(_ column: CellColumn, missing: inout MissingCells) -> Int {
    column.days(into: &days, missing: &missing)
  }

  mutating func append(_ value: CellValue, _ text: ArraySlice<UInt8>) -> Bool {
    guard case .day(let day) = value else { return false }
    days.append(day)
    return true
  }

  mutating func appendZero() { days.append(Day(0)) }
  mutating func reserve(_ rows: Int) { days.reserveColumn(rows) }
  mutating func forget() { days.removeAll(keepingCapacity: true) }

  var classes: CellClasses { .day }

  /// A day among times is its midnight.
  func raised(to kind: ColumnKind) -> (any CellStore)? {
    kind == .instants ? InstantStore(days.map { Instant($0) }) : nil
  }

  func cells() -> Cells { .days(days) }
}

/// Points in time.
struct InstantStore: CellStore {
  private var instants: [Instant] = []
  private(set) var zones: CellColumn.Zones = []

  init() {}
  fileprivate init(_ instants: [Instant]) { self.instants = instants }

  mutating func read(_ column: CellColumn, missing: inout MissingCells) -> Int {
    column.instants(into: &instants, missing: &missing, zones: &zones)
  }

  mutating func append(_ value: CellValue, _ text: ArraySlice<UInt8>) -> Bool {
    switch value {
    case .instant(let instant, let hasZone, _):
      instants.append(instant)
      zones.insert(hasZone ? .some : .none)
    case .day(let day): instants.append(Instant(day))
    default: return false
    }
    return true
  }

  mutating func appendZero() { instants.append(Instant(microseconds: 0)) }
  mutating func reserve(_ rows: Int) { instants.reserveColumn(rows) }
  mutating func forget() { instants.removeAll(keepingCapacity: true) }

  var classes: CellClasses { .instant }

  func cells() -> Cells { .instants(instants) }
}

/// True or false; where flags are declared, also 1, 0, yes and no.
struct FlagStore: CellStore {
  private let isDeclared: Bool
  private var flags: [Bool] = []

  init(isDeclared: Bool) { self.isDeclared = isDeclared }

  mutating func read(_ column: CellColumn, missing: inout MissingCells) -> Int { 0 }

  mutating func append(_ value: CellValue, _ text: ArraySlice<UInt8>) -> Bool {
    switch value {
    case .flag(let flag): flags.append(flag)
    default:
      guard isDeclared, let answer = LabelGrammar.answer(text) else { return false }
      flags.append(answer)
    }
    return true
  }

  mutating func appendZero() { flags.append(false) }
  mutating func reserve(_ rows: Int) { flags.reserveColumn(rows) }
  mutating func forget() { flags.removeAll(keepingCapacity: true) }

  var classes: CellClasses { .flag }

  func cells() -> Cells { .flags(flags) }
}
