internal import RingtrueCore

/// What a column has shown so far, and so what kind it is.
///
/// The kind depends on the set of cells only, not on their order, on how the file was cut into
/// tiles, or on the number of threads.
struct ColumnTally: Sendable {
  /// Places that decimals may have; what has more is a measurement, not money.
  static let mostPlaces = 4

  private(set) var classes: CellClasses = []
  /// The most places of any decimal.
  private(set) var places = 0
  /// The greatest whole part of any number that is exact.
  private(set) var wholePart: UInt64 = 0

  /// Takes a cell into account.
  mutating func note(_ value: CellValue) {
    classes.formUnion(CellClasses(of: value))
    switch value {
    case .integer(let number): note(wholePart: number.magnitude)
    case .decimal(let units, let places):
      self.places = max(self.places, places)
      note(wholePart: units.magnitude / UInt64(NumberGrammar.tens[min(places, 18)]))
    default: break
    }
  }

  /// Takes into account what a store has read by itself.
  mutating func note(_ classes: CellClasses, places: Int = 0) {
    self.classes.formUnion(classes)
    self.places = max(self.places, places)
  }

  /// Takes the whole part of a number into account.
  mutating func note(wholePart: UInt64) { self.wholePart = max(self.wholePart, wholePart) }

  /// Takes another tally into account.
  mutating func note(_ other: ColumnTally) {
    note(other.classes, places: other.places)
    note(wholePart: other.wholePart)
  }

  /// The kind of column that holds all these cells; nil as long as none is there.
  var kind: Kind? {
    if classes.isEmpty { return nil }
    if isFinal { return .words }
    if !classes.isDisjoint(with: .times) || classes == .noSuchTime {
      return .exact(classes.contains(.instant) ? .instants : .days)
    }
    if classes == .flag { return .exact(.flags) }
    return numbers
  }

  /// What a column is read as: a kind, or words, whose number decides whether they repeat.
  enum Kind: Equatable { case exact(ColumnKind), words }

  /// Whether the column holds words, whatever else comes.
  var isFinal: Bool {
    classes.contains(.word)
      || CellClasses.families.count { !classes.isDisjoint(with: $0) } > 1
  }

  private var numbers: Kind {
    if classes.isSubset(of: [.integer, .beyond]) {
      return classes.contains(.beyond) ? .words : .exact(.integers)
    }
    if classes.isSubset(of: CellClasses.oddNumbers.union(.integer)) {
      return .exact(.integers)
    }
    if isExact { return .exact(.decimals(scale: places)) }
    return .exact(.reals)
  }

  /// Whether all numbers fit decimals of one scale.
  private var isExact: Bool {
    classes.isDisjoint(with: [.real, .beyond]) && places <= Self.mostPlaces
      && wholePart < UInt64(NumberGrammar.tens[18 - places])
  }
}
