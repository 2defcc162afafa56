internal import RingtrueKernels

/// What clients usually pay for each kind of operation.
struct Habits: Sendable {
  /// The habit of one account and one operation.
  struct Habit: Sendable, BitwiseCopyable {
    /// How many rows it is known from.
    var count: Int32 = 0
    /// The median of the amounts' logarithms.
    var median = 0.0
    /// Their robust deviation, not below a tenth.
    var deviation = 1.0
  }

  private static let operations = LedgerOperation.allCases.count
  private static let channels = LedgerChannel.allCases.count
  private let habits: [Habit]
  /// All clean amounts of each operation and channel, ascending.
  private let donors: [[Int64]]

  /// The habits of a ledger. Cost: a sort of its amounts.
  init(_ ledger: Ledger) {
    var habits = [Habit](repeating: Habit(), count: ledger.accountCount * Self.operations)
    var donors = [[Int64]](repeating: [], count: Self.operations * Self.channels)
    let rows = ledger.postings
    var own = [[Double]](repeating: [], count: Self.operations)
    for account in 0..<ledger.accountCount {
      for row in ledger.rows(of: account) where rows.channel[row] != .system {
        let operation = Int(rows.operation[row].rawValue)
        own[operation].append(Elementary.log(Double(rows.amount[row])))
        donors[Self.place(rows.operation[row], rows.channel[row])].append(rows.amount[row])
      }
      for operation in 0..<Self.operations where !own[operation].isEmpty {
        habits[account * Self.operations + operation] = Self.habit(&own[operation])
        own[operation].removeAll(keepingCapacity: true)
      }
    }
    self.habits = habits
    self.donors = donors.map { $0.sorted() }
  }

  subscript(account: Int, operation: LedgerOperation) -> Habit {
    habits[account * Self.operations + Int(operation.rawValue)]
  }

  /// What was paid for an operation over a channel.
  func donors(_ operation: LedgerOperation, _ channel: LedgerChannel) -> [Int64] {
    donors[Self.place(operation, channel)]
  }

  private static func place(_ operation: LedgerOperation, _ channel: LedgerChannel) -> Int {
    Int(operation.rawValue) * channels + Int(channel.rawValue)
  }

  private static func habit(_ logs: inout [Double]) -> Habit {
    logs.sort()
    let median = logs[logs.count / 2]
    for place in logs.indices { logs[place] = abs(logs[place] - median) }
    logs.sort()
    let deviation = max(0.1, 1.4826 * logs[logs.count / 2])
    return Habit(count: Int32(logs.count), median: median, deviation: deviation)
  }
}

extension Site {
  /// The habit of a row's account for its operation, from what people do of their own accord.
  func habit(of row: Int) -> Habits.Habit {
    habits[Int(postings.account[row]), postings.operation[row]]
  }

  /// An amount that somebody paid in the same way as a posting, close to one that is wanted.
  func donor(like posting: Posting, near amount: Double, _ draws: inout RandomStream) -> Int64 {
    let amounts = habits.donors(posting.operation, posting.channel)
    guard !amounts.isEmpty else { return Int64(amount) }
    let wanted = Int64(min(amount.rounded(.up), 9e18))
    let place = amounts.place(of: wanted) + draws.draw().integer(in: -4...4)
    return amounts[min(max(place, 0), amounts.count - 1)]
  }
}

extension [Int64] {
  /// How many of some ascending numbers are less than one.
  func place(of number: Int64) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if self[middle] < number { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
