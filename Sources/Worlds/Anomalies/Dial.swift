public import RingtrueCore
internal import RingtrueKernels

/// One thing about an event that its severity turns.
public struct Dial: Sendable, Hashable {
  /// Its name in settings and labels.
  public let name: String
  /// What it is, with its unit.
  public let summary: String
  /// Its values at severity 0 and at severity 1.
  public let mild: Double, gross: Double
  /// Whether it turns in proportion, not in equal steps.
  public let isProportional: Bool

  /// A dial from its mildest to its grossest value.
  public init(
    _ name: String, _ summary: String, mild: Double, gross: Double, proportional: Bool = false
  ) {
    precondition(!proportional || mild > 0 && gross > 0, "proportions need positive ends")
    self.name = name
    self.summary = summary
    self.mild = mild
    self.gross = gross
    isProportional = proportional
  }

  /// Its value at a severity from 0 to 1.
  public func value(at severity: Double) -> Double {
    let value =
      isProportional
      ? mild * Elementary.pow(gross / mild, severity) : mild + (gross - mild) * severity
    // What is rounded must not leave the range.
    return min(max(value, range.lowerBound), range.upperBound)
  }

  /// The smallest range that holds both ends.
  public var range: ClosedRange<Double> { min(mild, gross)...max(mild, gross) }
}

/// The dials of a kind, turned as far as one event's severity says.
public struct Dials: Sendable, Hashable {
  /// How gross the event is, from 0 to 1.
  public let severity: Double
  private let dials: [Dial]

  /// A kind's dials at a severity.
  public init(_ dials: [Dial], severity: Double) {
    self.dials = dials
    self.severity = severity
  }

  /// The value of the dial of that name, which the kind's card must have.
  public subscript(name: String) -> Double {
    guard let dial = dials.first(where: { $0.name == name }) else {
      preconditionFailure("the card has no dial '\(name)'")
    }
    return dial.value(at: severity)
  }

  /// All values, for the labels.
  public var json: JSON {
    .object(dials.map { ($0.name, .number($0.value(at: severity))) })
  }
}
