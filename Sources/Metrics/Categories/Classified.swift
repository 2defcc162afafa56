/// True categories with those that were predicted.
public struct Classified: EvidencePart {
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
  /// How often each true category was given each predicted one.
  public let confusion: Confusion

  /// True and predicted categories, one of each a row.
  ///
  /// Where a `taxonomy` is given, predictions outside of it are not valid.
  public init(
    truth: [String], predicted: [String?], confidence: [Double]? = nil,
    taxonomy: [String]? = nil, acceptable: [[String]]? = nil, open: String? = nil
  ) throws(MetricsError) {
    try requireSameLength("true categories", truth.count, "predictions", predicted.count)
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
      confidence, acceptable?.map { Set($0.map(Category.init)) }, open.map(Category.init))
  }

  init(
    checked truth: [Category], _ predicted: [Category?], _ confidence: [Double]?,
    _ acceptable: [Set<Category>]?, _ open: Category?
  ) {
    self.truth = truth
    self.predicted = predicted
    self.confidence = confidence
    self.acceptable = acceptable
    self.open = open
    confusion = Confusion(truth: truth, predicted: predicted)
  }

  /// Whether each prediction is the true category.
  var isCorrect: [Bool] { truth.indices.map { predicted[$0] == truth[$0] } }
}
