internal import RingtrueCore

/// Reads one cell: says what it is, never what the column is.
struct CellGrammar: Sendable {
  private let nulls: Set<[UInt8]>
  private let longestNull: Int
  /// Whether an empty cell is a missing one.
  let emptyIsMissing: Bool
  /// Whether nobody has said which texts mean a missing cell, so that some of them may be words.
  private let isUsual: Bool

  /// A grammar with the given texts for missing cells.
  init(nulls: [String]) {
    let folded = nulls.map { Self.folded($0.utf8) }
    self.nulls = Set(folded)
    longestNull = folded.map(\.count).max() ?? -1
    emptyIsMissing = folded.contains([])
    isUsual = nulls == ReadingOptions.usualNulls
  }

  /// What the cell says.
  ///
  /// The first byte tells most kinds apart, so that a word costs next to nothing.
  func value(_ cell: ArraySlice<UInt8>) -> CellValue {
    let text = Self.trimmed(cell)
    if isNull(trimmed: text) { return .missing }
    guard let first = text.first else { return .word }
    switch first {
    case UInt8(ascii: "0")...UInt8(ascii: "9"):
      return TimeGrammar.value(text) ?? NumberGrammar.value(text)
    case UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."):
      return NumberGrammar.value(text)
    case UInt8(ascii: "t"), UInt8(ascii: "T"), UInt8(ascii: "f"), UInt8(ascii: "F"):
      return Self.truth(text).map { .flag($0) } ?? .word
    default:
      return OddNumber.value(text) ?? .word
    }
  }

  /// Whether a cell is missing.
  func isNull(_ cell: ArraySlice<UInt8>) -> Bool { isNull(trimmed: Self.trimmed(cell)) }

  /// Whether a missing cell might be a word to whoever wrote it, as NA is Namibia in a column of
  /// countries.
  func mayBeWord(null cell: ArraySlice<UInt8>) -> Bool {
    let text = Self.trimmed(cell)
    return isUsual && !text.isEmpty && text.allSatisfy { ($0 | 0x20) &- 0x61 < 26 }
  }

  private func isNull(trimmed text: ArraySlice<UInt8>) -> Bool {
    text.count <= longestNull && nulls.contains(Self.folded(text))
  }

  /// `true` or `false`, in any letter case.
  static func truth(_ text: ArraySlice<UInt8>) -> Bool? {
    guard text.count == 4 || text.count == 5 else { return nil }
    switch folded(text) {
    case Array("true".utf8): return true
    case Array("false".utf8): return false
    default: return nil
    }
  }

  /// The text without spaces around it.
  static func trimmed(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let space = UInt8(ascii: " ")
    guard text.first == space || text.last == space else { return text }
    let rest = text.drop { $0 == space }
    return rest[..<((rest.lastIndex { $0 != space } ?? rest.startIndex - 1) + 1)]
  }

  /// The bytes with ASCII letters made small.
  static func folded(_ text: some Sequence<UInt8>) -> [UInt8] {
    text.map { $0 &- 0x41 < 26 ? $0 | 0x20 : $0 }
  }
}
