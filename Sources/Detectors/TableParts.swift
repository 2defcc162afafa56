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
  func amounts(for detector: String) throws(DetectorError) -> [Double] {
    let column = try column("amount", roles.amount, or: ["amount"], for: detector)
    guard column.cells.isNumeric else { throw .lacksColumn(detector: detector, part: "amount") }
    return column.numbers
  }

  /// The times in days since 1970, NaN where missing.
  func days(for detector: String) throws(DetectorError) -> [Double] {
    let usual = ["ts", "transaction_date", "date", "time"]
    let column = try column("time", roles.time, or: usual, for: detector)
    guard let days = column.days else { throw .lacksColumn(detector: detector, part: "time") }
    return days
  }

  /// Whose rows they are, as words.
  func entities(for detector: String) throws(DetectorError) -> [String] {
    let usual = ["client_id", "account_id", "key"]
    return try column("client or key", roles.entity, or: usual, for: detector).words
  }
}

extension Column {
  /// The cells as numbers, NaN where one is missing or is none.
  var numbers: [Double] {
    (0..<count).map { missing.contains($0) ? .nan : cells.number($0) ?? .nan }
  }

  /// The cells as words, empty where missing.
  var words: [String] { (0..<count).map(text) }

  /// The cells as days since 1970, whole or not; nil where they are no times.
  var days: [Double]? {
    let days: [Double]
    switch cells {
    case .days(let cells): days = cells.map { Double($0.number) }
    case .instants(let cells):
      days = cells.map { Double($0.microseconds) / Double(Instant.microsecondsPerDay) }
    case .integers(let cells): days = cells.map { Double($0) / 86_400 }
    case .reals(let cells): days = cells.map { $0 / 86_400 }
    case .decimals, .flags, .categories, .texts: return nil
    }
    return days.enumerated().map { missing.contains($0.offset) ? .nan : $0.element }
  }
}

/// How often each word was seen, to say how rare one is.
struct WordCounts: Sendable, Equatable {
  private(set) var words: [String]
  private(set) var counts: [Int]
  private let places: [String: Int]

  /// Counts words.
  init(_ words: some Sequence<String>) {
    var counts: [String: Int] = [:]
    for word in words { counts[word, default: 0] += 1 }
    let sorted = counts.sorted { $0.key < $1.key }
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
