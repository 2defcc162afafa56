internal import RingtrueCore

extension Observations {
  /// The column that plays a part: the one of its role, or else the first of some usual names.
  func column(
    _ part: String, _ role: String?, or names: [String] = [], for detector: String
  ) throws(DetectorError) -> Column {
    for name in [role].compactMap(\.self) + names {
      if let column = table[name] { return column }
    }
    throw .lacksColumn(detector: detector, part: part, names: names)
  }

  /// The amounts, NaN where missing.
  func amounts(for detector: String, under conditions: Conditions) throws -> [Double] {
    let column = try column("amount", roles.amount, or: ["amount"], for: detector)
    guard column.cells.isNumeric else {
      throw DetectorError.lacksColumn(detector: detector, part: "amount")
    }
    return try column.numbers(under: conditions)
  }

  /// The times in days since 1970, NaN where missing.
  func days(for detector: String, under conditions: Conditions) throws -> [Double] {
    let usual = ["ts", "transaction_date", "date", "time"]
    let column = try column("time", roles.time, or: usual, for: detector)
    guard let days = try column.days(under: conditions) else {
      throw DetectorError.lacksColumn(detector: detector, part: "time")
    }
    return days
  }

  /// Whose rows they are, as words.
  func entities(for detector: String, under conditions: Conditions) throws -> Words {
    let usual = ["client_id", "account_id", "key"]
    let column = try column("client or key", roles.entity, or: usual, for: detector)
    return try column.words(under: conditions)
  }
}

extension Column {
  /// The cells as numbers, NaN where one is missing or is none.
  func numbers(under conditions: Conditions) throws -> [Double] {
    let number: (Int) -> Double
    switch cells {
    case .integers(let cells): number = { Double(cells[$0]) }
    case .decimals(let cells):
      let unitsPerMajor = Double(cells.unitsPerMajor)
      number = { Double(cells.units[$0]) / unitsPerMajor }
    case .reals(let cells): number = { cells[$0] }
    case .flags(let cells): number = { cells[$0] ? 1 : 0 }
    case .days, .instants, .categories, .texts: number = { _ in .nan }
    }
    return try conditions.map(count) { missing.contains($0) ? .nan : number($0) }
  }

  /// The cells as days since 1970, whole or not; nil where they are no times.
  func days(under conditions: Conditions) throws -> [Double]? {
    let day: (Int) -> Double
    switch cells {
    case .days(let cells): day = { Double(cells[$0].number) }
    case .instants(let cells):
      day = { Double(cells[$0].microseconds) / Double(Instant.microsecondsPerDay) }
    case .integers(let cells): day = { Double(cells[$0]) / 86_400 }
    case .reals(let cells): day = { cells[$0] / 86_400 }
    case .decimals, .flags, .categories, .texts: return nil
    }
    return try conditions.map(count) { missing.contains($0) ? .nan : day($0) }
  }
}

/// How often each word was seen, to say how rare one is.
struct WordCounts: Sendable, Equatable {
  private(set) var words: [String]
  private(set) var counts: [Int]
  private let places: [String: Int]

  /// Counts words.
  init(_ words: Words, under conditions: Conditions) throws {
    var counts = words.levels.map { _ in 0 }
    for code in words.codes { counts[Int(code)] += 1 }
    let seen = try words.ordered(counts.indices.filter { counts[$0] > 0 }, under: conditions)
    self.init(words: seen.map { words.levels[$0] }, counts: seen.map { counts[$0] })
  }

  /// Words by how often each was seen.
  init(_ counts: [String: Int], under conditions: Conditions) throws {
    let sorted = try counts.sorted(under: conditions) { $0.key < $1.key }
    self.init(words: sorted.map(\.key), counts: sorted.map(\.value))
  }

  /// Words and how often each was seen.
  init(words: [String], counts: [Int]) {
    self.words = words
    self.counts = counts
    places = Dictionary(zip(words, words.indices)) { first, _ in first }
  }

  /// How often a word was seen.
  subscript(word: String) -> Int { places[word].map { counts[$0] } ?? 0 }

  /// How many words were counted in all.
  var total: Int { counts.reduce(0, +) }
}
