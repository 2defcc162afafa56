internal import RingtrueCore
internal import RingtrueKernels

/// More money taken out in a day or a month than the account's limit allows.
struct LimitExceed: AnomalyKind {
  let card = KindCard(
    id: "limit_exceed", family: .sequence,
    summary: "Within a day or a month, more is taken out than the account's limit allows.",
    decoy: "A limit that was raised for a large purchase, paid for from savings.",
    catcher: "sums by account and day or month", impact: .misstatement,
    impactFormula: "the excess over the limit",
    dials: [
      Dial("ratio", "times the limit, as far as the balance bears it", mild: 1.02, gross: 1.6),
      Dial("monthly", "the chance that it is the limit of a month", mild: 0.3, gross: 0.3),
    ])

  func draft(_ dials: Dials, _ draws: inout RandomStream, at site: Site) -> Draft? {
    let isMonthly = draws.draw().chance(dials["monthly"])
    let found = Self.choose(isMonthly, &draws, site) ?? Self.choose(false, &draws, site)
    guard let spell = found else { return nil }
    let ratio = min(dials["ratio"], spell.most)
    let rows = spell.rows.prefix(4)
    let own = rows.reduce(0) { $0 + site.postings.amount[$1] }
    let factor = 1 + (ratio * Double(spell.limit) - Double(spell.total)) / Double(own)
    var batch = Batch(at: site)
    for row in rows {
      let wanted = factor * Double(site.postings.amount[row])
      guard let amount = site.rounded(wanted, like: row),
        let posting = site.posting(row, amount: amount)
      else { continue }
      batch.put(posting, at: row)
    }
    let excess = spell.total + batch.change - spell.limit
    guard excess > 0 else { return nil }
    return Draft(
      batch.edits, impact: excess,
      parameters: [
        "placed_ratio": .number(1 + Double(excess) / Double(spell.limit)),
        "limit": .string(spell.isMonthly ? "monthly" : "daily"),
      ])
  }

  func decoy(_ dials: Dials, _ draws: inout RandomStream, at site: Site) -> Draft? {
    guard let row = site.row(&draws, where: site.isSpending) else { return nil }
    let spell = Spell(of: row, isMonthly: false, site)
    let missing = dials["ratio"] * Double(spell.limit) - Double(spell.total)
    var posting = site.postings[row]
    guard missing > 0, let amount = site.rounded(Double(posting.amount) + missing, like: row),
      let savings = site.savings(amount - posting.amount, before: row, &draws)
    else { return nil }
    posting.amount = amount
    return Draft([.insert(savings), .change(row, to: posting)], impact: 0)
  }

  private static func choose(
    _ isMonthly: Bool, _ draws: inout RandomStream, _ site: Site
  ) -> Spell? {
    func spell(_ row: Int) -> Spell { Spell(of: row, isMonthly: isMonthly, site) }
    let row = site.row(&draws) { row in
      guard site.isSpending(row) else { return false }
      let found = spell(row)
      return found.total < found.limit && found.most > 1.02
    }
    return row.map(spell)
  }
}

/// What an account spends in a day or a month, and how much of it could be more.
private struct Spell {
  let isMonthly: Bool
  let limit: Int64
  /// What is spent in it.
  let total: Int64
  /// The free rows from the chosen one on.
  let rows: [Int]
  /// How many times the limit the account would bear.
  let most: Double

  init(of row: Int, isMonthly: Bool, _ site: Site) {
    self.isMonthly = isMonthly
    let account = site.ledger.population.accounts[Int(site.postings.account[row])]
    let calendar = site.ledger.calendar
    func period(_ row: Int) -> Int {
      let day = calendar.day(ofSecond: site.postings.time[row])
      let monthly = Int(calendar.years[day]) * 16 + Int(calendar.monthDays[day]) / 32
      return isMonthly ? monthly : day
    }
    let own = period(row)
    let before = site.rows(of: row).prefix { $0 < row }.reversed().prefix { period($0) == own }
    let after = (row..<site.rows(of: row).upperBound).prefix { period($0) == own }
    limit = isMonthly ? account.monthlyLimit : account.dailyLimit
    total = (Array(before) + after).filter(site.isSpending)
      .reduce(0) { $0 + site.postings.amount[$1] }
    rows = after.filter { site.isFree($0) && site.isSpending($0) }
    most = Double(total + site.headroom(from: row)) / Double(limit)
  }
}
