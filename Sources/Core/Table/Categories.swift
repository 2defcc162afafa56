/// A column of words coded by a dictionary: each row holds the number of its word.
public struct Categories: Sendable, Equatable {
  /// The number of each row's word in `levels`.
  public var codes: [UInt32]
  /// The words, in the order in which they first came.
  public var levels: [String]

  /// Joins codes and their dictionary; every code must be a place in `levels`.
  public init(codes: [UInt32], levels: [String]) {
    self.codes = codes
    self.levels = levels
  }

  /// Codes words in the order in which they first come.
  public init(_ words: some Sequence<String>) {
    var numbers: [String: UInt32] = [:]
    self.init(codes: [], levels: [])
    for word in words {
      let code = numbers[word] ?? UInt32(levels.count)
      if code == levels.count {
        numbers[word] = code
        levels.append(word)
      }
      codes.append(code)
    }
  }

  /// The word of a row.
  public func level(_ row: Int) -> String { levels[Int(codes[row])] }
}
