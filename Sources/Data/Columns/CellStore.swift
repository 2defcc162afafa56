internal import RingtrueCore
internal import RingtrueKernels

/// Where the cells of a column go while it is read as one kind.
protocol CellStore: Sendable {
  /// Reads cells as far as they are in their plain form, and says how many.
  mutating func read(_ column: CellColumn, missing: inout MissingCells) -> Int

  /// Takes one cell; false if it is not of this kind.
  mutating func append(_ value: CellValue, _ text: ArraySlice<UInt8>) -> Bool

  /// Takes the place of a missing cell.
  mutating func appendZero()

  /// Makes room for that many cells in all.
  mutating func reserve(_ rows: Int)

  /// Drops the cells, but not what is known of them.
  mutating func forget()

  /// How many cells are taken as missing that might be words.
  var doubtfulCount: Int { get }

  /// The classes of the cells that this store has read by itself.
  var classes: CellClasses { get }

  /// What a tally should know of those cells. Cost: one pass over them.
  var tally: ColumnTally { get }

  /// The same cells in a store of another kind; nil if only the text can tell what they are there.
  func raised(to kind: ColumnKind) -> (any CellStore)?

  /// The cells.
  func cells() -> Cells
}

extension CellStore {
  var tally: ColumnTally {
    var tally = ColumnTally()
    tally.note(classes)
    return tally
  }

  func raised(to kind: ColumnKind) -> (any CellStore)? { nil }

  var doubtfulCount: Int { 0 }
}

extension ColumnKind {
  /// An empty store for cells of this kind.
  func store(_ grammar: CellGrammar, isDeclared: Bool) -> any CellStore {
    switch self {
    case .flags: FlagStore(isDeclared: isDeclared)
    case .integers: IntegerStore()
    case .decimals(let scale): DecimalStore(scale: scale)
    case .reals: RealStore()
    case .days: DayStore()
    case .instants: InstantStore()
    case .categories: WordStore(categories: grammar)
    case .texts: TextStore(grammar)
    }
  }
}
