internal import RingtrueKernels

/// Where the rows of a ledger lie in time: all of them together, and those of each account.
///
/// Kinds look for rows of some days again and again; with these lists they need not look at all rows.
struct Timeline: Sendable {
  /// All rows by time; those of one second by their places.
  private let order: [UInt32]
  /// How many rows of clients' own doing come before each row, and at the end all of them.
  private let acts: [Int32]

  /// The rows of a ledger. Cost: a radix sort of their times.
  init(_ postings: Postings) {
    let keys = postings.time.map { UInt64(bitPattern: $0) ^ 1 << 63 }
    order = argsort(keys.span)
    acts = postings.category.reduce(into: [0]) { acts, category in
      acts.append(acts[acts.count - 1] + (category.isBanksOwn ? 0 : 1))
    }
  }

  /// The rows of some seconds, by time.
  func rows(_ seconds: Range<Int64>, _ postings: Postings) -> ArraySlice<UInt32> {
    let first = order.place { postings.time[Int($0)] >= seconds.lowerBound }
    let end = order.place { postings.time[Int($0)] >= seconds.upperBound }
    return order[first..<end]
  }

  /// How many of some neighbouring rows are of the client's own doing.
  func actCount(_ rows: Range<Int>) -> Int { Int(acts[rows.upperBound] - acts[rows.lowerBound]) }
}

extension LedgerCategory {
  /// Whether the bank does it by itself.
  var isBanksOwn: Bool {
    switch self {
    case .interest, .statement, .sanction, .loan: true
    default: false
    }
  }
}

extension RandomAccessCollection where Index == Int {
  /// The first place at which something holds that holds everywhere behind it; the end if nowhere.
  func place(where holds: (Element) -> Bool) -> Int {
    var (low, high) = (startIndex, endIndex)
    while low < high {
      let middle = (low + high) / 2
      if holds(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}

extension Site {
  /// The rows of an account in some seconds.
  func rows(of account: Int, in seconds: Range<Int64>) -> Range<Int> {
    let own = ledger.rows(of: account)
    let first = own.place { postings.time[$0] >= seconds.lowerBound }
    return first..<(first..<own.upperBound).place { postings.time[$0] >= seconds.upperBound }
  }
}
