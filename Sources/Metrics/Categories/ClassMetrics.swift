import RingtrueCore

extension Metric {
  /// Precision, recall and F1 of one category.
  public static func ofClass(_ name: String) -> [Metric] {
    [.precision(ofClass: name), .recall(ofClass: name), .f1(ofClass: name)]
  }

  /// The share of rows given a category that belong to it.
  public static func precision(ofClass name: String) -> Metric {
    share(
      "precision@class=\(name)", "The share of rows given the category '\(name)' that are of it.",
      reference: sokolova, among: { [category = Category(name)] in $0.predicted[$1] == category }
    ) { classified throws(Undefined) in
      let scores = try classified.confusion.scores(of: name)
      guard scores.given > 0 else {
        throw Undefined(code: "never-given", "no row was given this category")
      }
      return Proportion(scores.correct, of: scores.given)
    }
  }

  /// The share of a category's rows that were given it.
  public static func recall(ofClass name: String) -> Metric {
    share(
      "recall@class=\(name)", "The share of rows of the category '\(name)' that were given it.",
      reference: sokolova, among: { [category = Category(name)] in $0.truth[$1] == category }
    ) { classified throws(Undefined) in
      let scores = try classified.confusion.scores(of: name)
      guard scores.support > 0 else {
        throw Undefined(code: "never-occurs", "no row is of this category")
      }
      return Proportion(scores.correct, of: scores.support)
    }
  }

  /// The share of a category's rows that the surest answers find while they are right 99 times in a
  /// hundred: as many as could be left to themselves.
  ///
  /// Answers that are equally sure go together. The threshold is chosen on the rows themselves, so
  /// that the value is a ceiling; resamples choose theirs, too.
  public static func coverage99(ofClass name: String) -> Metric {
    Metric(
      categoryCard(
        "coverage-99@class=\(name)",
        "The share of rows of '\(name)' found by its surest answers while 99 % are right.",
        interval: "bootstrap", reference: "El-Yaniv & Wiener, JMLR 11, 2010"),
      resampling: \.categories
    ) { classified throws(Undefined) in
      guard let confidence = classified.confidence else { throw .notGiven("confidences") }
      let scores = try classified.confusion.scores(of: name)
      guard scores.support > 0 else {
        throw Undefined(code: "never-occurs", "no row is of this category")
      }
      let sure = classified.surest(of: Category(name), by: confidence, precision: 0.99)
      return Double(sure) / Double(scores.support)
    }
  }

  /// The harmonic mean of the two.
  public static func f1(ofClass name: String) -> Metric {
    Metric(
      categoryCard(
        "f1@class=\(name)",
        "The harmonic mean of precision and recall of the category '\(name)'.",
        reference: sokolova),
      resampling: \.categories
    ) { classified throws(Undefined) in try classified.confusion.scores(of: name).f1 }
  }
}

extension MetricPattern {
  /// Precision, recall and F1 of a category that is named.
  static let ofClass = [
    MetricPattern("precision@class=", "NAME") { .precision(ofClass: $0) },
    MetricPattern("recall@class=", "NAME") { .recall(ofClass: $0) },
    MetricPattern("f1@class=", "NAME") { .f1(ofClass: $0) },
    MetricPattern("coverage-99@class=", "NAME") { .coverage99(ofClass: $0) },
  ]
}

extension Classified {
  /// How many rows of a category the surest answers find while as many of them are right.
  fileprivate func surest(
    of category: Category, by confidence: [Double], precision: Double
  ) -> Int {
    let given = truth.indices.filter { predicted[$0] == category && times[$0] > 0 }
      .sorted { confidence[$0] > confidence[$1] }
    var (right, all, best) = (0, 0, 0)
    for (place, row) in given.enumerated() {
      all += Int(times[row])
      if truth[row] == category { right += Int(times[row]) }
      let isLastOfTie =
        place + 1 == given.count || confidence[given[place + 1]] < confidence[row]
      if isLastOfTie, Double(right) >= precision * Double(all) { best = right }
    }
    return best
  }
}

extension Confusion {
  /// How well one category is told from the others. Cost: O(k).
  fileprivate func scores(of name: String) throws(Undefined) -> CategoryScores {
    let category = Category(name)
    guard let place = categories.firstIndex(of: category) else {
      throw Undefined(code: "no-such-class", "no row is of this category, or was given it")
    }
    let scores = CategoryScores(
      category: category, correct: self[place, place], support: support(place), given: given(place))
    guard scores.support + scores.given > 0 else {
      throw Undefined(code: "no-such-class", "no row is of this category, or was given it")
    }
    return scores
  }
}

private let sokolova =
  "Sokolova & Lapalme, IPM 45(4), 2009, doi:10.1016/j.ipm.2009.03.002"
