/// A set of row numbers, one bit a row, without storage while it is empty.
public struct RowSet: Sendable {
  private var words: [UInt64] = []

  /// The empty set.
  public init() {}

  /// The rows of a sequence.
  public init(_ rows: some Sequence<Int>) {
    for row in rows { insert(row) }
  }

  /// Whether the row is in the set.
  public func contains(_ row: Int) -> Bool {
    let word = row >> 6
    return word < words.count && words[word] >> UInt64(row & 63) & 1 == 1
  }

  /// Puts a row into the set.
  public mutating func insert(_ row: Int) {
    precondition(row >= 0, "row numbers are not negative")
    let word = row >> 6
    if word >= words.count {
      words.append(contentsOf: repeatElement(0, count: word + 1 - words.count))
    }
    words[word] |= 1 << UInt64(row & 63)
  }

  /// How many rows are in the set.
  public var count: Int { words.reduce(0) { $0 + $1.nonzeroBitCount } }

  /// Whether no row is in the set.
  public var isEmpty: Bool { words.allSatisfy { $0 == 0 } }

  /// The rows of the set in rising order.
  public var rows: [Int] {
    words.indices.flatMap { word in
      (0..<64).lazy.filter { words[word] >> UInt64($0) & 1 == 1 }.map { word << 6 + $0 }
    }
  }

  /// The rows that fall into a range, counted from its start.
  public func shifted(into range: Range<Int>) -> RowSet {
    guard !isEmpty else { return RowSet() }
    return RowSet(range.lazy.filter(contains).map { $0 - range.lowerBound })
  }

  /// The rows of this set, and those of another moved down by `offset`.
  public func appending(_ other: RowSet, at offset: Int) -> RowSet {
    var joined = self
    for row in other.rows { joined.insert(row + offset) }
    return joined
  }
}

extension RowSet: Equatable {
  /// Sets are equal when they hold the same rows, however much storage they have.
  public static func == (first: RowSet, second: RowSet) -> Bool {
    let (short, long) =
      first.words.count < second.words.count ? (first, second) : (second, first)
    return long.words.starts(with: short.words)
      && long.words.dropFirst(short.words.count).allSatisfy { $0 == 0 }
  }
}

extension RowSet {
  /// The rows whose bits are set: row `r` is bit `r % 64` of word `r / 64`.
  package init(words: [UInt64]) { self.words = words }
}
