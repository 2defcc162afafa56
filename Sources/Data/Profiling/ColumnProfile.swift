internal import RingtrueCore

/// What a column looks like.
public struct ColumnProfile: Sendable {
  /// Something about a column that a careful person would look into.
  public enum Suspicion: Sendable, Equatable {
    /// No cell is there.
    case allMissing
    /// All cells are the same.
    case constant
    /// Nearly all cells are the same.
    case nearlyConstant
    /// Every cell is different, as in a column of ids.
    case unique
    /// There are two values, as in a column of labels.
    case labelLike
    /// Some cells look like numbers, times or flags, and others are words.
    case mixedKinds
    /// The cells are those of an earlier column.
    case copy(of: String)
  }

  /// The column's name.
  public let name: String
  /// How its cells are read.
  public let kind: ColumnKind
  /// How many cells there are.
  public private(set) var count = 0
  /// How many of them are missing.
  public private(set) var missing = 0
  /// The least and greatest number, for columns of numbers.
  public private(set) var range: ClosedRange<Double>?
  /// The mean of the numbers, for columns of numbers.
  public var mean: Double? { range == nil ? nil : average }
  /// The first few different cells.
  public private(set) var examples: [String] = []
  /// What is suspicious.
  public private(set) var suspicions: [Suspicion] = []

  private static let mostValues = 100_000
  private var average = 0.0
  private var counts: [String: Int] = [:]
  private var digest: UInt64 = 0

  init(_ field: Schema.Field) {
    name = field.name
    kind = field.kind
  }

  /// How many different cells there are; `isExact` is false where counting stopped at 100,000.
  public var distinct: (count: Int, isExact: Bool) {
    (counts.count, counts.count < Self.mostValues)
  }

  /// Takes some cells into account.
  mutating func note(_ column: Column) {
    for row in 0..<column.count {
      count += 1
      let text = column.text(row)
      digest = (digest &* 0x100_0000_01B3) ^ UInt64(text.utf8.count)
      for byte in text.utf8 { digest = (digest ^ UInt64(byte)) &* 0x100_0000_01B3 }
      if column.missing.contains(row) {
        missing += 1
        continue
      }
      note(text)
      if let number = column.cells.number(row) { note(number) }
    }
  }

  private mutating func note(_ text: String) {
    if let seen = counts[text] {
      counts[text] = seen + 1
    } else if counts.count < Self.mostValues {
      counts[text] = 1
      if examples.count < 3 { examples.append(text) }
    }
  }

  private mutating func note(_ number: Double) {
    let before = range ?? number...number
    range = min(before.lowerBound, number)...max(before.upperBound, number)
    average += (number - average) / Double(count - missing)
  }

  /// The profiles with what is suspicious about each, beside the others.
  static func related(_ profiles: [ColumnProfile]) -> [ColumnProfile] {
    var firsts: [UInt64: String] = [:]
    return profiles.map { profile in
      var profile = profile
      profile.suspicions = profile.ownSuspicions + (profile.isMixed ? [.mixedKinds] : [])
      if let first = firsts[profile.digest], profile.missing < profile.count {
        profile.suspicions.append(.copy(of: first))
      }
      firsts[profile.digest] = firsts[profile.digest] ?? profile.name
      return profile
    }
  }

  private var ownSuspicions: [Suspicion] {
    let cells = count - missing
    if count > 0, cells == 0 { return [.allMissing] }
    if cells > 1, counts.count == 1 { return [.constant] }
    let most = counts.values.max() ?? 0
    if cells >= 1000, most * 1000 >= cells * 999 { return [.nearlyConstant] }
    if cells > 2, counts.count == 2, isLabelLike { return [.labelLike] }
    let mayBeID = kind != .reals && kind != .instants
    return mayBeID && cells > 10 && counts.count == min(cells, Self.mostValues) ? [.unique] : []
  }

  /// Whether words that look like different kinds stand beside each other; `007` looks like 7 here,
  /// since a column of codes is all of one kind.
  private var isMixed: Bool {
    guard kind == .categories || kind == .texts else { return false }
    let grammar = CellGrammar(nulls: [])
    let families = counts.keys.lazy.map { text in
      let cell = Array(text.utf8)[...]
      let value = grammar.value(cell)
      return CellClasses(of: value == .word ? NumberGrammar.declaredValue(cell) : value).family
    }
    guard let first = families.first else { return false }
    return families.contains { $0 != first }
  }

  private var isLabelLike: Bool {
    Set(counts.keys) == ["0", "1"] || kind == .flags
      || counts.keys.allSatisfy { LabelGrammar.answer(Array($0.utf8)[...]) != nil }
  }
}
