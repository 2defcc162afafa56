internal import RingtrueCore

/// Words of rows, each kept once: a row holds the number of its own.
struct Words: Sendable {
  /// The number of each row's word.
  let codes: [UInt32]
  /// The words, all of them different; no row need have one.
  let levels: [String]

  /// Words by their numbers.
  init(codes: [UInt32], levels: [String]) {
    self.codes = codes
    self.levels = levels
  }

  /// How many rows there are.
  var count: Int { codes.count }

  /// The word of a row.
  subscript(row: Int) -> String { levels[Int(codes[row])] }

  /// Words made of each row's own and that of others.
  func joined(with others: Words, under conditions: Conditions) throws -> Words {
    let (numbers, firsts) = try conditions.numbered(count) {
      codes[$0].paired(with: others.codes[$0])
    }
    return Words(
      codes: numbers,
      levels: try conditions.map(firsts.count) {
        self[firsts[$0]] + "\u{1F}" + others[firsts[$0]]
      })
  }

  /// The numbers of the words that some rows have, in the order of the words.
  func ordered(_ numbers: [Int], under conditions: Conditions) throws -> [Int] {
    try numbers.sorted(under: conditions) { levels[$0] < levels[$1] }
  }
}

extension Column {
  /// The cells as words, empty where missing.
  func words(under conditions: Conditions) throws -> Words {
    switch cells {
    case .integers(let cells): try words(conditions) { cells[$0] }
    case .decimals(let cells): try words(conditions) { cells.units[$0] }
    case .flags(let cells): try words(conditions) { cells[$0] }
    case .days(let cells): try words(conditions) { cells[$0].number }
    case .instants(let cells): try words(conditions) { cells[$0].microseconds }
    case .categories(let cells): try words(cells, conditions)
    case .reals, .texts: try words(conditions) { text($0) }
    }
  }

  /// The last characters of the cells as words.
  func endings(_ length: Int, under conditions: Conditions) throws -> Words {
    let (numbers, firsts) = try conditions.numbered(count) { text($0).suffix(length) }
    return Words(codes: numbers, levels: firsts.map { String(text($0).suffix(length)) })
  }

  private func words<Key: Hashable>(
    _ conditions: Conditions, by key: (_ row: Int) -> Key
  ) throws -> Words {
    let (numbers, firsts) = try conditions.numbered(count) {
      missing.contains($0) ? nil : key($0)
    }
    return Words(codes: numbers, levels: try conditions.map(firsts.count) { text(firsts[$0]) })
  }

  /// A dictionary may hold a word twice, and the empty one beside missing cells.
  private func words(_ cells: Categories, _ conditions: Conditions) throws -> Words {
    let levels = cells.levels + [""]
    let (numbers, firsts) = try conditions.numbered(levels.count) { levels[$0] }
    return Words(
      codes: try conditions.map(count) {
        numbers[missing.contains($0) ? levels.count - 1 : Int(cells.codes[$0])]
      }, levels: firsts.map { levels[$0] })
  }
}

extension Conditions {
  /// Numbers rows by what they are alike in, from 0 on as they come; also says which row first had
  /// each number.
  func numbered<Key: Hashable>(
    _ rows: Int, by key: (_ row: Int) -> Key
  ) throws -> (numbers: [UInt32], firsts: [Int]) {
    var known: [Key: UInt32] = [:]
    var firsts: [Int] = []
    let numbers = try map(rows) { row in
      let key = key(row)
      if let number = known[key] { return number }
      let number = UInt32(firsts.count)
      known[key] = number
      firsts.append(row)
      return number
    }
    return (numbers, firsts)
  }
}

extension UInt32 {
  /// One number of two.
  func paired(with other: UInt32) -> UInt64 { UInt64(self) << 32 | UInt64(other) }
}
