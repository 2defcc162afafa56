/// How much an oracle learns before it is asked.
public enum Schooling: Sendable {
  /// From datasets as large as the one in question, and large enough that what is rare is met
  /// often: for certificates. Takes minutes.
  case thorough
  /// From small datasets, whatever the size of the one in question: for runs, in which an oracle is
  /// one trial among many. Takes seconds, and knows a little less.
  case brief

  /// How many rows a lesson has for a dataset of so many, where a brief one has `few`.
  func rows(for planned: Int, few: Int) -> Int {
    switch self {
    case .thorough: max(planned, 60_000)
    case .brief: few
    }
  }
}
