internal import RingtrueCore
internal import RingtrueKernels

/// A posting that should be there and is not.
struct MissingPosting: AnomalyKind {
  let card = KindCard(
    id: "missing_posting", family: .structure,
    summary: "A posting, mostly a scheduled one, is missing.",
    decoy: "A standing order that was ended.",
    catcher: "the chain of balances; a model of what comes every month", impact: .misstatement,
    impactFormula: "the amount",
    dials: [
      Dial("scheduled", "the chance that it comes every month", mild: 0.6, gross: 0.6),
      Dial("repaired", "the chance that later balances know nothing of it", mild: 1, gross: 0),
    ])

  func draft(_ dials: Dials, _ draws: inout RandomStream, at site: Site) -> Draft? {
    let isScheduled = draws.draw().chance(dials["scheduled"])
    let isRepaired = draws.draw().chance(dials["repaired"])
    let row = site.row(&draws) { row in
      Self.comesMonthly(site.postings[row]) == isScheduled && site.isFree(row + 1, after: row)
        && (!isRepaired || site.headroom(from: row) >= site.postings[row].signed)
    }
    guard let row else { return nil }
    return Draft(
      [.delete(row, isRepaired ? .moves : .none)], impact: site.postings.amount[row],
      members: [row + 1], knowable: site.postings.time[row + 1],
      parameters: [
        "chain": .string(isRepaired ? "repaired" : "gap"),
        "posting": .string(isScheduled ? "scheduled" : "other"),
      ])
  }

  /// An order ends: it is missing for good.
  func decoy(_ dials: Dials, _ draws: inout RandomStream, at site: Site) -> Draft? {
    let row = site.row(&draws) { row in
      site.postings.operation[row] == .remittance && Self.comesMonthly(site.postings[row])
        && site.isFree(row + 1, after: row)
    }
    guard let row else { return nil }
    let rest = (row..<site.rows(of: row).upperBound).filter { later in
      site.postings.counterparty[later] == site.postings.counterparty[row]
    }
    guard rest.count <= 12, rest.allSatisfy(site.isUnclaimed) else { return nil }
    return Draft(rest.map { .delete($0) }, impact: 0, members: [row + 1])
  }

  private static func comesMonthly(_ posting: Posting) -> Bool {
    posting.channel == .system && posting.counterparty != 0
  }
}
