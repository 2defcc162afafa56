/// A rule of one line, and how well it finds what is asked for.
public struct Rule: Sendable, Hashable {
  /// The rule as one would write it, such as `amount at least 950.5`.
  public let text: String
  /// Its average precision.
  public let averagePrecision: Double
  /// What it asks, clause by clause: an order, or conditions that all have to hold.
  var clauses: [Clause] = []
}

extension Rule {
  /// A rule of some clauses.
  init(_ clauses: [Clause], averagePrecision: Double) {
    self.init(
      text: clauses.map(\.text).joined(separator: ", and "), averagePrecision: averagePrecision,
      clauses: clauses)
  }
}

/// What to make of a reading.
enum RuleShape: Sendable, Hashable {
  /// Rows in the order of it, from either end.
  case highestFirst, lowestFirst
  /// The rows from a value on, up to it, and with it.
  case atLeast(Double), atMost(Double), equal(Double)

  /// The rule as one would write it.
  func text(_ reading: Reading) -> String {
    switch self {
    case .highestFirst: "highest \(reading.name) first"
    case .lowestFirst: "lowest \(reading.name) first"
    case .atLeast(let value): "\(reading.name) at least \(reading.text(value))"
    case .atMost(let value): "\(reading.name) at most \(reading.text(value))"
    case .equal(let value): "\(reading.name) is \(reading.text(value))"
    }
  }
}

/// The best rule that a search met, and how many it looked at.
struct BestRule<Form: Sendable>: Sendable {
  private(set) var form: Form?
  private(set) var averagePrecision = 0.0
  private(set) var searched = 0

  /// Looks at a rule; of equally good ones the first stays.
  mutating func consider(_ precision: Double, _ form: @autoclosure () -> Form) {
    searched += 1
    guard precision > averagePrecision + 1e-12 else { return }
    averagePrecision = precision
    self.form = form()
  }

  /// Looks at what another search met.
  mutating func consider(_ other: BestRule) {
    searched += other.searched
    guard other.averagePrecision > averagePrecision + 1e-12 else { return }
    averagePrecision = other.averagePrecision
    form = other.form
  }

  /// The same with its rule told in another way.
  func map<Other: Sendable>(_ told: (Form) -> Other) -> BestRule<Other> {
    var other = BestRule<Other>()
    other.form = form.map(told)
    other.averagePrecision = averagePrecision
    other.searched = searched
    return other
  }
}
