import RingtrueCore
import RingtrueKernels

/// Evidence whose units are alike in kind, and can be drawn anew by how often each was drawn.
protocol Repeated: Resampled {
  /// How many units there are.
  var units: Int { get }
  /// Which units are drawn together, where some belong together.
  var clusters: Clusters? { get }
  /// The class of each unit, where resamples may keep how many there are of each.
  var classes: Clusters? { get }
  /// The evidence in which each unit counts as often as it was drawn.
  func repeated(_ times: [UInt32]) -> Self
}

extension Repeated {
  var classes: Clusters? { nil }

  /// Its units drawn with replacement: whole clusters, each class by itself, or all together.
  public func resampling(_ request: IntervalRequest) throws(Undefined) -> Resampling<Self> {
    guard units > 0 else { throw .noRows }
    if let clusters {
      return Resampling("cluster-bootstrap", units: clusters.count) { times in
        repeated(clusters.rows.map { times[Int($0)] })
      }
    }
    if request.isStratified, let members = classes?.members {
      let urns = members.map { Urn(balls: [UInt32](repeating: 1, count: $0.count)) }
      return Resampling("stratified-bootstrap", urns: urns) { counts in
        var times = [UInt32](repeating: 0, count: units)
        for (members, counts) in zip(members, counts) {
          for (unit, count) in zip(members, counts) { times[unit] = count }
        }
        return repeated(times)
      }
    }
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
