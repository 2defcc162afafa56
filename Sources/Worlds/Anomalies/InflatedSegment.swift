internal import RingtrueCore
internal import RingtrueKernels

/// Everything at one place or to one bank costs some per cent more for a time.
struct InflatedSegment: AnomalyKind {
  let card = KindCard(
    id: "inflated_segment", family: .sequence,
    summary: "For some weeks, all amounts at one place or to one bank are some per cent too large.",
    decoy: "A higher rent or tariff, which is charged from some month on for good.",
    catcher: "means by place and week", impact: .loss, impactFormula: "Σ |change of the amounts|",
    dials: [
      Dial("percent", "by how much amounts are too large", mild: 4, gross: 40, proportional: true)
    ])

  func draft(_ dials: Dials, _ draws: inout RandomStream, at site: Site) -> Draft? {
    let days = draws.draw().integer(in: 5...60)
    guard let first = site.row(&draws, where: site.isSpending) else { return nil }
    let segment = Self.segment(first, site)
    let rows = site.rows(since: site.postings.time[first], days: days) {
      site.isSpending($0) && Self.segment($0, site) == segment
    }
    let batch = raised(rows, by: dials["percent"] / 100, site)
    guard batch.count >= 3 else { return nil }
    return Draft(batch.edits, impact: batch.change, parameters: ["days": .integer(days)])
  }

  /// An order that is paid every month rises for good.
  func decoy(_ dials: Dials, _ draws: inout RandomStream, at site: Site) -> Draft? {
    let row = site.row(&draws) { row in
      site.postings.operation[row] == .remittance && site.postings.channel[row] == .system
        && site.postings.counterparty[row] != 0
    }
    guard let row else { return nil }
    let rest = (row..<site.rows(of: row).upperBound).filter {
      site.postings.counterparty[$0] == site.postings.counterparty[row]
    }
    guard rest.allSatisfy(site.isUnclaimed) else { return nil }
    let batch = raised(rest, by: dials["percent"] / 100, site)
    return batch.count == rest.count ? Draft(batch.edits, impact: 0) : nil
  }

  /// The rows that are large enough for such a change to show, with their amounts raised.
  private func raised(_ rows: [Int], by share: Double, _ site: Site) -> Batch {
    var batch = Batch(at: site)
    for row in rows {
      var posting = site.postings[row]
      let wanted = (1 + share) * Double(posting.amount)
      guard let amount = site.rounded(wanted, like: row) else { continue }
      let rise = Double(amount - posting.amount) / Double(posting.amount)
      guard rise > 0.5 * share, rise < 1.5 * share else { continue }
      posting.amount = amount
      batch.put(posting, at: row)
    }
    return batch
  }

  /// What rows of one segment have in common: a district, or for what is done online, a bank.
  private static func segment(_ row: Int, _ site: Site) -> [UInt8] {
    let isOnline = site.postings.channel[row] == .online
    return isOnline ? [1, site.postings.bank[row]] : [0, site.postings.place[row]]
  }
}
