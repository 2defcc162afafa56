internal import RingtrueKernels

/// The clients of a region, for whom together something changes.
struct Segment: Sendable {
  /// Its name in labels, such as `region 3`.
  let name: String
  let accounts: [Int]

  /// A region, as likely as it has clients.
  init(_ draws: inout RandomStream, _ site: Site) {
    let districts = site.ledger.population.districts
    let region = { (account: Int) in districts[Int(site.details(account).district)].region }
    let accounts = 0..<site.ledger.accountCount
    let chosen = region(draws.draw().integer(in: accounts))
    // In a block, it is the region's clients among the block's accounts.
    let own = site.ledger.plan.accounts
    let part =
      site.ledger.plan.block.count == 1
      ? "" : ", accounts \(own.lowerBound + 1) to \(own.upperBound)"
    name = "region \(chosen + 1)" + part
    self.accounts = accounts.filter { region($0) == chosen }
  }

  /// The last second of the ledger.
  func end(in site: Site) -> Int64 {
    site.ledger.calendar.second(ofDay: site.ledger.calendar.days)
  }

  /// The segment's rows from a second on that nothing else has.
  func rows(from start: Int64, in site: Site) -> [Int] {
    accounts.flatMap { account in
      site.rows(of: account, in: start..<Int64.max).filter(site.isUnclaimed)
    }
  }

  /// Multiplies what is earned and spent from a second on, as far as balances bear it; amounts
  /// stay as round as they are, and what has its fixed price keeps it.
  func scaled(from start: Int64, in site: Site, by factor: (Int64) -> Double) -> [Edit] {
    var edits: [Edit] = []
    var shift: Int64 = 0
    var account: Int32 = -1
    for row in rows(from: start, in: site) where Self.isFree(row, site) {
      var posting = site.postings[row]
      if posting.account != account { (account, shift) = (posting.account, 0) }
      let old = posting.signed
      posting.amount = Self.scaled(posting.amount, by: factor(posting.time))
      let extra = posting.signed - old
      guard extra != 0, extra > 0 || site.headroom(from: row) + shift + extra >= 0 else {
        continue
      }
      shift += extra
      edits.append(.change(row, to: posting))
    }
    return edits
  }

  /// Whether the amount of a row is not fixed by a contract, or by the bank.
  private static func isFree(_ row: Int, _ site: Site) -> Bool {
    site.postings.channel[row] != .system || site.postings.operation[row] == .collection
  }

  /// An amount times a factor, with the same last digits: whole tens stay so, and 0.99 does.
  private static func scaled(_ amount: Int64, by factor: Double) -> Int64 {
    let step: Int64 = amount % 1000 == 0 ? 1000 : 100
    let ending = amount % step
    return Int64(Double(amount - ending) * factor + 0.5 * Double(step)) / step * step + ending
  }
}

extension Draft {
  /// Itself if it changes anything.
  var ifAny: Draft? { edits.isEmpty ? nil : self }
}
