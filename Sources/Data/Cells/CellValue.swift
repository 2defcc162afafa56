internal import RingtrueCore

/// What a cell says, once it is read.
enum CellValue: Sendable, Equatable {
  case missing
  case flag(Bool)
  case integer(Int64)
  /// Units / 10^places, fewer than 19 digits.
  case decimal(units: Int64, places: Int)
  /// A number that only a floating-point one can hold.
  case real(Double, note: Rounding?)
  /// A whole number beyond 64 bits.
  case beyond(Double)
  case day(Day)
  case instant(Instant, hasZone: Bool, isCut: Bool)
  /// Almost a number or a time, but not one to compute with.
  case odd(Oddity)
  case word

  /// What a floating-point number loses of the text.
  enum Rounding: Sendable { case underflow, digits }

  enum Oddity: Sendable { case infinite, dressed, noSuchTime }
}

/// The classes of cells that a column has shown so far.
struct CellClasses: OptionSet, Sendable, Hashable {
  let rawValue: UInt16

  static let flag = CellClasses(rawValue: 1 << 0)
  static let integer = CellClasses(rawValue: 1 << 1)
  static let decimal = CellClasses(rawValue: 1 << 2)
  static let real = CellClasses(rawValue: 1 << 3)
  static let beyond = CellClasses(rawValue: 1 << 4)
  static let day = CellClasses(rawValue: 1 << 5)
  static let instant = CellClasses(rawValue: 1 << 6)
  static let word = CellClasses(rawValue: 1 << 7)
  static let infinite = CellClasses(rawValue: 1 << 8)
  static let dressed = CellClasses(rawValue: 1 << 9)
  static let noSuchTime = CellClasses(rawValue: 1 << 10)

  static let numbers: CellClasses = [.integer, .decimal, .real, .beyond]
  static let times: CellClasses = [.day, .instant]
  static let oddNumbers: CellClasses = [.infinite, .dressed]

  /// The class of a value; none for a missing cell.
  init(of value: CellValue) {
    self =
      switch value {
      case .missing: []
      case .flag: .flag
      case .integer: .integer
      case .decimal: .decimal
      case .real: .real
      case .beyond: .beyond
      case .day: .day
      case .instant: .instant
      case .word: .word
      case .odd(.infinite): .infinite
      case .odd(.dressed): .dressed
      case .odd(.noSuchTime): .noSuchTime
      }
  }

  init(rawValue: UInt16) { self.rawValue = rawValue }

  /// Classes that go together in a column; those of two families make it one of words.
  static let families: [CellClasses] = [
    .flag, .word, numbers.union(oddNumbers), times.union(.noSuchTime),
  ]

  /// The family of a class.
  var family: CellClasses { Self.families.first { !isDisjoint(with: $0) } ?? [] }
}
