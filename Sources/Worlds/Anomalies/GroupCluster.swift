internal import RingtrueKernels

/// Many clients who pay nearly the same amount at nearly the same hour.
struct GroupCluster: AnomalyKind {
  let card = KindCard(
    id: "group_cluster", family: .cluster,
    summary: "Within days, many clients pay nearly the same amount at nearly the same hour.",
    decoy: "A promotion: many pay the same price, each at their own hour.",
    catcher: "density in amount and time; counts of equal amounts", impact: .loss,
    impactFormula: "the amounts",
    dials: [
      Dial("rows", "how many payments, fewer in a small ledger", mild: 15, gross: 60),
      Dial("spread", "deviation of the amounts' logarithm", mild: 0.1, gross: 0.01),
      Dial("minutes", "deviation of the times of day", mild: 60, gross: 10),
    ], content: [.digits])

  func draft(_ dials: Dials, _ draws: inout RandomStream, at site: Site) -> Draft? {
    group(dials, &draws, site) { row, hour, draws in
      let second = hour + Int(60 * dials["minutes"] * draws.next(Normal()))
      let isOpen = site.postings.channel[row] != .branch || (28_800..<61_200).contains(second)
      return isOpen && (0..<86_400).contains(second) ? site.posting(row, second: second) : nil
    }
  }

  func decoy(_ dials: Dials, _ draws: inout RandomStream, at site: Site) -> Draft? {
    group(dials, &draws, site) { row, _, _ in site.postings[row] }
  }

  /// Payments of one operation and channel from some row on, their amounts close to that of one
  /// of them, and their times as a rule has it.
  private func group(
    _ dials: Dials, _ draws: inout RandomStream, _ site: Site,
    moved: (Int, Int, inout RandomStream) -> Posting?
  ) -> Draft? {
    let suits = Self.suits(site)
    guard let first = site.row(&draws, where: suits) else { return nil }
    let (centre, hour) = (site.postings.amount[first], Int(site.postings.time[first] % 86_400))
    let rows = site.rows(since: site.postings.time[first], days: 60) { row in
      suits(row) && site.postings.operation[row] == site.postings.operation[first]
        && site.postings.channel[row] == site.postings.channel[first]
    }
    let size = site.groupSize(dials["rows"])
    var batch = Batch(at: site)
    for row in rows where batch.count < size {
      let factor = Elementary.exp(dials["spread"] * draws.next(Normal()))
      guard var posting = moved(row, hour, &draws),
        let amount = site.rounded(factor * Double(centre), like: row),
        abs(Elementary.log(Double(amount) / Double(centre))) < 0.3
      else { continue }
      posting.amount = amount
      if posting != site.postings[row] { batch.put(posting, at: row) }
    }
    guard batch.count >= 5 else { return nil }
    return Draft(batch.edits, impact: batch.total)
  }

  private static func suits(_ site: Site) -> (Int) -> Bool {
    { site.isSpending($0) && site.sameDay($0).isEmpty }
  }
}
