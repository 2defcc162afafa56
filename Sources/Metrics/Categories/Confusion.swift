/// How often each true category (row) was given each predicted one (column).
public struct Confusion: Sendable, Equatable {
  /// All true and predicted categories, in the order of their code points.
  public let categories: [Category]
  /// How many rows were given no valid category, by true category.
  public let invalid: [Int]
  private let counts: [Int]

  /// Counts pairs of categories. Cost: O(n + k log k + k²).
  public init(truth: [Category], predicted: [Category?]) {
    let categories = Set(truth).union(predicted.compactMap { $0 }).sorted()
    let places = Dictionary(uniqueKeysWithValues: zip(categories, 0...))
    var counts = [Int](repeating: 0, count: categories.count * categories.count)
    var invalid = [Int](repeating: 0, count: categories.count)
    for (truth, predicted) in zip(truth, predicted) {
      guard let row = places[truth] else { continue }
      if let column = predicted.flatMap({ places[$0] }) {
        counts[row * categories.count + column] += 1
      } else {
        invalid[row] += 1
      }
    }
    self.categories = categories
    self.invalid = invalid
    self.counts = counts
  }

  /// How many rows of one true category were given a predicted one, by place in `categories`.
  public subscript(truth: Int, predicted: Int) -> Int {
    counts[truth * categories.count + predicted]
  }

  /// How many rows there are.
  public var rows: Int { counts.reduce(0, +) + invalid.reduce(0, +) }
  /// How many of them were given their true category.
  public var correct: Int { categories.indices.reduce(0) { $0 + self[$1, $1] } }

  /// How many rows truly belong to a category.
  public func support(_ category: Int) -> Int {
    categories.indices.reduce(invalid[category]) { $0 + self[category, $1] }
  }

  /// How many rows were given a category.
  public func given(_ category: Int) -> Int {
    categories.indices.reduce(0) { $0 + self[$1, category] }
  }

  /// Precision, recall and F1 of each category, in their order.
  public var scores: [CategoryScores] {
    categories.indices.map {
      CategoryScores(
        category: categories[$0], correct: self[$0, $0], support: support($0), given: given($0))
    }
  }
}

/// How well one category is told from the others.
public struct CategoryScores: Sendable, Equatable {
  /// The category.
  public let category: Category
  /// How many of its rows were given it.
  public let correct: Int
  /// How many rows truly belong to it.
  public let support: Int
  /// How many rows were given it.
  public let given: Int

  /// The share of rows given the category that belong to it; none if no row was given it.
  public var precision: Double? { given == 0 ? nil : Double(correct) / Double(given) }
  /// The share of its rows that were given the category; none if it has no rows.
  public var recall: Double? { support == 0 ? nil : Double(correct) / Double(support) }
  /// The harmonic mean of the two; always defined, since a category that neither occurs nor is
  /// given is not listed.
  public var f1: Double { 2 * Double(correct) / Double(support + given) }
}
