internal import RingtrueCore

/// Asks every so often, on the way through many rows, whether the work is still wanted.
struct Pulse {
  /// How many rows are passed without asking: a millisecond's work or so.
  private static let beatsAnAsk = 1024

  private let conditions: Conditions
  private var beats = 0

  /// The pulse of a piece of work.
  init(_ conditions: Conditions) { self.conditions = conditions }

  /// Says that one row more, or one comparison, is about to be done.
  mutating func beat() throws(CancellationError) {
    if beats % Self.beatsAnAsk == 0 { try conditions.checkCancelled() }
    beats &+= 1
  }
}

extension Conditions {
  /// Makes something of each of so many rows.
  func map<Element>(_ rows: Int, _ make: (_ row: Int) throws -> Element) throws -> [Element] {
    var pulse = Pulse(self)
    return try (0..<rows).map { row in
      try pulse.beat()
      return try make(row)
    }
  }
}

extension Sequence {
  /// The elements in an order, which may be given up on the way.
  func sorted(
    under conditions: Conditions, by isBefore: (Element, Element) -> Bool
  ) throws -> [Element] {
    var pulse = Pulse(conditions)
    return try sorted { first, second in
      try pulse.beat()
      return isBefore(first, second)
    }
  }

  /// The places of the elements by what they are alike in, in their order.
  func places<Key: Hashable>(
    under conditions: Conditions, by key: (Element) -> Key
  ) throws -> [Key: [Int]] {
    var pulse = Pulse(conditions)
    var groups: [Key: [Int]] = [:]
    for (place, element) in enumerated() {
      try pulse.beat()
      groups[key(element), default: []].append(place)
    }
    return groups
  }
}
