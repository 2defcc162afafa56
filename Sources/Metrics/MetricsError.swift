/// Why evidence cannot be measured.
public struct MetricsError: Error, Sendable, Equatable, CustomStringConvertible {
  private enum Reason: Equatable {
    case notFinite([Int])
    case lengths(String, Int, String, Int)
    case outside(String, allowed: String, [Int])
  }

  private let reason: Reason

  /// Scores are NaN or infinite on these rows, counted from 0.
  static func notFinite(_ rows: [Int]) -> MetricsError { MetricsError(reason: .notFinite(rows)) }

  /// Two columns differ in length.
  static func lengths(_ one: String, _ count: Int, _ other: String, _ otherCount: Int) -> Self {
    MetricsError(reason: .lengths(one, count, other, otherCount))
  }

  /// Some values are not what the definition allows, on these rows, counted from 0.
  static func outside(_ what: String, allowed: String, _ rows: [Int]) -> Self {
    MetricsError(reason: .outside(what, allowed: allowed, rows))
  }

  /// The rows that are at fault, counted from 0.
  public var rows: [Int] {
    switch reason {
    case .notFinite(let rows), .outside(_, _, let rows): rows
    case .lengths: []
    }
  }

  /// What is wrong, and what to do.
  public var description: String {
    switch reason {
    case .notFinite(let rows):
      return
        "the scores of rows \(Self.listed(rows)) are not finite; mend the detector, or ask for the "
        + "policy 'drop' or 'rank-last'"
    case .lengths(let one, let count, let other, let otherCount):
      return "\(count) \(one) against \(otherCount) \(other); give one a row"
    case .outside(let what, let allowed, let rows):
      return "\(what) of rows \(Self.listed(rows)) are not \(allowed); mend or leave out these rows"
    }
  }

  /// The first rows, counted from 1, and how many more there are.
  private static func listed(_ rows: [Int]) -> String {
    let first = rows.prefix(5).map { String($0 + 1) }.joined(separator: ", ")
    return first + (rows.count > 5 ? " and \(rows.count - 5) more" : "")
  }
}
