/// The changes of one draft that touches several rows, so that none of them spends money that
/// another one has spent.
struct Batch {
  /// The changes so far.
  private(set) var edits: [Edit] = []
  private let site: Site
  private var spent: [Int32: Int64] = [:]

  /// No changes yet.
  init(at site: Site) { self.site = site }

  /// The rows that are changed.
  var rows: [Int] { edits.compactMap(\.row) }

  /// How many rows are changed.
  var count: Int { edits.count }

  /// By how much the amounts change, added up without their signs.
  var change: Int64 { sum { abs($1.amount - site.postings.amount[$0]) } }

  /// What the changed rows come to.
  var total: Int64 { sum { $1.amount } }

  private func sum(_ value: (Int, Posting) -> Int64) -> Int64 {
    edits.reduce(0) { sum, edit in
      guard let row = edit.row, let posting = edit.posting else { return sum }
      return sum + value(row, posting)
    }
  }

  /// Puts a posting in the place of a row, unless its account does not bear it.
  mutating func put(_ posting: Posting, at row: Int) {
    let extra = posting.signed - site.postings[row].signed
    let already = spent[posting.account, default: 0]
    guard extra >= 0 || site.headroom(from: row) - already + extra >= 0 else { return }
    spent[posting.account] = already + max(0, -extra)
    edits.append(.change(row, to: posting))
  }
}
