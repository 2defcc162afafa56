/// Which rows belong together, because they share an account, a day or an event.
public struct Clusters: Sendable, Equatable {
  /// The cluster of each row, as a number below `count`.
  public let rows: [UInt32]
  /// How many clusters there are.
  public let count: Int

  /// Numbers the clusters in the order in which they first appear.
  public init<Key: Hashable>(_ keys: some Sequence<Key>) {
    var numbers: [Key: UInt32] = [:]
    rows = keys.map { key in
      if let number = numbers[key] { return number }
      let next = UInt32(numbers.count)
      numbers[key] = next
      return next
    }
    count = numbers.count
  }

  /// The clusters of some of the rows, in that order; those that lose all their rows are none.
  func keeping(_ kept: [Int]) -> Clusters { Clusters(kept.map { rows[$0] }) }

  /// How many clusters have rows of some kind.
  func count(where isCounted: (Int) -> Bool) -> Int {
    keeping(rows.indices.filter(isCounted)).count
  }

  /// The rows of each cluster.
  var members: [[Int]] {
    var members = [[Int]](repeating: [], count: count)
    for (row, cluster) in rows.enumerated() { members[Int(cluster)].append(row) }
    return members
  }
}
