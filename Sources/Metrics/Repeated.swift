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

/// Evidence that has a value for each row, and nothing for all of them together.
protocol Rowwise: Repeated {
  associatedtype Row: Sendable
  /// What is known of each row.
  var rows: [Row] { get }
  /// Rows that have been looked at already.
  init(checked rows: [Row], _ clusters: Clusters?)
}

extension Rowwise {
  var units: Int { rows.count }

  func repeated(_ times: [UInt32]) -> Self { Self(checked: rows.repeated(times), nil) }

  /// How many of the rows, of which there must be one, are of some kind.
  func share(where isCounted: (Row) -> Bool) throws(Undefined) -> Proportion {
    guard !rows.isEmpty else { throw .noRows }
    return Proportion(rows.count(where: isCounted), of: rows.count)
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
