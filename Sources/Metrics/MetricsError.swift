/// Why evidence cannot be measured.
public struct MetricsError: Error, Sendable, Equatable, CustomStringConvertible {
  private enum Reason: Equatable {
    case notFinite([Int])
    case lengths(String, Int, String, Int)
  }

  private let reason: Reason

  /// Scores are NaN or infinite on these rows, counted from 0.
  static func notFinite(_ rows: [Int]) -> MetricsError { MetricsError(reason: .notFinite(rows)) }

  /// Two columns differ in length.
  static func lengths(_ one: String, _ count: Int, _ other: String, _ otherCount: Int) -> Self {
    MetricsError(reason: .lengths(one, count, other, otherCount))
  }

  /// The rows that are at fault, counted from 0.
  public var rows: [Int] {
    if case .notFinite(let rows) = reason { rows } else { [] }
  }

  /// What is wrong, and what to do.
  public var description: String {
    switch reason {
    case .notFinite(let rows):
      let first = rows.prefix(5).map { String($0 + 1) }.joined(separator: ", ")
      let more = rows.count > 5 ? " and \(rows.count - 5) more" : ""
      return "the scores of rows \(first)\(more) are not finite; mend the detector, or ask for the "
        + "policy 'drop' or 'rank-last'"
    case .lengths(let one, let count, let other, let otherCount):
      return "\(count) \(one) against \(otherCount) \(other); give one a row"
    }
  }
}
