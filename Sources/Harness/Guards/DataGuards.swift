internal import RingtrueCore

/// All that is looked for in data.
///
/// Preprocessing that was fitted on measured rows is not looked for, since it cannot happen:
/// `Preparation` gives a recipe the training rows and nothing else. Nor can labels of measured rows
/// get into a detector: nothing that a detector is given holds any.
enum DataGuards {
  static let all: [Guard<TrialData>] = [
    duplicates, nearDuplicates, sharedEntities, laterRows, oneClass, fewAnomalies, manyAnomalies,
    labelHoles, crowdedLabels, tellingColumn,
  ]

  /// What is wrong with a dataset, or worth knowing.
  static func findings(in data: TrialData) -> [Finding] {
    all.compactMap { $0.finding(in: data) }
  }
}
