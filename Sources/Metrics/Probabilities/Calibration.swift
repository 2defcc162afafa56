import RingtrueCore
import RingtrueKernels

extension Metric {
  /// The mean squared gap between chance and truth.
  public static let brier = calibration(
    "brier", "The mean squared difference of predicted chance and truth.",
    "Brier, Monthly Weather Review 78(1), 1950"
  ) { probabilities throws(Undefined) in
    try probabilities.mean { chance, isPositive in
      let gap = chance - (isPositive ? 1 : 0)
      return gap * gap
    }
  }

  /// The mean of minus the logarithm of the chance given to what came true.
  public static let logLoss = calibration(
    "log-loss", "Minus the mean natural logarithm of the chance given to what came true.",
    "Good, JRSS B 14(1), 1952", range: 0...Double.infinity
  ) { probabilities throws(Undefined) in
    try probabilities.mean { chance, isPositive in
      // Certainty that proves wrong would cost without bound.
      let clipped = min(max(chance, 0x1p-52), 1 - 0x1p-52)
      return -(isPositive ? Elementary.log(clipped) : Elementary.log1p(-clipped))
    }
  }

  /// The calibration error over 15 bins of one width.
  public static let expectedCalibrationError = calibrationError(
    "ece@15", "over 15 bins of one width", .equalWidth(15))
  /// The same with edges that belong to the bin below.
  public static let rightClosedCalibrationError = calibrationError(
    "ece@15-right-closed", "over 15 bins of one width, each with its upper edge",
    .rightClosed(15))
  /// The calibration error over 15 bins of as many rows.
  public static let equalMassCalibrationError = calibrationError(
    "ece@15-equal-mass", "over 15 bins between quantiles", .equalMass(15))

  /// The calibration error among the 1 % of rows that are most suspected.
  public static let topAlertCalibrationError = calibration(
    "ece@15-top-0.01",
    "The mean gap between chances and truth, over 15 bins between quantiles of the top 1 % of rows.",
    naeini
  ) { probabilities throws(Undefined) in
    let top = try probabilities.top(share: 0.01)
    return Reliability(top.predicted, top.isPositive, .equalMass(15)).error
  }
}

extension Probabilities {
  /// The rows with the highest chances, and all that tie with the last of them.
  func top(share: Double) throws(Undefined) -> Probabilities {
    guard !predicted.isEmpty else { throw .noRows }
    let wanted = max(1, Int(share * Double(predicted.count) + 0.5))
    let least = predicted.sorted(by: >)[wanted - 1]
    let rows = predicted.indices.filter { predicted[$0] >= least }
    return Probabilities(checked: rows.map { predicted[$0] }, rows.map { isPositive[$0] })
  }
}

private let naeini = "Naeini et al., AAAI 2015, doi:10.1609/aaai.v29i1.9602"

private func calibrationError(
  _ id: String, _ bins: String, _ binning: Reliability.Binning
) -> Metric {
  calibration(id, "The mean gap between predicted chances and truth, \(bins).", naeini) {
    probabilities throws(Undefined) in
    guard !probabilities.predicted.isEmpty else { throw .noRows }
    return Reliability(probabilities.predicted, probabilities.isPositive, binning).error
  }
}

private func calibration(
  _ id: String, _ summary: String, _ reference: String, range: ClosedRange<Double> = 0...1,
  _ value: @escaping @Sendable (Probabilities) throws(Undefined) -> Double
) -> Metric {
  Metric(
    MetricCard(
      id: id, family: "probabilities", summary: summary, better: .lower, range: range,
      interval: "bootstrap", reference: reference),
    resampling: \.probabilities, value: value)
}
