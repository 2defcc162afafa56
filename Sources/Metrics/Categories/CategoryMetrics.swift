import RingtrueCore

extension Metric {
  /// Agreement beyond what the shares of the categories bring about by chance.
  public static let categoryKappa = Metric(
    categoryCard(
      "category-kappa", "Agreement with the truth beyond chance.", range: -1...1,
      reference: "Cohen, Educ. Psychol. Meas. 20(1), 1960, doi:10.1177/001316446002000104"),
    resampling: \.categories
  ) { classified throws(Undefined) in
    let confusion = classified.confusion
    guard confusion.rows > 0 else { throw .noRows }
    let rows = Double(confusion.rows)
    let byChance = confusion.categories.indices.reduce(0.0) {
      $0 + Double(confusion.support($1)) * Double(confusion.given($1))
    }
    // In units of rows²: the agreement found, and the agreement by chance.
    guard byChance < rows * rows else { throw .certainAgreement }
    return (Double(confusion.correct) * rows - byChance) / (rows * rows - byChance)
  }

  /// The mean F1 of the categories.
  public static let macroF1 = category("macro-f1", "The mean F1 of all categories.") { _, scores in
    mean(scores.map(\.f1))
  }
  /// The mean precision of the categories, 0 for one that is never given.
  public static let macroPrecision = category(
    "macro-precision@zero", "The mean precision of all categories; 0 for one that is never given."
  ) { _, scores in mean(scores.map { $0.precision ?? 0 }) }
  /// The mean recall of the categories, 0 for one that never occurs.
  public static let macroRecall = category(
    "macro-recall@zero", "The mean recall of all categories; 0 for one that never occurs."
  ) { _, scores in mean(scores.map { $0.recall ?? 0 }) }
  /// The mean precision of the categories that are given.
  public static let macroPrecisionDefined = category(
    "macro-precision@defined", "The mean precision of the categories that are given to some row."
  ) { _, scores in mean(scores.compactMap(\.precision)) }
  /// The mean recall of the categories that occur.
  public static let macroRecallDefined = category(
    "macro-recall@defined", "The mean recall of the categories that occur."
  ) { _, scores in mean(scores.compactMap(\.recall)) }

  /// The F1 of the categories, weighted by how often they occur.
  public static let weightedF1 = category(
    "weighted-f1", "The mean F1 of all categories, weighted by their true rows."
  ) { _, scores in weighted(scores, \.f1) }
  /// The precision of the categories, weighted by how often they occur.
  public static let weightedPrecision = category(
    "weighted-precision@zero",
    "The mean precision of all categories, weighted by their true rows; 0 for one never given."
  ) { _, scores in weighted(scores) { $0.precision ?? 0 } }
  /// The recall of the categories, weighted by how often they occur.
  public static let weightedRecall = category(
    "weighted-recall", "The mean recall of all categories, weighted by their true rows."
  ) { _, scores in weighted(scores) { $0.recall ?? 0 } }

  /// The share of valid predictions that are right.
  public static let microPrecision = category(
    "micro-precision", "The share of valid predictions that are right."
  ) { confusion, scores in
    let valid = scores.reduce(0) { $0 + $1.given }
    return valid == 0 ? nil : Double(confusion.correct) / Double(valid)
  }
  /// The harmonic mean of that and the share of all rows that are right.
  public static let microF1 = category(
    "micro-f1", "The harmonic mean of micro precision and recall; accuracy, if all are valid."
  ) { confusion, scores in
    let valid = scores.reduce(0) { $0 + $1.given }
    return 2 * Double(confusion.correct) / Double(valid + confusion.rows)
  }
}

extension Undefined {
  /// Chance alone would agree everywhere.
  static let certainAgreement = Undefined(
    code: "certain-agreement", "chance alone would agree on every row")
  /// No prediction is a valid category.
  static let nothingValid = Undefined(
    code: "nothing-valid", "no prediction is a valid category")
}

private func mean(_ values: [Double]) -> Double? {
  values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)
}

private func weighted(_ scores: [CategoryScores], _ value: (CategoryScores) -> Double) -> Double {
  let rows = scores.reduce(0) { $0 + $1.support }
  return scores.reduce(0) { $0 + Double($1.support) * value($1) } / Double(rows)
}

/// A metric of the confusion alone; undefined where it gives nothing.
private func category(
  _ id: String, _ summary: String,
  _ value: @escaping @Sendable (Confusion, [CategoryScores]) -> Double?
) -> Metric {
  Metric(
    categoryCard(
      id, summary, reference: "Sokolova & Lapalme, IPM 45(4), 2009, doi:10.1016/j.ipm.2009.03.002"),
    resampling: \.categories
  ) { classified throws(Undefined) in
    guard classified.confusion.rows > 0 else { throw .noRows }
    guard let value = value(classified.confusion, classified.confusion.scores) else {
      throw .nothingValid
    }
    return value
  }
}

func categoryCard(
  _ id: String, _ summary: String, better: MetricCard.Orientation = .higher,
  range: ClosedRange<Double> = 0...1, interval: String = "bootstrap", reference: String
) -> MetricCard {
  MetricCard(
    id: id, family: "categories", summary: summary, better: better, range: range,
    interval: interval, reference: reference)
}
