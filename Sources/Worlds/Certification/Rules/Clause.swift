/// What a rule asks of one reading.
struct Clause: Sendable, Hashable {
  /// The name of the reading.
  let reading: String
  /// What is made of it.
  let shape: RuleShape
  /// The clause as one would write it.
  let text: String

  init(_ shape: RuleShape, of reading: Reading) {
    self.reading = reading.name
    self.shape = shape
    text = shape.text(reading)
  }

  /// What the same words ask of the reading in another table, where words have other numbers; nil
  /// where the word does not occur.
  func shape(in other: Reading) -> RuleShape? {
    guard let words = other.words else { return shape }
    let numbers = [-Double.infinity] + words.indices.map { Double($0) }
    return numbers.lazy.map { RuleShape.equal($0) }.first { $0.text(other) == text }
  }
}

extension RuleShape {
  /// Whether a value fulfils it; an order asks nothing of a value.
  func holds(for value: Double) -> Bool {
    switch self {
    case .highestFirst, .lowestFirst: false
    case .atLeast(let bound): value >= bound
    case .atMost(let bound): value <= bound
    case .equal(let wanted): value == wanted
    }
  }
}
