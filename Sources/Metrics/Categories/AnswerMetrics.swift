import RingtrueCore

extension Metric {
  /// The gap between how sure predictions are and how often they are right.
  public static let topLabelCalibrationError = answers(
    "top-label-ece@15",
    "The mean gap between confidence and correctness, over 15 bins of one width.", better: .lower,
    reference: "Guo et al., ICML 2017, arXiv:1706.04599"
  ) { classified throws(Undefined) in
    guard let confidence = classified.confidence else { throw .notGiven("confidences") }
    return Reliability(confidence, classified.isCorrect, .equalWidth(15)).error
  }

  /// How many of the rows that fit no category are recognised as such.
  public static let openSetRecall = answers(
    "open-set-recall", "The share of rows of no known category that were said to be of none.",
    reference: "Scheirer et al., TPAMI 35(7), 2013, doi:10.1109/TPAMI.2012.256"
  ) { classified throws(Undefined) in
    guard let open = classified.open else { throw .notGiven("categories for what fits none") }
    let unknown = classified.truth.indices.filter { classified.truth[$0] == open }
    guard !unknown.isEmpty else {
      throw Undefined(code: "no-unknown", "every row is of a known category")
    }
    return Double(unknown.count { classified.predicted[$0] == open }) / Double(unknown.count)
  }

  /// How many answers are no category at all.
  public static let invalidLabelRate = answers(
    "invalid-label-rate", "The share of rows whose answer is no valid category.", better: .lower,
    reference: "by definition"
  ) { classified throws(Undefined) in
    Double(classified.predicted.count { $0 == nil }) / Double(classified.predicted.count)
  }

  /// How many answers are among those that would do.
  public static let acceptableAccuracy = answers(
    "acceptable-accuracy", "The share of rows given a category that would do for them.",
    reference: "by definition"
  ) { classified throws(Undefined) in
    guard let acceptable = classified.acceptable else { throw .notGiven("acceptable sets") }
    let right = classified.predicted.indices.count { row in
      classified.predicted[row].map { acceptable[row].contains($0) } ?? false
    }
    return Double(right) / Double(acceptable.count)
  }
}

private func answers(
  _ id: String, _ summary: String, better: MetricCard.Orientation = .higher, reference: String,
  _ value: @escaping @Sendable (Classified) throws(Undefined) -> Double
) -> Metric {
  Metric(
    categoryCard(id, summary, better: better, reference: reference), from: \.categories
  ) { classified throws(Undefined) in
    guard !classified.truth.isEmpty else { throw .noRows }
    return try value(classified)
  }
}
