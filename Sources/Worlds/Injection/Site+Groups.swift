extension Site {
  /// The free rows of all accounts that suit, from a second on for some days, by time.
  ///
  /// Cost: linear in the rows of the ledger.
  func rows(since second: Int64, days: Int, where suits: (Int) -> Bool) -> [Int] {
    let window = second..<second + Int64(days) * 86_400
    return postings.time.indices
      .filter { window.contains(postings.time[$0]) && isFree($0) && suits($0) }
      .sorted { (postings.time[$0], $0) < (postings.time[$1], $1) }
  }

  /// How many rows a group may have that should have so many: in a small ledger fewer, so that
  /// there is an ordinary life around it.
  func groupSize(_ wanted: Double) -> Int {
    min(Int(wanted), max(8, postings.count / 400))
  }

  /// Whether a row takes money out at its client's wish.
  func isSpending(_ row: Int) -> Bool {
    postings.type[row] != .credit && postings.channel[row] != .system
  }
}
