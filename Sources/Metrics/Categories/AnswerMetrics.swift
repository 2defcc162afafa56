import RingtrueCore

extension Metric {
  /// The gap between how sure predictions are and how often they are right.
  public static let topLabelCalibrationError = Metric(
    categoryCard(
      "top-label-ece@15",
      "The mean gap between confidence and correctness, over 15 bins of one width.",
      better: .lower, reference: "Guo et al., ICML 2017, arXiv:1706.04599"),
    resampling: \.categories
  ) { classified throws(Undefined) in
    guard !classified.truth.isEmpty else { throw .noRows }
    guard let confidence = classified.confidence else { throw .notGiven("confidences") }
    return Reliability(
      confidence.repeated(classified.times), classified.isCorrect.repeated(classified.times),
      .equalWidth(15)
    ).error
  }

  /// The share of rows that were given their true category.
  public static let accuracy = share(
    "accuracy", "The share of rows that were given their true category."
  ) { classified throws(Undefined) in
    Proportion(classified.confusion.correct, of: classified.confusion.rows)
  }

  /// The share of rows whose prediction is right.
  public static let microRecall = share(
    "micro-recall", "The share of rows whose prediction is right; the same as accuracy."
  ) { classified throws(Undefined) in
    Proportion(classified.confusion.correct, of: classified.confusion.rows)
  }

  /// How many of the rows that fit no category are recognised as such.
  public static let openSetRecall = share(
    "open-set-recall", "The share of rows of no known category that were said to be of none.",
    reference: "Scheirer et al., TPAMI 35(7), 2013, doi:10.1109/TPAMI.2012.256",
    among: { $0.truth[$1] == $0.open }
  ) { classified throws(Undefined) in
    guard let open = classified.open else { throw .notGiven("categories for what fits none") }
    let unknown = classified.count { classified.truth[$0] == open }
    guard unknown > 0 else {
      throw Undefined(code: "no-unknown", "every row is of a known category")
    }
    let found = classified.count {
      classified.truth[$0] == open && classified.predicted[$0] == open
    }
    return Proportion(found, of: unknown)
  }

  /// How many answers are no category at all.
  public static let invalidLabelRate = share(
    "invalid-label-rate", "The share of rows whose answer is no valid category.", better: .lower
  ) { classified throws(Undefined) in
    Proportion(classified.count { classified.predicted[$0] == nil }, of: classified.confusion.rows)
  }

  /// How many answers are among those that would do.
  public static let acceptableAccuracy = share(
    "acceptable-accuracy", "The share of rows given a category that would do for them."
  ) { classified throws(Undefined) in
    guard let acceptable = classified.acceptable else { throw .notGiven("acceptable sets") }
    let right = classified.count { row in
      classified.predicted[row].map { acceptable[row].contains($0) } ?? false
    }
    return Proportion(right, of: classified.confusion.rows)
  }
}

/// A share of rows, or of those that count, with Wilson's interval where rows stand alone.
func share(
  _ id: String, _ summary: String, better: MetricCard.Orientation = .higher,
  reference: String = "by definition",
  among isCounted: @escaping @Sendable (Classified, Int) -> Bool = { _, _ in true },
  _ value: @escaping @Sendable (Classified) throws(Undefined) -> Proportion
) -> Metric {
  @Sendable func checked(_ classified: Classified) throws(Undefined) -> Proportion {
    guard classified.confusion.rows > 0 else { throw .noRows }
    return try value(classified)
  }
  return Metric(
    categoryCard(
      id, summary, better: better, interval: intervalOfShares, reference: reference),
    resampling: \.categories,
    unless: { classified, request throws(Undefined) in
      request.interval(
        of: try checked(classified),
        clusters: classified.clusters?.count { isCounted(classified, $0) })
    }
  ) { classified throws(Undefined) in
    try checked(classified).share
  }
}
