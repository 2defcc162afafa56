internal import RingtrueCore
internal import RingtrueKernels

/// Reads one column, tile after tile, and finds out its kind if nobody has said it.
///
/// The kind of the first cells is taken on trial. A later cell that does not fit raises it where
/// nothing is lost thereby, as from whole numbers to decimals; where the text is needed again, as
/// from numbers to words, the rest of the column is only looked at, and it must be read again.
struct ColumnReader: Sendable {
  /// What a column is read as.
  enum Task: Sendable, Equatable {
    case infer
    case declared(ColumnKind)
    /// A kind found in an earlier pass.
    case known(ColumnKind)
    /// Words, found in an earlier pass.
    case words
    case label, id

    /// What the column is for.
    var role: Schema.Role {
      switch self {
      case .label: .label
      case .id: .id
      default: .feature
      }
    }
  }

  private enum State { case undecided, storing, watching }

  let name: String
  let index: Int
  private(set) var task: Task
  let grammar: CellGrammar
  private(set) var rowCount = 0
  private(set) var log: FileLog
  private var state: State
  private(set) var store: (any CellStore)?
  private var missing: MissingCells
  private var tally = ColumnTally()
  private var odd: FileLog
  private var contradiction: FileLog
  /// What is odd unless whole numbers beyond 64 bits turn out to be words.
  private var beyond: FileLog
  private let rowLimit: Int?

  init(
    _ name: String, at index: Int, as task: Task, _ options: ReadingOptions, file: String,
    expectedRows: Int?
  ) {
    self.name = name
    self.index = index
    self.task = task
    rowLimit = expectedRows
    grammar = CellGrammar(nulls: options.nulls)
    log = FileLog(file: file)
    odd = log
    contradiction = log
    beyond = log
    missing = MissingCells(marksEmpty: grammar.emptyIsMissing)
    state = task == .infer ? .undecided : .storing
    switch task {
    case .infer: store = nil
    case .declared(let kind), .known(let kind):
      store = kind.store(grammar, isDeclared: task == .declared(kind))
    case .words: store = WordStore(grammar, limit: options.limits.words)
    case .label: store = LabelStore()
    case .id: store = TextStore(grammar, mayBeMissing: false)
    }
    wordLimit = options.limits.words
    if let expectedRows { store?.reserve(expectedRows) }
  }

  private let wordLimit: Int

  /// Reads the column's cells of a tile, all or some.
  mutating func read(_ tile: Tile, rows: Range<Int>? = nil) {
    let all = tile.grid.column(index)
    let first = rows?.lowerBound ?? 0
    let column = rows.map { all.dropFirst($0.lowerBound).prefix($0.count) } ?? all
    if state == .undecided { sample(column, tile, first) }
    var row = 0
    while row < column.count {
      row += store?.read(column.dropFirst(row), missing: &missing) ?? 0
      guard row < column.count else { break }
      if state == .watching, tally.isFinal { break }
      take(column[row], at: Site(tile: tile, row: first + row, column: index))
      row += 1
    }
    rowCount += column.count
  }
}

// MARK: - Cell by cell

extension ColumnReader {
  /// A cell's whereabouts, worked out only if somebody wants to know.
  private struct Site {
    let tile: Tile
    let row: Int
    let column: Int
    var place: Problem.Place { tile.place(row: row, column: column) }
  }

  /// Chooses a store by the first cells. Only speed depends on how many they are.
  private mutating func sample(_ column: CellColumn, _ tile: Tile, _ first: Int) {
    var seen = ColumnTally()
    var misfit: Int?
    for row in 0..<min(column.count, 256) {
      let before = seen
      seen.note(grammar.value(column[row]))
      if seen.isFinal, !before.isFinal, !before.classes.isEmpty { misfit = row }
    }
    guard let kind = seen.kind, kind != .words || seen.isFinal else { return }
    let rows = missing.count
    if case .exact(let kind) = kind {
      begin(kind.store(grammar, isDeclared: false), after: rows)
    } else if rows == 0 {
      begin(WordStore(grammar, limit: wordLimit), after: 0)
      if let misfit {
        noteContradiction(column[misfit], Site(tile: tile, row: first + misfit, column: index))
      }
    }
  }

  private mutating func begin(_ store: any CellStore, after rows: Int) {
    self.store = store
    state = .storing
    if let rowLimit { self.store?.reserve(rowLimit) }
    for _ in 0..<rows { self.store?.appendZero() }
  }

  private mutating func take(_ cell: ArraySlice<UInt8>, at site: Site) {
    let value = grammar.value(cell)
    if value == .missing {
      store?.appendZero()
      missing.append(true)
      return
    }
    missing.append(false)
    if store?.append(value, cell) == true {
      tally.note(value)
      warn(of: value, site)
    } else if task == .infer {
      infer(value, cell, site)
    } else {
      takeMisfit(cell, site)
    }
  }

  /// Takes a cell that does not fit what the column has been so far.
  private mutating func infer(_ value: CellValue, _ cell: ArraySlice<UInt8>, _ site: Site) {
    let before = tally.classes.union(store?.classes ?? [])
    tally.note(value)
    tally.note(store?.classes ?? [])
    if case .odd(let oddity) = value, !tally.isFinal {
      odd.problem(message(oddity, cell), at: site.place)
      store?.appendZero()
      return
    }
    if tally.isFinal, !before.isEmpty { noteContradiction(cell, site) }
    warn(of: value, site)
    if state == .undecided { decide(value, cell) } else if state == .storing { raise(value, cell) }
  }

  private mutating func decide(_ value: CellValue, _ cell: ArraySlice<UInt8>) {
    guard case .exact(let kind)? = tally.kind else { return watch() }
    begin(kind.store(grammar, isDeclared: false), after: missing.count - 1)
    if store?.append(value, cell) != true { watch() }
  }

  private mutating func raise(_ value: CellValue, _ cell: ArraySlice<UInt8>) {
    if let known = store?.tally { tally.note(known) }
    guard case .exact(let kind)? = tally.kind, let raised = store?.raised(to: kind) else {
      return watch()
    }
    store = raised
    if store?.append(value, cell) != true { watch() }
  }

  private mutating func watch() {
    if let known = store?.tally { tally.note(known) }
    store = nil
    state = .watching
  }

  /// A cell that is not what was declared.
  private mutating func takeMisfit(_ cell: ArraySlice<UInt8>, _ site: Site) {
    if case .declared = task {
      let value = NumberGrammar.declaredValue(cell)
      if store?.append(value, cell) == true { return warn(of: value, site) }
    }
    store?.appendZero()
    log.problem(misfit(cell), at: site.place)
  }
}

// MARK: - Messages

extension ColumnReader {
  private func misfit(_ cell: ArraySlice<UInt8>) -> String {
    switch task {
    case .label:
      "\(quoted(cell)) is not a label; write 1, true or yes, 0, false or no, or nothing"
    case .declared(let kind):
      "\(quoted(cell)) is not \(kind.article), as column '\(name)' was declared; "
        + "mend the cell, or declare the column as texts"
    default:
      "\(quoted(cell)) was not there a moment ago; let nobody write the file while it is read"
    }
  }

  private func message(_ oddity: CellValue.Oddity, _ cell: ArraySlice<UInt8>) -> String {
    switch oddity {
    case .infinite:
      "\(quoted(cell)) is beyond every number that can be computed with; "
        + "write a finite number, or leave the cell of column '\(name)' empty"
    case .dressed:
      "\(quoted(cell)) is a number in fancy dress; write plain numbers such as 1234.50, "
        + "or declare column '\(name)' as texts"
    case .noSuchTime:
      "there is no such date or time as \(quoted(cell)); "
        + "mend it, or leave the cell of column '\(name)' empty"
    }
  }

  private mutating func noteContradiction(_ cell: ArraySlice<UInt8>, _ site: Site) {
    let message =
      "column '\(name)' is read as words, since \(quoted(cell)) is not like the cells before it; "
      + "mend the cell, or declare the column as texts"
    contradiction.warning(message, at: site.place)
  }

  private mutating func warn(of value: CellValue, _ site: Site) {
    switch value {
    case .real(_, .underflow?):
      log.warning("a number of column '\(name)' is so small that it is read as 0", at: site.place)
    case .real(_, .digits?): log.warning(rounding, at: site.place)
    case .integer(let number) where store is RealStore && Int64(exactly: Double(number)) != number:
      log.warning(rounding, at: site.place)
    case .beyond: beyond.warning(rounding, at: site.place)
    case .instant(_, _, isCut: true):
      log.warning("a time of column '\(name)' is cut to the microsecond", at: site.place)
    default: break
    }
  }

  private var rounding: String {
    "a number of column '\(name)' has more digits than can be kept, and is rounded"
  }

  private func quoted(_ cell: ArraySlice<UInt8>) -> String { Excerpt.of(cell) }
}

/// Cells as messages show them.
enum Excerpt {
  private static let longest = 40

  /// The cell in quotes, cut if it is long, on one line.
  static func of(_ cell: ArraySlice<UInt8>) -> String {
    let text = String(decoding: cell.prefix(longest * 4), as: UTF8.self)
    let printable = text.unicodeScalars.map {
      $0.value < 0x20 || $0.value == 0x7F ? " " : Character($0)
    }
    let isCut = printable.count > longest || cell.count > longest * 4
    return "'" + String(printable.prefix(longest)) + (isCut ? "…" : "") + "'"
  }
}

// MARK: - The end

extension ColumnReader {
  /// Whether the column must be read once more, now that its kind is known: for its cells, or for
  /// its words alone.
  func needsAnotherPass(forCells: Bool) -> Bool {
    state == .watching && (forCells || finding == .words)
  }

  /// What the column is, for another pass.
  var finding: Task {
    guard task == .infer else { return task }
    if case .exact(let kind)? = tally.kind { return .known(kind) }
    return .words
  }

  /// Takes into account what the store knows, once all cells have been seen.
  mutating func settle() {
    if let known = store?.tally { tally.note(known) }
  }

  /// What is wrong and what is odd, once all cells have been seen.
  var findings: FileLog {
    var all = log
    if tally.isFinal {
      all.add(contradiction)
    } else {
      all.add(odd)
      if finding == .words { noteWholeNumbersBeyond(&all) } else { all.add(beyond) }
    }
    if let zones = (store as? InstantStore)?.zones, zones == [.none, .some] {
      all.warning(
        "column '\(name)' has times with and without a zone; those without are read as UTC",
        at: nil)
    }
    return all
  }

  /// Tells of cells that are taken as missing, but might be words, once the kind is known.
  func noteDoubts(in log: inout FileLog) {
    guard let count = store?.doubtfulCount, count > 0 else { return }
    log.warning(
      "a cell of column '\(name)', which holds words, is read as missing since it says NA or the "
        + "like; if that is a word here, declare other texts for missing cells",
      count: count)
  }

  private func noteWholeNumbersBeyond(_ log: inout FileLog) {
    guard tally.classes.contains(.beyond) else { return }
    log.warning("column '\(name)' has whole numbers beyond 64 bits, and is read as words", at: nil)
  }

  /// This reading's findings with another's cells.
  func replaced(by other: ColumnReader) -> ColumnReader {
    var joined = self
    joined.store = other.store
    joined.missing = other.missing
    joined.state = .storing
    joined.log.addProblems(of: other.log)
    return joined
  }

  /// Drops the cells, but not what is known of the column.
  mutating func forget() {
    store?.forget()
    missing.removeAll()
    rowCount = 0
  }

  /// A reader for the same column of the same file, now that all of it has been seen: it holds no
  /// cells, and the dictionary of all words if they repeat.
  func reopened() -> ColumnReader {
    var reader = self
    reader.forget()
    reader.state = .storing
    reader.log = FileLog(file: log.file)
    switch finding {
    case .infer, .label, .id, .declared: break
    case .known(let kind):
      reader.task = .known(kind)
      reader.store = kind.store(grammar, isDeclared: false)
    case .words:
      reader.task = .words
      reader.store = (store as? WordStore)?.reopened() ?? TextStore(grammar)
    }
    return reader
  }

  /// The kind of the column, once all of it has been seen.
  var kind: ColumnKind {
    switch finding {
    case .declared(let kind), .known(let kind): kind
    case .label: .flags
    case .id, .infer: .texts
    case .words: (store as? WordStore)?.isCategorical == true ? .categories : .texts
    }
  }

  /// The column's cells.
  func column() -> Column {
    let rows = missing.words.allSatisfy { $0 == 0 } ? RowSet() : RowSet(words: missing.words)
    let cells =
      store?.cells() ?? .texts(Texts(bytes: [], ends: [Int](repeating: 0, count: rowCount)))
    return Column(name, cells, missing: rows)
  }

  /// The labels, if the column is the label.
  var labels: Labels? { (store as? LabelStore)?.labels }
}
