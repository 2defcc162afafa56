internal import RingtrueCore
internal import RingtrueKernels

/// An amount many times as large as it should be.
struct AmountGlobal: AnomalyKind {
  let card = KindCard(
    id: "amount_global", family: .global,
    summary: "An amount is many times as large as it should be.",
    decoy: "A bonus, or a large purchase that is paid for from savings.",
    catcher: "any look at amounts", impact: .misstatement, impactFormula: "|change of the amount|",
    dials: [
      Dial(
        "factor", "times the proper amount, as far as the balance bears it", mild: 3, gross: 60,
        proportional: true)
    ])

  func draft(_ dials: Dials, _ draws: inout RandomStream, at site: Site) -> Draft? {
    guard let row = site.row(&draws, where: { Self.most(at: $0, site) >= 3.1 }) else { return nil }
    let factor = min(dials["factor"], Self.most(at: row, site))
    let own = site.postings.amount[row]
    guard let amount = site.rounded(factor * Double(own), like: row),
      let posting = site.posting(row, amount: amount)
    else { return nil }
    return Draft(
      [.change(row, to: posting)], impact: amount - own,
      parameters: ["placed_factor": .number(Double(amount) / Double(own))])
  }

  func decoy(_ dials: Dials, _ draws: inout RandomStream, at site: Site) -> Draft? {
    guard let row = site.row(&draws), site.postings.operation[row] != .none else { return nil }
    var large = site.postings[row]
    guard let amount = site.rounded(dials["factor"] * Double(large.amount), like: row) else {
      return nil
    }
    let extra = amount - large.amount
    large.amount = amount
    let change = Edit.change(row, to: large)
    if large.type == .credit { return Draft([change], impact: 0) }
    guard let savings = site.savings(extra, before: row, &draws) else { return nil }
    return Draft([.insert(savings), change], impact: 0)
  }

  /// How many times its amount a row could come to.
  private static func most(at row: Int, _ site: Site) -> Double {
    guard site.postings.type[row] != .credit else { return .infinity }
    return 1 + Double(site.headroom(from: row)) / Double(site.postings.amount[row])
  }
}
