internal import RingtrueCore
internal import RingtrueKernels

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

  /// Numbers in ascending order, none of them NaN.
  func sorted(_ numbers: [Double]) throws -> [Double] {
    var sorted = try map(numbers.count) { numbers[$0] }
    try checkCancelled()
    // A sort by digits takes a while to begin.
    if sorted.count > 4096 { radixSort(&sorted) } else { sorted.sort() }
    try checkCancelled()
    return sorted
  }

  /// One element, so many times; new memory is slow to come.
  func filled<Element>(with element: Element, count: Int) throws -> [Element] {
    var array: [Element] = []
    array.reserveCapacity(count)
    let parts = Chunks(count, of: 1 << 18)
    for part in 0..<parts.count {
      try checkCancelled()
      array.append(contentsOf: repeatElement(element, count: parts[part].count))
    }
    return array
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
}
