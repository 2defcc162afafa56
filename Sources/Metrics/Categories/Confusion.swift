/// How often each true category (row) was given each predicted one (column).
public struct Confusion: Sendable, Equatable {
  /// All true and predicted categories, in the order of their code points.
  public let categories: [Category]
  /// The counts, with a last column for rows that were given no valid category.
  private var counts: [Int]

  /// Counts nothing yet.
  init(of categories: [Category]) {
    self.categories = categories
    counts = [Int](repeating: 0, count: categories.count * (categories.count + 1))
  }

  /// Counts pairs of categories. Cost: O(n + k log k + k²).
  public init(truth: [Category], predicted: [Category?]) {
    self.init(of: Set(truth).union(predicted.compactMap { $0 }).sorted())
    for cell in cells(truth: truth, predicted: predicted) { add(1, at: cell) }
  }

  /// Where rows are counted.
  func cells(truth: [Category], predicted: [Category?]) -> [Int] {
    let places = Dictionary(uniqueKeysWithValues: zip(categories, 0...))
    return zip(truth, predicted).map { truth, predicted in
      let column = predicted.flatMap { places[$0] } ?? categories.count
      return (places[truth] ?? 0) * (categories.count + 1) + column
    }
  }

  mutating func add(_ rows: Int, at cell: Int) { counts[cell] += rows }

  /// How many rows of one true category were given a predicted one, by place in `categories`.
  public subscript(truth: Int, predicted: Int) -> Int {
    counts[truth * (categories.count + 1) + predicted]
  }

  /// How many rows of a true category were given no valid one.
  public func invalid(_ category: Int) -> Int { self[category, categories.count] }

  /// How many rows there are.
  public var rows: Int { counts.reduce(0, +) }
  /// How many of them were given their true category.
  public var correct: Int { categories.indices.reduce(0) { $0 + self[$1, $1] } }

  /// How many rows truly belong to a category.
  public func support(_ category: Int) -> Int {
    (0...categories.count).reduce(0) { $0 + self[category, $1] }
  }

  /// How many rows were given a category.
  public func given(_ category: Int) -> Int {
    categories.indices.reduce(0) { $0 + self[$1, category] }
  }

  /// Precision, recall and F1 of each category that occurs or was given, in their order.
  public var scores: [CategoryScores] {
    categories.indices.map {
      CategoryScores(
        category: categories[$0], correct: self[$0, $0], support: support($0), given: given($0))
    }
    .filter { $0.support + $0.given > 0 }
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
