import RingtrueCore

/// Evidence whose units are alike in kind, and can be drawn anew by how often each was drawn.
protocol Repeated: Resampled {
  /// How many units there are.
  var units: Int { get }
  /// The evidence in which each unit counts as often as it was drawn.
  func repeated(_ times: [UInt32]) -> Self
}

extension Repeated {
  /// Its units drawn with replacement.
  public func resampling(_ request: IntervalRequest) throws(Undefined) -> Resampling<Self> {
    guard units > 0 else { throw .noRows }
    return Resampling("bootstrap", units: units) { repeated($0) }
  }
}

extension Array {
  /// Each element as often as it was drawn.
  func repeated(_ times: [UInt32]) -> [Element] {
    var drawn: [Element] = []
    drawn.reserveCapacity(count)
    for (element, times) in zip(self, times) {
      for _ in 0..<times { drawn.append(element) }
    }
    return drawn
  }
}
