internal import RingtrueKernels

/// How often operation, category and channel go together.
struct Combinations: Sendable {
  private static let shape = (
    categories: LedgerCategory.allCases.count, channels: LedgerChannel.allCases.count
  )
  private var counts: [Int32]
  private var categories = [Int32](repeating: 0, count: shape.categories)
  private var channels = [Int32](repeating: 0, count: shape.channels)
  private let total: Int

  /// The combinations of a ledger's rows. Cost: linear in the rows.
  init(_ rows: Postings) {
    counts = Array(
      repeating: 0,
      count: LedgerOperation.allCases.count * Self.shape.categories * Self.shape.channels)
    total = rows.count
    for row in 0..<rows.count {
      counts[Self.place(rows.operation[row], rows.category[row], rows.channel[row])] += 1
      categories[Int(rows.category[row].rawValue)] += 1
      channels[Int(rows.channel[row].rawValue)] += 1
    }
  }

  /// The share of rows like a posting, with half a row granted to each combination, so that one
  /// never seen is not impossible.
  ///
  /// Krichevsky & Trofimov, IEEE Trans. Inf. Theory 27(2), 1981, doi:10.1109/TIT.1981.1056331
  func probability(of posting: Posting) -> Double {
    let count = counts[Self.place(posting.operation, posting.category, posting.channel)]
    return (Double(count) + 0.5) / (Double(total) + 0.5 * Double(counts.count))
  }

  /// Whether a posting's category and channel are each found on one row in two hundred or more.
  func isMadeOfCommonWords(_ posting: Posting) -> Bool {
    [categories[Int(posting.category.rawValue)], channels[Int(posting.channel.rawValue)]]
      .allSatisfy { 200 * Int($0) >= total }
  }

  private static func place(
    _ operation: LedgerOperation, _ category: LedgerCategory, _ channel: LedgerChannel
  ) -> Int {
    (Int(operation.rawValue) * shape.categories + Int(category.rawValue)) * shape.channels
      + Int(channel.rawValue)
  }
}
