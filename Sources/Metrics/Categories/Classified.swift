/// True categories with those that were predicted.
public struct Classified: Repeated {
  /// The part's name.
  public static let what = "true and predicted categories"

  /// The true category of each row.
  public let truth: [Category]
  /// The predicted one; none where the answer was no valid category.
  public let predicted: [Category?]
  /// How sure each prediction was, if known.
  public let confidence: [Double]?
  /// The categories that would also do for each row, if known.
  public let acceptable: [Set<Category>]?
  /// The category that stands for none of the others, if there is one.
  public let open: Category?
  /// Where the confusion counts each row, and how often it does.
  private let cells: [Int]
  let times: [UInt32]
  let clusters: Clusters?
  /// How often each true category was given each predicted one.
  public let confusion: Confusion

  /// True and predicted categories, one of each a row.
  ///
  /// Where a `taxonomy` is given, predictions outside of it are not valid. With `clusters`, rows of
  /// one cluster are drawn together.
  public init(
    truth: [String], predicted: [String?], confidence: [Double]? = nil,
    taxonomy: [String]? = nil, acceptable: [[String]]? = nil, open: String? = nil,
    clusters: Clusters? = nil
  ) throws(MetricsError) {
    try requireSameLength("true categories", truth.count, "predictions", predicted.count)
    try requireClusters(clusters, of: truth.count)
    if let confidence {
      try requireSameLength("true categories", truth.count, "confidences", confidence.count)
      try requireShares("confidences", confidence)
    }
    if let acceptable {
      try requireSameLength("true categories", truth.count, "acceptable sets", acceptable.count)
    }
    let valid = taxonomy.map { Set($0.map(Category.init)) }
    self.init(
      checked: truth.map(Category.init),
      predicted.map { $0.map(Category.init).flatMap { valid?.contains($0) == false ? nil : $0 } },
      confidence, acceptable?.map { Set($0.map(Category.init)) }, open.map(Category.init), clusters)
  }

  private init(
    checked truth: [Category], _ predicted: [Category?], _ confidence: [Double]?,
    _ acceptable: [Set<Category>]?, _ open: Category?, _ clusters: Clusters?
  ) {
    let categories = Set(truth).union(predicted.compactMap { $0 }).sorted()
    self.truth = truth
    self.predicted = predicted
    self.confidence = confidence
    self.acceptable = acceptable
    self.open = open
    self.clusters = clusters
    cells = Confusion(of: categories).cells(truth: truth, predicted: predicted)
    times = [UInt32](repeating: 1, count: truth.count)
    confusion = Confusion(truth: truth, predicted: predicted)
  }

  /// The same rows, each counted as often as it was drawn.
  private init(_ original: Classified, times: [UInt32]) {
    truth = original.truth
    predicted = original.predicted
    confidence = original.confidence
    acceptable = original.acceptable
    open = original.open
    clusters = nil
    cells = original.cells
    self.times = times
    var confusion = Confusion(of: original.confusion.categories)
    for (cell, times) in zip(cells, times) { confusion.add(Int(times), at: cell) }
    self.confusion = confusion
  }

  var units: Int { truth.count }
  var classes: Clusters? { Clusters(truth) }

  func repeated(_ times: [UInt32]) -> Classified { Classified(self, times: times) }

  /// Whether each prediction is the true category.
  var isCorrect: [Bool] { truth.indices.map { predicted[$0] == truth[$0] } }

  /// How many rows, as often as each was drawn, are of some kind.
  func count(where isCounted: (Int) -> Bool) -> Int {
    times.indices.reduce(0) { $0 + (isCounted($1) ? Int(times[$1]) : 0) }
  }
}
