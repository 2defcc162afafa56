/// Something that will happen on an account if the account can bear it.
struct Due: Sendable, BitwiseCopyable {
  var time: Int64
  var flow: Flow
  var channel: LedgerChannel = .system
  /// The amount in minor units, if it is known before its turn comes.
  var amount: Int64 = 0
  /// The order, or the visit, that it is.
  var item: Int32 = 0
  /// Randomness of its own.
  var word: UInt64 = 0
}

extension [Due] {
  /// Puts something in its place by time; most comes in order, so the search starts at the end.
  @inline(__always)
  mutating func place(_ due: Due) {
    var place = count
    while place > 0, self[place - 1].time > due.time { place -= 1 }
    insert(due, at: place)
  }
}
