internal import RingtrueCore

/// Looks at a dataset before anything is tried on it, for one mistake that would make results untrue.
struct DataGuard: Sendable {
  /// The stable code, such as `RT001`.
  let code: String
  /// How much it weighs when it is found.
  let weight: Finding.Weight
  /// Says what is wrong, and what to do; nil where nothing is.
  let complaint: @Sendable (TrialData) -> String?

  init(
    _ code: String, _ weight: Finding.Weight, complaint: @escaping @Sendable (TrialData) -> String?
  ) {
    self.code = code
    self.weight = weight
    self.complaint = complaint
  }
}

/// All that is looked for in data.
///
/// Preprocessing that was fitted on measured rows is not looked for, since it cannot happen:
/// `Preparation` gives a recipe the training rows and nothing else. Nor can labels of measured rows
/// get into a detector: nothing that a detector is given holds any.
enum DataGuards {
  static let all: [DataGuard] = [
    .duplicates, .nearDuplicates, .sharedEntities, .laterRows, .oneClass, .fewAnomalies,
    .manyAnomalies, .labelHoles, .crowdedLabels, .tellingColumn,
  ]

  /// What is wrong with a dataset, or worth knowing.
  static func findings(in data: TrialData) -> [Finding] {
    all.compactMap { test in
      test.complaint(data).map { Finding(code: test.code, test.weight, $0) }
    }
  }
}
