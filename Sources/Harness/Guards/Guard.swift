internal import RingtrueCore

/// Looks at one thing, be it data, the scores of a trial or all trials of a dataset, for one mistake
/// that would make results untrue.
struct Guard<Subject>: Sendable {
  /// The stable code, such as `RT001`.
  let code: String
  /// How much it weighs when it is found.
  let weight: Finding.Weight
  /// Says what is wrong, and what to do; nil where nothing is.
  let complaint: @Sendable (Subject) -> String?

  init(
    _ code: String, _ weight: Finding.Weight, complaint: @escaping @Sendable (Subject) -> String?
  ) {
    self.code = code
    self.weight = weight
    self.complaint = complaint
  }

  /// What is found in a subject, if anything is.
  func finding(in subject: Subject) -> Finding? {
    complaint(subject).map { Finding(code: code, weight, $0) }
  }
}
