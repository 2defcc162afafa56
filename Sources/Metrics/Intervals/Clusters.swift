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
}
