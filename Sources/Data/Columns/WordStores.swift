internal import RingtrueCore
internal import RingtrueKernels

/// Words, coded by a dictionary as long as they repeat.
///
/// A column is of categories if its words come twice on average, or are few and one comes twice.
/// It is of texts, without more ado, once three quarters of the first 65,536 words are different,
/// or there are more than allowed: a dictionary would only cost then. Both depend on the order of
/// rows in the file alone.
struct WordStore: CellStore {
  private static let trialRows = 1 << 16
  private static let fewWords = 64

  private let grammar: CellGrammar
  private var limit: Int
  private var mayBecomeTexts: Bool
  private var table = WordTable()
  private var isNull: [Bool] = []
  private var isDoubtful: [Bool] = []
  private var nullCount = 0
  private var doubtfulWords = 0
  private var codes: [UInt32] = []
  private var rowCount = 0
  private var missingCount = 0
  private var texts: TextStore?

  /// A store that finds out whether the words repeat.
  init(_ grammar: CellGrammar, limit: Int) {
    self.grammar = grammar
    self.limit = limit
    mayBecomeTexts = true
  }

  /// A store of categories, however many words there are.
  init(categories grammar: CellGrammar) {
    self.grammar = grammar
    limit = Int(UInt32.max)
    mayBecomeTexts = false
  }

  mutating func read(_ column: CellColumn, missing: inout MissingCells) -> Int {
    var row = 0
    while row < column.count, texts == nil {
      let isTrial = mayBecomeTexts && rowCount < Self.trialRows
      let part = column.dropFirst(row).prefix(isTrial ? Self.trialRows - rowCount : .max)
      let read = readWords(part, missing: &missing)
      row += read
      rowCount += read
      if table.count > limit || (isTrial && rowCount == Self.trialRows && isTooDiverse) {
        becomeTexts()
      }
    }
    return row + (texts?.read(column.dropFirst(row), missing: &missing) ?? 0)
  }

  private mutating func readWords(_ column: CellColumn, missing: inout MissingCells) -> Int {
    let start = codes.count
    let read = table.encode(column, into: &codes, limit: limit + 1)
    for number in isNull.count..<table.count { note(table.word(number)) }
    noteMissing(from: start, missing: &missing)
    return read
  }

  private mutating func note(_ word: ArraySlice<UInt8>) {
    isNull.append(grammar.isNull(word))
    isDoubtful.append(isNull.last == true && grammar.mayBeWord(null: word))
    if isNull.last == true { nullCount += 1 }
  }

  /// Marks the rows of null words; where there are none, that costs nothing.
  private mutating func noteMissing(from start: Int, missing: inout MissingCells) {
    guard nullCount > 0 else { return missing.appendPresent(codes.count - start) }
    for code in codes[start...] {
      missing.append(isNull[Int(code)])
      missingCount += isNull[Int(code)] ? 1 : 0
      doubtfulWords += isDoubtful[Int(code)] ? 1 : 0
    }
  }

  mutating func append(_ value: CellValue, _ text: ArraySlice<UInt8>) -> Bool { false }
  mutating func appendZero() {}
  mutating func reserve(_ rows: Int) { codes.reserveColumn(rows) }

  mutating func forget() {
    codes.removeAll(keepingCapacity: true)
    texts?.forget()
  }

  var classes: CellClasses { .word }

  var doubtfulCount: Int { doubtfulWords + (texts?.doubtfulCount ?? 0) }

  func cells() -> Cells {
    if let texts { return texts.cells() }
    if !isCategorical { return asTexts().cells() }
    guard nullCount > 0 else { return .categories(Categories(codes: codes, levels: levels)) }
    let numbers = levelNumbers
    return .categories(Categories(codes: codes.map { numbers[Int($0)] }, levels: levels))
  }
}

// MARK: - Words or texts

extension WordStore {
  private var wordCount: Int { table.count - nullCount }
  private var isTooDiverse: Bool { wordCount * 4 > (rowCount - missingCount) * 3 }

  /// Whether the cells read so far are of categories.
  var isCategorical: Bool {
    guard texts == nil else { return false }
    let cells = rowCount - missingCount
    let isFew = wordCount <= Self.fewWords && wordCount < cells
    return wordCount > 0 && (!mayBecomeTexts || isFew || wordCount * 2 <= cells)
  }

  /// An empty store with the same dictionary, if the words repeat.
  func reopened() -> WordStore? {
    guard isCategorical else { return nil }
    var store = self
    store.forget()
    store.limit = Int(UInt32.max)
    store.mayBecomeTexts = false
    return store
  }

  private mutating func becomeTexts() {
    texts = asTexts()
    codes = []
    table = WordTable()
  }

  private func asTexts() -> TextStore {
    var store = TextStore(grammar)
    for code in codes { store.append(isNull[Int(code)] ? [] : table.word(Int(code))) }
    return store
  }

  private var levels: [String] {
    (0..<table.count).filter { !isNull[$0] }.map { String(decoding: table.word($0), as: UTF8.self) }
  }

  /// The level of each word; of null words, which have none, the first.
  private var levelNumbers: [UInt32] {
    var next: UInt32 = 0
    return isNull.map { isNull in
      if isNull { return 0 }
      next += 1
      return next - 1
    }
  }
}

/// Free texts.
struct TextStore: CellStore {
  private let grammar: CellGrammar
  private let mayBeMissing: Bool
  private(set) var doubtfulCount = 0
  private var bytes: [UInt8] = []
  private var ends: [Int] = []

  /// A store for texts; ids are never missing, whatever they look like.
  init(_ grammar: CellGrammar, mayBeMissing: Bool = true) {
    self.grammar = grammar
    self.mayBeMissing = mayBeMissing
  }

  mutating func read(_ column: CellColumn, missing: inout MissingCells) -> Int {
    let rows = 0..<column.count
    let nulls = mayBeMissing ? rows.filter { grammar.isNull(column[$0]) } : []
    if nulls.allSatisfy({ column[$0].isEmpty }) {
      column.texts(into: &bytes, ends: &ends)
    } else {
      var next = nulls[...]
      for row in rows {
        let isNull = next.first == row
        if isNull { next.removeFirst() }
        if isNull, grammar.mayBeWord(null: column[row]) { doubtfulCount += 1 }
        append(isNull ? [] : column[row])
      }
    }
    missing.append(nulls, of: column.count)
    return column.count
  }

  mutating func append(_ text: ArraySlice<UInt8>) {
    bytes.append(contentsOf: text)
    ends.append(bytes.count)
  }

  mutating func append(_ value: CellValue, _ text: ArraySlice<UInt8>) -> Bool {
    append(text)
    return true
  }

  mutating func appendZero() { append([]) }
  mutating func reserve(_ rows: Int) { ends.reserveColumn(rows) }

  mutating func forget() {
    bytes.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
  }

  var classes: CellClasses { .word }

  func cells() -> Cells { .texts(Texts(bytes: bytes, ends: ends)) }
}
