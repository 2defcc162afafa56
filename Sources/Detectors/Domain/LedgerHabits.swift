internal import RingtrueCore
internal import RingtrueKernels

/// What ledger rules learn: daily sums of clients, and which kinds of rows go together.
struct LedgerHabits: Sendable {
  /// Two words of different columns that meet in a row, each with its column's name.
  private typealias Pair = (first: String, second: String)

  /// The amount from which on a deposit must be reported.
  let reporting: Double
  private let sums: Histories
  private let strain: Double
  private let counts: WordCounts

  /// The habits in some rows; a day's outflow strains a client where only `rare` of days exceed it.
  init(_ rows: LedgerRows, reporting: Double, rare: Double, under conditions: Conditions) throws {
    self.reporting = reporting
    let days = try rows.dailyOutflows(under: conditions)
    let clients = Words(
      codes: try conditions.map(days.count) { UInt32(days[$0].client) },
      levels: rows.clients.levels)
    let sums = try Histories(
      of: conditions.map(days.count) { days[$0].sum }, by: clients, under: conditions)
    let usual = try sums.usual(of: clients, under: conditions)
    var ratios = try conditions.map(days.count) { day in
      days[day].sum / max(usual[days[day].client]?.center ?? 1, 1)
    }
    radixSort(&ratios)
    self.sums = sums
    strain = ratios.isEmpty ? 1 : ratios.quantile(1 - rare)
    counts = try WordCounts(Self.counts(of: rows), under: conditions)
  }

  /// How often each word is seen, and each pair of words that meet.
  private static func counts(of rows: LedgerRows) -> [String: Int] {
    var kinds = [Int](repeating: 0, count: rows.words.count)
    for kind in rows.kinds { kinds[Int(kind)] += 1 }
    var counts: [String: Int] = [:]
    for (words, count) in zip(rows.words, kinds) {
      for word in words + pairs(of: words).map(key) { counts[word, default: 0] += count }
    }
    return counts
  }

  /// What each of some clients may take out on one day.
  func dailyLimits(of clients: Words, under conditions: Conditions) throws -> [Double] {
    try sums.usual(of: clients, under: conditions).map { strain * max(($0 ?? sums.all).center, 1) }
  }

  /// How odd it is that some words meet: that of the oddest pair of them.
  func oddity(of words: [String]) -> Double {
    Self.pairs(of: words).map { oddity(of: $0) }.max() ?? 0
  }

  /// 0 where two words often meet, or where one is itself rare.
  private func oddity(of pair: Pair) -> Double {
    let met = Double(counts[Self.key(pair)])
    let rarer = Double(min(counts[pair.first], counts[pair.second]))
    guard rarer >= 20, met < 0.005 * rarer else { return 0 }
    return 2 - met / (0.005 * rarer)
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
