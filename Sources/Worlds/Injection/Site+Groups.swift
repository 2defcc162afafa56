extension Site {
  /// The free rows of all accounts that suit, from a second on for some days, by time.
  ///
  /// Cost: linear in the rows of these days.
  func rows(since second: Int64, days: Int, where suits: (Int) -> Bool) -> [Int] {
    timeline.rows(second..<second + Int64(days) * 86_400, postings)
      .map { Int($0) }.filter { isFree($0) && suits($0) }
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
