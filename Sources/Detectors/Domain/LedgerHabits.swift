internal import RingtrueCore

/// What ledger rules learn: daily sums of clients, and which kinds of rows go together.
struct LedgerHabits: Sendable {
  /// Two words of different columns that meet in a row, each with its column's name.
  typealias Pair = (first: String, second: String)

  /// The amount from which on a deposit must be reported.
  let reporting: Double
  private let sums: Histories
  private let strain: Double
  private let counts: WordCounts

  /// The habits in some rows; a day's outflow strains a client where only `rare` of days exceed it.
  init(_ rows: LedgerRows, reporting: Double, rare: Double) {
    self.reporting = reporting
    let days = rows.dailyOutflows
    let sums = Histories(of: days.map(\.sum), by: days.map(\.client))
    let ratios = days.map { $0.sum / max(sums[$0.client]?.center ?? 1, 1) }.sorted()
    self.sums = sums
    strain = ratios.isEmpty ? 1 : ratios.quantile(1 - rare)
    var words: [String] = []
    for row in 0..<rows.count {
      words += Self.words(of: rows, at: row)
      words += Self.pairs(of: Self.words(of: rows, at: row)).map { Self.key($0) }
    }
    counts = WordCounts(words)
  }

  /// What a client may take out on one day.
  func dailyLimit(of client: String) -> Double {
    strain * max((sums[client] ?? sums.all).center, 1)
  }

  /// All pairs of words in a row.
  func pairs(of rows: LedgerRows, at row: Int) -> [Pair] {
    Self.pairs(of: Self.words(of: rows, at: row))
  }

  /// How odd it is that two words meet: 0 where they often do, or where one is itself rare.
  func oddity(of pair: Pair) -> Double {
    let met = Double(counts[Self.key(pair)])
    let rarer = Double(min(counts[pair.first], counts[pair.second]))
    guard rarer >= 20, met < 0.005 * rarer else { return 0 }
    return 2 - met / (0.005 * rarer)
  }

  private static func words(of rows: LedgerRows, at row: Int) -> [String] {
    rows.words.map { $0.name + "=" + $0.words[row] }
  }

  private static func pairs(of words: [String]) -> [Pair] {
    words.indices.flatMap { first in
      words[(first + 1)...].map { (words[first], $0) }
    }
  }

  private static func key(_ pair: Pair) -> String { pair.first + "\u{1F}" + pair.second }

  /// The habits as named plain data.
  var entries: [String: Archive.Entry] {
    sums.entries("sums").merging([
      "levels": .doubles([reporting, strain]), "words": .strings(counts.words),
      "counts": .integers(counts.counts.map(Int64.init)),
    ]) { $1 }
  }

  /// The habits, from plain data.
  init(_ archive: Archive) throws(ArchiveError) {
    let levels = try archive.doubles("levels", count: 2)
    (reporting, strain) = (levels[0], levels[1])
    sums = try Histories(archive, "sums")
    let words = try archive.strings("words")
    counts = WordCounts(words: words, counts: try archive.integers("counts", count: words.count))
  }
}
