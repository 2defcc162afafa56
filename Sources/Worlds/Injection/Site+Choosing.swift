public import RingtrueKernels

extension Site {
  /// A free row that suits, each as likely as any other; nil if there is none in the period.
  ///
  /// Rows are tried at random, since most suit; then every row is looked at, from a random one on,
  /// so that a place is found if there is one.
  public func row(
    _ draws: inout RandomStream, where suits: (Int) -> Bool = { _ in true }
  ) -> Int? {
    if let focus { return isFree(focus) && suits(focus) ? focus : nil }
    let count = postings.count
    for _ in 0..<64 {
      let row = draws.draw().integer(in: 0..<count)
      if isFree(row), suits(row) { return row }
    }
    let start = draws.draw().integer(in: 0..<count)
    for step in 0..<count {
      let row = (start + step) % count
      if isFree(row), suits(row) { return row }
    }
    return nil
  }

  /// An account that suits, each as likely as any other; nil if there is none.
  public func account(
    _ draws: inout RandomStream, where suits: (Int) -> Bool = { _ in true }
  ) -> Int? {
    let start = draws.draw().integer(in: 0..<ledger.accountCount)
    return (0..<ledger.accountCount).lazy.map { (start + $0) % ledger.accountCount }
      .first(where: suits)
  }

  /// A second before a row at which its account does nothing else, and was open; nil if the row
  /// comes too soon.
  public func freeTime(
    before row: Int, within seconds: Int, _ draws: inout RandomStream
  ) -> Int64? {
    let time = postings.time[row] - Int64(draws.draw().integer(in: 60..<seconds))
    let first = rows(of: row).lowerBound
    return time > postings.time[first] && period.contains(time) ? time : nil
  }

  /// The last row of an account at or before a second; nil if it had none by then.
  public func row(of account: Int, before second: Int64) -> Int? {
    let rows = ledger.rows(of: account)
    var (low, high) = (rows.lowerBound, rows.upperBound)
    while low < high {
      let middle = (low + high) / 2
      if postings.time[middle] <= second { low = middle + 1 } else { high = middle }
    }
    return low > rows.lowerBound ? low - 1 : nil
  }
}
