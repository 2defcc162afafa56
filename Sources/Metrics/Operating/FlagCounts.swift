import RingtrueCore

/// How many rows of each class are flagged and how many are not.
///
/// Weighted to another prevalence, they are shares.
public struct FlagCounts: Sendable, Equatable {
  /// Anomalous rows that are flagged.
  public var truePositives: Double
  /// Normal rows that are flagged.
  public var falsePositives: Double
  /// Anomalous rows that are not flagged.
  public var falseNegatives: Double
  /// Normal rows that are not flagged.
  public var trueNegatives: Double

  /// Counts, or shares.
  public init(
    truePositives: Double = 0, falsePositives: Double = 0, falseNegatives: Double = 0,
    trueNegatives: Double = 0
  ) {
    self.truePositives = truePositives
    self.falsePositives = falsePositives
    self.falseNegatives = falseNegatives
    self.trueNegatives = trueNegatives
  }

  var flagged: Double { truePositives + falsePositives }
  var quiet: Double { falseNegatives + trueNegatives }
  var positives: Double { truePositives + falseNegatives }
  var negatives: Double { falsePositives + trueNegatives }
  var total: Double { positives + negatives }

  /// The shares that there would be where anomalies have another share.
  func weighted(to prevalence: Double) throws(Undefined) -> FlagCounts {
    guard total > 0 else { throw .noRows }
    guard positives > 0, negatives > 0 else { throw .oneClass }
    let (anomalous, normal) = (prevalence / positives, (1 - prevalence) / negatives)
    return FlagCounts(
      truePositives: truePositives * anomalous, falsePositives: falsePositives * normal,
      falseNegatives: falseNegatives * anomalous, trueNegatives: trueNegatives * normal)
  }
}

extension FlagCounts {
  func precision() throws(Undefined) -> Double {
    guard flagged > 0 else { throw total > 0 ? .nothingFlagged : .noRows }
    return truePositives / flagged
  }

  func recall() throws(Undefined) -> Double {
    guard positives > 0 else { throw total > 0 ? .oneClass : .noRows }
    return truePositives / positives
  }

  func specificity() throws(Undefined) -> Double {
    guard negatives > 0 else { throw total > 0 ? .oneClass : .noRows }
    return trueNegatives / negatives
  }

  func falsePositiveRate() throws(Undefined) -> Double {
    guard negatives > 0 else { throw total > 0 ? .oneClass : .noRows }
    return falsePositives / negatives
  }

  func alertRate() throws(Undefined) -> Double {
    guard total > 0 else { throw .noRows }
    return flagged / total
  }

  /// The harmonic mean of precision and recall, recall weighing β² times as much.
  func f(beta: Double) throws(Undefined) -> Double {
    let square = beta * beta
    let whole = (1 + square) * truePositives + square * falseNegatives + falsePositives
    guard whole > 0 else { throw total > 0 ? .nothingToFind : .noRows }
    return (1 + square) * truePositives / whole
  }

  func balancedAccuracy() throws(Undefined) -> Double {
    (try recall() + specificity()) / 2
  }

  /// The correlation of flags and labels; 0 where one of them does not vary.
  func matthews() throws(Undefined) -> Double {
    guard total > 0 else { throw .noRows }
    let margins = (flagged * quiet).squareRoot() * (positives * negatives).squareRoot()
    guard margins > 0 else { return 0 }
    return (truePositives * trueNegatives - falsePositives * falseNegatives) / margins
  }

  /// The agreement of flags and labels beyond that of chance.
  func kappa() throws(Undefined) -> Double {
    guard total > 0 else { throw .noRows }
    let whole = flagged * negatives + positives * quiet
    guard whole > 0 else { throw .certainAgreement }
    return 2 * (truePositives * trueNegatives - falsePositives * falseNegatives) / whole
  }
}

extension Undefined {
  static let nothingToFind = Undefined(
    code: "nothing-to-find", "no row is anomalous and none is flagged")
}
