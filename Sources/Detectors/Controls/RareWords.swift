public import RingtrueCore
internal import RingtrueKernels

/// Scores rows by how rare their rarest word was among the rows learned from.
public struct RareCategory: Detector {
  /// What a user should know of it.
  public static let card = DetectorCard(
    id: "rare-category",
    summary: "How rare the row's rarest category is.",
    assumes: "Strange rows hold a category that hardly any other has.",
    cost: "O(columns) a row; keeps each category once",
    avoid: "No column holds categories; it is a control for what a detector makes of codes.",
    paper: "none; a control",
    traits: [.takesMissing, .control, .readsTable])

  /// A detector without settings.
  public init(_ settings: Settings) {}

  /// The number of each row's category in a column, and the scores; the categories are few.
  public func memory(rows: Int, features: Int) -> Int { rows * 18 }

  /// Counts the categories of each column.
  public func fit(_ rows: Observations, under conditions: Conditions) throws -> RareWords {
    try conditions.checkMemory(memory(rows: rows.rowCount, features: rows.features.featureCount))
    let columns = rows.table.columns.filter {
      if case .categories = $0.cells { true } else { false }
    }
    return RareWords(
      detector: Self.card.id, names: columns.map(\.name),
      counts: try columns.map {
        try WordCounts($0.words(under: conditions), under: conditions)
      })
  }
}

/// Scores rows by how rare the last two digits of their amounts are.
public struct LastDigit: Detector {
  /// What a user should know of it.
  public static let card = DetectorCard(
    id: "last-digit",
    summary: "How rare the last two digits of the row's amount are.",
    assumes: "Strange rows have amounts that do not end as others do.",
    cost: "O(1) a row; keeps 100 counts",
    avoid: "Better is to be had; it is a control for amounts whose endings give labels away.",
    paper: "none; a control",
    traits: [.takesMissing, .control, .readsTable])

  /// A detector without settings.
  public init(_ settings: Settings) {}

  /// The number of each row's ending, and the scores.
  public func memory(rows: Int, features: Int) -> Int { rows * 18 }

  /// Counts the endings.
  public func fit(_ rows: Observations, under conditions: Conditions) throws -> RareWords {
    try conditions.checkMemory(memory(rows: rows.rowCount, features: rows.features.featureCount))
    let column = try rows.column(
      "amount", rows.roles.amount, or: ["amount"], for: Self.card.id)
    let endings = try column.endings(2, under: conditions)
    return RareWords(
      detector: Self.card.id, names: [column.name], endsAt: 2,
      counts: [try WordCounts(endings, under: conditions)])
  }
}

/// Counts of the words of some columns: the rarest word of a row makes it strange.
public struct RareWords: FittedDetector {
  private let detector: String
  private let names: [String]
  private let ending: Int
  private let counts: [WordCounts]

  fileprivate init(detector: String, names: [String], endsAt ending: Int = 0, counts: [WordCounts])
  {
    self.detector = detector
    self.names = names
    self.ending = ending
    self.counts = counts
  }

  /// Minus the logarithm of the rarest word's share; unseen words count as half a row.
  public func scores(_ rows: Observations, under conditions: Conditions) throws -> [Double] {
    var scores = [Double](repeating: 0, count: rows.rowCount)
    for (name, counts) in zip(names, counts) {
      let column = try rows.column(name, name, for: detector)
      let total = Double(counts.total) + 1
      let words =
        try ending == 0
        ? column.words(under: conditions) : column.endings(ending, under: conditions)
      let rarities = try conditions.map(words.levels.count) { level in
        -Elementary.log((Double(counts[words.levels[level]]) + 0.5) / total)
      }
      for (row, code) in words.codes.enumerated() {
        scores[row] = max(scores[row], rarities[Int(code)])
      }
    }
    return scores
  }

  /// The words of all columns, end to end, and their counts.
  public var archive: Archive {
    Archive(
      detector: detector,
      [
        "names": .strings(names), "ending": .integers([Int64(ending)]),
        "words": .strings(counts.flatMap(\.words)),
        "sizes": .integers(counts.map { Int64($0.words.count) }),
        "counts": .integers(counts.flatMap { $0.counts.map(Int64.init) }),
      ])
  }

  /// Counts of words, from plain data.
  public init(_ archive: Archive) throws(ArchiveError) {
    guard [RareCategory.card.id, LastDigit.card.id].contains(archive.detector) else {
      throw .otherDetector(archive.detector, not: RareCategory.card.id)
    }
    try archive.expect(archive.detector)
    detector = archive.detector
    names = try archive.strings("names")
    ending = try archive.integers("ending", count: 1)[0]
    let words = try archive.strings("words")
    let sizes = try archive.integers("sizes", count: names.count)
    let all = try archive.integers("counts", count: words.count)
    guard ending >= 0, sizes.allSatisfy({ $0 >= 0 }), sizes.reduce(0, +) == words.count else {
      throw .inconsistent("sizes")
    }
    var start = 0
    counts = sizes.map { size in
      defer { start += size }
      return WordCounts(
        words: Array(words[start..<start + size]), counts: Array(all[start..<start + size]))
    }
  }
}
