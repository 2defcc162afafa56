internal import RingtrueCore
internal import RingtrueKernels

/// Turns the words of a column into numbers by how often each stood in the training rows, and, where
/// they were few, into a yes or no for each. A word that was not there has a code of its own.
struct WordEncoding: Sendable, Equatable {
  /// The column.
  let column: String
  private let words: [String]
  private let counts: [Int]
  private let isOneHot: Bool
  private let places: [String: Int]

  /// Learns the words of a column; nil where hardly any comes twice, since they tell nothing.
  init?(learning column: Column, oneHotLimit: Int) {
    let codes = WordCodes(column)
    let known = zip(codes.words, codes.counts).filter { $0.1 > 0 }.sorted { $0.0 < $1.0 }
    if known.count > 20, 2 * known.count > column.count { return nil }
    self.init(
      column: column.name, words: known.map(\.0), counts: known.map(\.1),
      isOneHot: known.count <= oneHotLimit)
  }

  private init(column: String, words: [String], counts: [Int], isOneHot: Bool) {
    self.column = column
    self.words = words
    self.counts = counts
    self.isOneHot = isOneHot
    places = Dictionary(zip(words, words.indices)) { first, _ in first }
  }

  /// How rare a row's word is, then whether it is this one or that, and whether it is unheard of.
  func features(of table: Table) throws -> [FeatureColumn] {
    let codes = WordCodes(try table.column(column))
    let places = codes.words.map { self.places[$0] }
    let total = Double(counts.reduce(0, +))
    // A word that was never seen is rarer than any that was: half as frequent as one row.
    let rarities = places.map { place in
      -Elementary.log((place.map { Double(counts[$0]) } ?? 0.5) / max(total, 1))
    }
    func feature(_ name: String, scaledAs scale: String?, _ ofWord: [Double]) -> FeatureColumn {
      FeatureColumn(
        name, of: [column], scaledAs: scale, codes.codes.map { ofWord[Int($0)] })
    }
    let rarity = feature("\(column).rarity", scaledAs: "\(column).rarity", rarities)
    let one = words.indices.filter { _ in isOneHot }.map { word in
      feature("\(column)=\(words[word])", scaledAs: nil, places.map { $0 == word ? 1 : 0 })
    }
    let unseen = feature("\(column).unseen", scaledAs: nil, places.map { $0 == nil ? 1 : 0 })
    return [rarity] + one + [unseen]
  }

  /// Words and how often each stood in training.
  func entries(_ prefix: String) -> [String: Archive.Entry] {
    [
      "\(prefix).words": .strings([column] + words),
      "\(prefix).counts": .integers([isOneHot ? 1 : 0] + counts.map { Int64($0) }),
    ]
  }

  init(_ archive: Archive, _ prefix: String) throws(ArchiveError) {
    let words = try archive.strings("\(prefix).words")
    let counts = try archive.integers("\(prefix).counts", count: words.count)
    guard let column = words.first, let oneHot = counts.first,
      counts.dropFirst().allSatisfy({ $0 > 0 })
    else { throw .inconsistent(prefix) }
    self.init(
      column: column, words: Array(words.dropFirst()), counts: Array(counts.dropFirst()),
      isOneHot: oneHot == 1)
  }
}
