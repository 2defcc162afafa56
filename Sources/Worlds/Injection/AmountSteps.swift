/// To which steps the amounts of each operation and channel are rounded.
struct AmountSteps: Sendable {
  private var steps = [Int64](repeating: 0, count: 64)

  /// The steps of a ledger's rows: what divides every amount. Cost: linear in the rows.
  init(_ rows: Postings) {
    for row in 0..<rows.count {
      let place = Self.place(rows.operation[row], rows.channel[row])
      steps[place] = Self.divisor(steps[place], rows.amount[row])
    }
  }

  /// The step of an operation over a channel; 1 where there is none.
  subscript(operation: LedgerOperation, channel: LedgerChannel) -> Int64 {
    max(1, steps[Self.place(operation, channel)])
  }

  /// Whether a posting's amount is rounded as those of its operation and channel are.
  func allow(_ posting: Posting) -> Bool {
    posting.amount % self[posting.operation, posting.channel] == 0
  }

  private static func place(_ operation: LedgerOperation, _ channel: LedgerChannel) -> Int {
    Int(operation.rawValue) * 8 + Int(channel.rawValue)
  }

  /// Euclid's greatest common divisor.
  static func divisor(_ first: Int64, _ second: Int64) -> Int64 {
    var (a, b) = (first, second)
    while b != 0 { (a, b) = (b, a % b) }
    return a
  }
}
